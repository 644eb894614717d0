package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.client.CommandClient;
import io.drumroll.client.Failure;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.PayMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The festival's process is killed while thousands of orders are under way. In each round: orders are sent as quickly as
 * they are taken; at a moment chosen by a seed the process is killed; it is started again on the same folder; every
 * order is asked again under its key. What was confirmed is there once, with the number that was confirmed.
 */
class KillTest {
    private static final int ROUNDS = 3;
    private static final int IN_FLIGHT = 30_000;
    private static final int MAX_ORDERS = 400_000;
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
    void everyConfirmedOrderIsThereOnceAfterAKillWithThousandsUnderWay() {
        long seed = System.nanoTime();
        System.out.println("KillTest: seed " + seed);
        Random random = new Random(seed);
        Set<Long> orders = new HashSet<>();
        FestivalProcess process = FestivalProcess.start(dir, ARGUMENTS);
        try {
            furnish(process);
            for (int round = 0; round < ROUNDS; round++) {
                Round sent = new Round(round);
                int killAfter = random.nextInt(60_000);
                try (CommandClient client = connect(process)) {
                    sent.sendUntilConfirmed(client, killAfter);
                    process.kill();
                }
                assertThat(sent.unanswered())
                        .as("under way at the kill, round %s", round)
                        .isGreaterThan(10_000);
                process = FestivalProcess.start(dir, ARGUMENTS);
                try (CommandClient client = connect(process)) {
                    orders.addAll(sent.askAgain(client));
                }
            }
        } finally {
            process.close();
        }
        Auditor.Report audit = Auditor.audit(dir, _ -> {});
        assertThat(audit.breach()).isEmpty();
        assertThat(audit.checked()).containsEntry("orders", (long) orders.size());
        assertThat(audit.checked().get("feedEvents")).isEqualTo(audit.checked().get("events"));
        assertThat(audit.checked().get("feedEventsEqualToLog"))
                .isEqualTo(audit.checked().get("events"));
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
            List<Command> commands = TestFestival.furniture(900_000);
            Answers answers = new Answers(commands.size());
            for (int i = 0; i < commands.size(); i++) {
                client.submit(TestFestival.newKey(), commands.get(i), answers.at(i));
                int answered = i + 1;
                Await.until("command " + i, () -> answers.answered() == answered);
                assertThat(answers.get(i)).isInstanceOf(Outcome.Accepted.class);
            }
        }
    }

    /** The orders of one round. */
    private static final class Round {
        private static final Command ORDER = TestFestival.order(1, PayMode.NOW);

        private final int number;
        private final Answers first = new Answers(MAX_ORDERS);
        private int sent;

        private Round(int number) {
            this.number = number;
        }

        /** Sends, and returns with thousands under way as soon as so many are confirmed. */
        void sendUntilConfirmed(CommandClient client, int confirmed) {
            Await.until(confirmed + " orders confirmed", () -> {
                while (sent < MAX_ORDERS && sent - first.answered() < IN_FLIGHT) {
                    client.submit(key(sent), ORDER, first.at(sent));
                    sent++;
                }
                return first.answered() > confirmed;
            });
        }

        int unanswered() {
            return sent - first.confirmed(sent);
        }

        /** Asks every order again, those that were confirmed too; returns the numbers of all. */
        List<Long> askAgain(CommandClient client) {
            Answers second = new Answers(sent);
            int[] asked = {0};
            Await.until("all " + sent + " answers", () -> {
                while (asked[0] < sent && asked[0] - second.answered() < IN_FLIGHT) {
                    client.submit(key(asked[0]), ORDER, second.at(asked[0]));
                    asked[0]++;
                }
                return second.answered() == sent;
            });
            List<Long> orders = new ArrayList<>();
            for (int i = 0; i < sent; i++) {
                if (!(second.get(i) instanceof Outcome.Accepted accepted)) {
                    throw new AssertionError("order " + i + ", asked again, was not accepted: " + second.get(i));
                }
                if (first.get(i) instanceof Outcome.Accepted confirmed) {
                    assertThat(accepted).isEqualTo(confirmed.again());
                }
                orders.add(accepted.id());
            }
            assertThat(orders).doesNotHaveDuplicates();
            return orders;
        }

        private Request key(int order) {
            return new Request(0xC11L + number, order + 1L);
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
