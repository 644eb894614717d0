package io.drumroll.crowd.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.crowd.EngineFestival;
import io.drumroll.crowd.demo.DemoFestival;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.promotion.SpendAndSave;
import io.drumroll.engine.region.Country;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeederTest {
    private final EngineFestival festival = new EngineFestival();
    private final Seeder seeder = new Seeder(festival, 50, Duration.ofSeconds(60));

    @Test
    void opensEveryShopAndListsEverySkuOfADemo() throws Exception {
        schedule();
        DemoFestival demo = DemoFestival.of(20, 500, 1);
        long[] lastReport = new long[2];

        seeder.seed(demo, new Keys(5), (done, total) -> {
            lastReport[0] = done;
            lastReport[1] = total;
        });

        assertThat(count(Event.ShopOpened.class)).isEqualTo(20);
        assertThat(count(Event.SkuListed.class)).isEqualTo(500);
        assertThat(lastReport).containsExactly(520, 520);
    }

    @Test
    void carriesEachCommandOutOnceThoughAnswersAreLost() throws Exception {
        schedule();
        DemoFestival demo = DemoFestival.of(20, 500, 1);
        festival.setFaultPercent(20);

        seeder.seed(demo, new Keys(5), Seeder.Progress.NONE);

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
        seeder.seed(demo, new Keys(5), Seeder.Progress.NONE);

        seeder.seed(demo, new Keys(5), Seeder.Progress.NONE);

        assertThat(count(Event.SkuListed.class)).isEqualTo(50);
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
        Command open = new Command.OpenShop("A", new Country("CN"));

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
        Command open = new Command.OpenShop("A", new Country("CN"));

        assertThatThrownBy(() -> impatient.accepted(List.of(open), new Keys(5), 1, Seeder.Progress.NONE))
                .isInstanceOf(SeedingException.class)
                .hasMessageContaining("no answer");
    }

    private void schedule() throws Exception {
        Command frame = new Command.ScheduleFestival(
                "Demo", DemoFestival.CURRENCY, 1_000, 1_000_000, 60_000, SpendAndSave.NONE);
        seeder.accepted(List.of(frame), new Keys(4), 9, Seeder.Progress.NONE);
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
