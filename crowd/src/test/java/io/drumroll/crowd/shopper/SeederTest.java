package io.drumroll.crowd.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.crowd.EngineFestival;
import io.drumroll.crowd.demo.DemoFestival;
import io.drumroll.crowd.demo.Doors;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeederTest {
    private static final Doors DOORS = new Doors(500_000, 1_000_000);
    private static final long NOW_MS = 100_000;

    private final EngineFestival festival = new EngineFestival();
    private final Seeder seeder = new Seeder(festival, 50, Duration.ofSeconds(60));

    @Test
    void opensEveryShopAndListsEverySkuOfADemo() throws Exception {
        schedule();
        DemoFestival demo = DemoFestival.of(20, 500, 1);
        long[] lastReport = new long[2];

        seed(demo, (done, total) -> {
            lastReport[0] = done;
            lastReport[1] = total;
        });

        assertThat(count(Event.ShopOpened.class)).isEqualTo(20);
        assertThat(count(Event.SkuListed.class)).isEqualTo(500);
        assertThat(count(Event.DealMade.class))
                .isEqualTo(demo.deals(DOORS, i -> i + 1, i -> i + 1).commands().size());
        assertThat(count(Event.CommissionSet.class))
                .isEqualTo(demo.commissions().size());
        assertThat(lastReport).containsExactly(520, 520);
    }

    @Test
    void carriesEachCommandOutOnceThoughAnswersAreLost() throws Exception {
        schedule();
        DemoFestival demo = DemoFestival.of(20, 500, 1);
        festival.setFaultPercent(20);

        seed(demo, Seeder.Progress.NONE);

        assertThat(count(Event.ShopOpened.class)).isEqualTo(20);
        assertThat(count(Event.SkuListed.class)).isEqualTo(500);
        assertThat(flagshipsSellTheirBrand())
                .as("a SKU stays in the shop it was meant for")
                .isTrue();
    }

    @Test
    void repeatsARunWithTheSameKeysWithoutDoingAnythingTwice() throws Exception {
        schedule();
        DemoFestival demo = DemoFestival.of(5, 50, 1);
        seed(demo, Seeder.Progress.NONE);

        seed(demo, Seeder.Progress.NONE);

        assertThat(count(Event.SkuListed.class)).isEqualTo(50);
    }

    @Test
    void finishesARunThatWasBrokenOffWithoutDoingAnythingTwice() throws Exception {
        schedule();
        DemoFestival demo = DemoFestival.of(20, 500, 1);
        seeder.accepted(demo.rates(), new Keys(5), 3, Seeder.Progress.NONE);
        seeder.accepted(demo.duties(NOW_MS + 5_000), new Keys(5), 4, Seeder.Progress.NONE);
        seeder.accepted(demo.shops(), new Keys(5), 1, Seeder.Progress.NONE);
        seeder.accepted(demo.skus().subList(0, 100), new Keys(5), 2, Seeder.Progress.NONE);
        festival.setNowMs(NOW_MS + 50_000);

        seedAt(NOW_MS + 50_000, demo, Seeder.Progress.NONE);

        assertThat(count(Event.RateFixed.class)).isEqualTo(demo.rates().size());
        assertThat(count(Event.DutySet.class)).isEqualTo(demo.duties(0).size());
        assertThat(count(Event.ShopOpened.class)).isEqualTo(20);
        assertThat(count(Event.SkuListed.class)).isEqualTo(500);
        assertThat(count(Event.DealMade.class))
                .isEqualTo(demo.deals(DOORS, i -> i + 1, i -> i + 1).commands().size());
    }

    @Test
    void setsDutiesFromALaterMomentWhereTheFirstHasPassed() throws Exception {
        schedule();
        DemoFestival demo = DemoFestival.of(20, 500, 1);

        seedAt(NOW_MS - 10_000, demo, Seeder.Progress.NONE);

        assertThat(count(Event.DutySet.class)).isEqualTo(demo.duties(0).size());
    }

    @Test
    void leavesPreSalesOutThatAreOverWhenTheDoorsAreOpenAlready() throws Exception {
        schedule();
        DemoFestival demo = DemoFestival.of(20, 500, 1);
        festival.setNowMs(DOORS.opensAtMs() + 1);

        seedAt(DOORS.opensAtMs() + 1, demo, Seeder.Progress.NONE);

        assertThat(count(Event.DealMade.class))
                .isEqualTo(demo.deals(DOORS, i -> i + 1, i -> i + 1).sure());
    }

    @Test
    void saysWhichCommandWasRefusedAndWhy() {
        Command topUp = new Command.TopUpWallet(1, new Money(5, DemoFestival.CURRENCY));

        assertThatThrownBy(() -> seeder.accepted(List.of(topUp), new Keys(5), 1, Seeder.Progress.NONE))
                .isInstanceOf(SeedingException.class)
                .hasMessageContaining("TopUpWallet")
                .hasMessageContaining("FestivalNotScheduled");
    }

    @Test
    void stopsWhenTheDiskIsFull() {
        festival.fillStorage();
        Command open = new Command.OpenShop("A", new Country("CN"), ShopKind.BAZAAR, DemoFestival.CURRENCY);

        assertThatThrownBy(() -> seeder.accepted(List.of(open), new Keys(5), 1, Seeder.Progress.NONE))
                .isInstanceOf(SeedingException.class)
                .hasMessageContaining("disk is full");
    }

    @Test
    void givesUpWhenNothingIsAnswered() {
        Festival silent = new Festival() {
            @Override
            public void submit(Request request, Command command, OutcomeHandler handler) {}

            @Override
            public <A> void read(long atPosition, Query<A> query, ReplyHandler<A> handler) {}
        };
        Seeder impatient = new Seeder(silent, 1, Duration.ofMillis(20));
        Command open = new Command.OpenShop("A", new Country("CN"), ShopKind.BAZAAR, DemoFestival.CURRENCY);

        assertThatThrownBy(() -> impatient.accepted(List.of(open), new Keys(5), 1, Seeder.Progress.NONE))
                .isInstanceOf(SeedingException.class)
                .hasMessageContaining("no answer");
    }

    private void schedule() throws Exception {
        festival.setNowMs(NOW_MS);
        Command frame = new Command.ScheduleFestival(
                "Demo", DemoFestival.CURRENCY, DOORS.opensAtMs(), DOORS.closesAtMs(), 60_000, 60_000);
        seeder.accepted(List.of(frame), new Keys(4), 9, Seeder.Progress.NONE);
    }

    private void seed(DemoFestival demo, Seeder.Progress progress) throws Exception {
        seedAt(NOW_MS, demo, progress);
    }

    private void seedAt(long nowMs, DemoFestival demo, Seeder.Progress progress) throws Exception {
        seeder.seed(demo, DOORS, () -> nowMs, new Keys(5), progress);
    }

    private long count(Class<? extends Event> kind) {
        return festival.events().stream().filter(kind::isInstance).count();
    }

    /** Whether every SKU listed in a flagship store bears its brand. */
    private boolean flagshipsSellTheirBrand() {
        List<Event.ShopOpened> shops = festival.events().stream()
                .filter(Event.ShopOpened.class::isInstance)
                .map(Event.ShopOpened.class::cast)
                .toList();
        return festival.events().stream()
                .filter(Event.SkuListed.class::isInstance)
                .map(Event.SkuListed.class::cast)
                .allMatch(sku -> {
                    String shop = shops.get(sku.shop() - 1).name();
                    return !shop.contains("Flagship Store") || shop.startsWith(sku.brand());
                });
    }
}
