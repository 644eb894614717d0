package io.drumroll.crowd.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.client.Failure;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.crowd.EngineFestival;
import io.drumroll.crowd.shopper.Keys;
import io.drumroll.crowd.shopper.Seeder;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A load's expected totals are what the engine makes of its orders. */
class LoadDealsTest {
    private static final Currency CURRENCY = new Currency("CNY");
    private static final DealTerms.CrossShop SAVING = new DealTerms.CrossShop(300_00, 40_00, 100_00);
    private static final long NOW_MS = 100_000;

    private final EngineFestival festival = new EngineFestival();

    @BeforeEach
    void schedule() throws Exception {
        long closesAtMs = System.currentTimeMillis() * 2;
        festival.setNowMs(NOW_MS);
        Command frame = new Command.ScheduleFestival("Load", CURRENCY, NOW_MS, closesAtMs, 60_000, 60_000);
        DealOffer saving = new DealOffer("Saving", 0, closesAtMs, Funder.FESTIVAL, List.of(), SAVING);
        new Seeder(festival, 1, Seeder.DEFAULT_PATIENCE)
                .accepted(List.of(frame, new Command.MakeDeal(saving)), new Keys(1), 1, Seeder.Progress.NONE);
    }

    @Test
    void everyOrderOfALoadWithDealsGetsEachOfThem() {
        LoadReport report = run(true);

        assertThat(report.rejected()).isEmpty();
        assertThat(report.confirmedInAll()).isPositive();
        assertThat(placed())
                .hasSize((int) report.confirmedInAll())
                .allSatisfy(
                        order -> assertThat(stages(order)).contains(Stage.ITEM, Stage.SHOP_TIERS, Stage.CROSS_SHOP));
        assertThat(placed().stream().filter(order -> stages(order).contains(Stage.FESTIVAL_COUPON)))
                .hasSize((int) report.withCoupons());
        assertThat(report.withCoupons()).isPositive();
    }

    @Test
    void aPlainLoadGetsTheSavingAcrossShopsOnly() {
        LoadReport report = run(false);

        assertThat(report.rejected()).isEmpty();
        assertThat(report.withCoupons()).isZero();
        assertThat(placed())
                .isNotEmpty()
                .allSatisfy(order -> assertThat(stages(order)).isSubsetOf(Stage.CROSS_SHOP));
    }

    private LoadReport run(boolean deals) {
        LoadPlan plan = new LoadPlan(2_000, 1, 0, 50, 2, 0, 100, 20, 7, deals);
        return new LoadRun(new EngineTarget(), plan, CURRENCY, SAVING, line -> {}, Confirmations.IGNORED).run();
    }

    private List<Event.OrderPlaced> placed() {
        return festival.events().stream()
                .filter(Event.OrderPlaced.class::isInstance)
                .map(Event.OrderPlaced.class::cast)
                .toList();
    }

    private static Set<Stage> stages(Event.OrderPlaced order) {
        return order.adjustments().stream().map(Adjustment::stage).collect(Collectors.toSet());
    }

    /** The engine on the sender's thread. */
    private final class EngineTarget implements LoadTarget {
        @Override
        public void send(Request request, Command command, Done done) {
            festival.submit(request, command, new OutcomeHandler() {
                @Override
                public void onOutcome(Outcome outcome) {
                    switch (outcome) {
                        case Outcome.Accepted accepted -> done.accepted(accepted.id(), accepted.position());
                        case Outcome.Rejected rejected ->
                            done.rejected(rejected.rejection().code());
                    }
                }

                @Override
                public void onFailure(Failure failure) {
                    done.failed(failure.name());
                }
            });
        }

        @Override
        public boolean turn() {
            return false;
        }

        @Override
        public void close() {}
    }
}
