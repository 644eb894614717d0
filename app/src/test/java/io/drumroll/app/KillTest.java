package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.client.CommandClient;
import io.drumroll.client.Failure;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The festival's process is killed while thousands of commands are under way: coupons are claimed, orders use them beside
 * a festival price, and pieces are refunded. In each round: they are sent as quickly as they are taken; at a moment chosen
 * by a seed the process is killed; it is started again on the same folder; every command is asked again under its key.
 * What was confirmed is there once, with the number that was confirmed; no coupon is used twice and nothing is refunded
 * twice.
 */
class KillTest {
    private static final int ROUNDS = Boolean.getBoolean("drumroll.soak") ? 20 : 2;
    private static final int IN_FLIGHT = 30_000;
    private static final int MAX_COMMANDS = 400_000;
    static final List<String> ARGUMENTS = List.of(
            "--port",
            "0",
            "--udp-port",
            "0",
            "--crowd",
            "0",
            "--no-demo",
            "--countdown",
            "0",
            "--storage-reserve-mib",
            "0",
            "--snapshot-mib",
            "8");

    @TempDir
    private Path dir;

    @Test
    void everyConfirmedCommandIsThereOnceAfterAKillWithThousandsUnderWay() {
        long seed = System.nanoTime();
        System.out.println("KillTest: seed " + seed);
        Random random = new Random(seed);
        Set<Long> orders = new HashSet<>();
        Map<KillStream.Kind, Long> done = new EnumMap<>(KillStream.Kind.class);
        FestivalProcess process = FestivalProcess.start(dir, ARGUMENTS);
        try {
            furnish(process);
            for (int round = 0; round < ROUNDS; round++) {
                Round sent = new Round(round);
                int killAfter = 20_000 + random.nextInt(60_000);
                try (CommandClient client = connect(process)) {
                    sent.sendUntilConfirmed(client, killAfter);
                    process.kill();
                }
                assertThat(sent.unanswered())
                        .as("under way at the kill, round %s", round)
                        .isGreaterThan(10_000);
                process = FestivalProcess.start(dir, ARGUMENTS);
                try (CommandClient client = connect(process)) {
                    orders.addAll(sent.askAgain(client, done));
                }
            }
        } finally {
            process.close();
        }
        checkBooks(done);
        Auditor.Report audit = Auditor.audit(dir, _ -> {});
        assertThat(audit.breach()).isEmpty();
        assertThat(audit.checked()).containsEntry("orders", (long) orders.size());
        assertThat(audit.checked().get("feedEvents")).isEqualTo(audit.checked().get("events"));
        assertThat(audit.checked().get("feedEventsEqualToLog"))
                .isEqualTo(audit.checked().get("events"));
    }

    /** Each claim gave one coupon, each order with a coupon used one, and the money of all of it is there. */
    private void checkBooks(Map<KillStream.Kind, Long> done) {
        long claims = done.getOrDefault(KillStream.Kind.CLAIM, 0L);
        long withCoupon = done.getOrDefault(KillStream.Kind.ORDER_WITH_COUPON, 0L);
        long plain = done.getOrDefault(KillStream.Kind.ORDER, 0L);
        long refunds = done.getOrDefault(KillStream.Kind.REFUND, 0L);
        assertThat(refunds).isPositive();
        try (TestFestival festival = TestFestival.start(dir)) {
            Query.DealView coupon = festival.found(new Query.OfDeal(KillStream.COUPON));
            assertThat(coupon.taken()).isEqualTo(claims);
            assertThat(coupon.used()).isEqualTo(withCoupon);
            assertThat(festival.sku().sold()).isEqualTo(KillStream.PIECES_WITH_COUPON * withCoupon + plain - refunds);
            assertThat(festival.balanceMinor())
                    .isEqualTo(TestFestival.TOP_UP_MINOR
                            - KillStream.WITH_COUPON_MINOR * withCoupon
                            - KillStream.PRICE_MINOR * plain
                            + KillStream.REFUND_MINOR * refunds);
        }
    }

    /** Counts answers, whatever they are. */
    static OutcomeHandler counting(AtomicInteger answers) {
        return new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                answers.incrementAndGet();
            }

            @Override
            public void onFailure(Failure failure) {
                // Only answers count.
            }
        };
    }

    private static CommandClient connect(FestivalProcess process) {
        CommandClient client = CommandClient.overUdp(process.said("udp"), "127.0.0.1");
        assertThat(client.awaitConnected(30_000)).isTrue();
        return client;
    }

    private static void furnish(FestivalProcess process) {
        try (CommandClient client = connect(process)) {
            List<Command> commands = new ArrayList<>(TestFestival.furniture(900_000));
            commands.addAll(KillStream.deals());
            Answers answers = new Answers(commands.size());
            for (int i = 0; i < commands.size(); i++) {
                client.submit(TestFestival.newKey(), commands.get(i), answers.at(i));
                int answered = i + 1;
                Await.until("command " + i, () -> answers.answered() == answered);
                assertThat(answers.get(i)).isInstanceOf(Outcome.Accepted.class);
            }
        }
    }

    /** The commands of one round. */
    private static final class Round {
        private final int number;
        private final List<KillStream.Step> steps = new ArrayList<>();
        private final Answers first = new Answers(MAX_COMMANDS);

        private Round(int number) {
            this.number = number;
        }

        /** Sends, and returns with thousands under way as soon as so many are confirmed. */
        void sendUntilConfirmed(CommandClient client, int confirmed) {
            Await.until(confirmed + " commands confirmed", () -> {
                while (steps.size() < MAX_COMMANDS && steps.size() - first.answered() < IN_FLIGHT) {
                    int index = steps.size();
                    steps.add(KillStream.step(index, first::get));
                    client.submit(key(index), steps.get(index).command(), first.at(index));
                }
                return first.answered() > confirmed;
            });
        }

        int unanswered() {
            return steps.size() - first.confirmed(steps.size());
        }

        /** Asks everything again, what was confirmed too; counts by kind and returns the numbers of all orders. */
        List<Long> askAgain(CommandClient client, Map<KillStream.Kind, Long> done) {
            int sent = steps.size();
            Answers second = new Answers(sent);
            int[] asked = {0};
            Await.until("all " + sent + " answers", () -> {
                while (asked[0] < sent && asked[0] - second.answered() < IN_FLIGHT) {
                    client.submit(key(asked[0]), steps.get(asked[0]).command(), second.at(asked[0]));
                    asked[0]++;
                }
                return second.answered() == sent;
            });
            List<Long> orders = new ArrayList<>();
            for (int i = 0; i < sent; i++) {
                KillStream.Step step = steps.get(i);
                if (!(second.get(i) instanceof Outcome.Accepted accepted)) {
                    throw new AssertionError(step + ", asked again, was not accepted: " + second.get(i));
                }
                if (first.get(i) instanceof Outcome.Accepted confirmed) {
                    assertThat(accepted).isEqualTo(confirmed.again());
                }
                done.merge(step.kind(), 1L, Long::sum);
                if (step.kind() == KillStream.Kind.ORDER || step.kind() == KillStream.Kind.ORDER_WITH_COUPON) {
                    orders.add(accepted.id());
                }
            }
            assertThat(orders).doesNotHaveDuplicates();
            return orders;
        }

        private Request key(int index) {
            return new Request(0xC11L + number, index + 1L);
        }
    }

    /** Answers by the number of what was sent; a failure is no answer. */
    private static final class Answers {
        private final AtomicReferenceArray<@Nullable Outcome> outcomes;
        private final AtomicInteger answered = new AtomicInteger();

        private Answers(int size) {
            outcomes = new AtomicReferenceArray<>(size);
        }

        OutcomeHandler at(int index) {
            return new OutcomeHandler() {
                @Override
                public void onOutcome(Outcome outcome) {
                    outcomes.set(index, outcome);
                    answered.incrementAndGet();
                }

                @Override
                public void onFailure(Failure failure) {
                    // What has no answer is asked again.
                }
            };
        }

        int answered() {
            return answered.get();
        }

        int confirmed(int sent) {
            int confirmed = 0;
            for (int i = 0; i < sent; i++) {
                confirmed += outcomes.get(i) == null ? 0 : 1;
            }
            return confirmed;
        }

        @Nullable
        Outcome get(int index) {
            return outcomes.get(index);
        }
    }
}
