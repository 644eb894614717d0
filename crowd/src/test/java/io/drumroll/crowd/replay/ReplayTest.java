package io.drumroll.crowd.replay;

import static io.drumroll.crowd.replay.RetailCsv.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.crowd.EngineFestival;
import io.drumroll.crowd.shopper.Keys;
import io.drumroll.crowd.shopper.Seeder;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final long NOW_MS = 1_800_000_000_000L;

    @TempDir
    private Path folder;

    private final EngineFestival festival = new EngineFestival();

    @Test
    void placesAndPaysEveryOrderAndTellsWhatWasConfirmed() throws Exception {
        schedule(Replay.frame(NOW_MS));
        festival.setFaultPercent(10);

        ReplayResult result = replay(
                row("1", "A", "2", "2.55"),
                row("1", "A", "1", "2.55"),
                row("1", "A", "1", "2.95"),
                row("C2", "A", "-2", "2.55"),
                row("3", "B", "4", "1.00").replace("17850.0", ""));

        assertThat(result.rows()).isEqualTo(5);
        assertThat(result.orders()).isEqualTo(2);
        assertThat(result.lines()).isEqualTo(4);
        assertThat(result.gmvMinor()).isEqualTo(3 * 255 + 295 + 400);
        assertThat(result.currency()).isEqualTo(Replay.CURRENCY);
        assertThat(result.skipped()).isEqualTo(Map.of("CANCELLATION", 1L));
        assertThat(result.fault()).isNull();
        assertThat(count(Event.OrderPaid.class)).isEqualTo(2);
    }

    @Test
    void leavesNeitherStockNorMoneyOver() throws Exception {
        schedule(Replay.frame(NOW_MS));

        replay(row("1", "A", "2", "2.55"), row("2", "A", "3", "2.55"));

        festival.read(
                0,
                new Query.OfSku(1),
                new Answer<>(sku -> assertThat(sku.available()).isZero()));
        festival.read(
                0,
                new Query.OfWallet(17_850),
                new Answer<>(wallet -> assertThat(wallet.balances()).allMatch(balance -> balance.balanceMinor() == 0)));
    }

    @Test
    void replaysAFileThatBreaksOffAndSaysSo() throws Exception {
        schedule(Replay.frame(NOW_MS));
        Path file = RetailCsv.text(folder, RetailCsv.HEADER + "\n" + row("1", "A", "2", "2.55") + "\n2,B,HA");

        ReplayResult result = replay(file);

        assertThat(result.orders()).isEqualTo(1);
        assertThat(result.skipped()).isEqualTo(Map.of("TRUNCATED", 1L));
        assertThat(result.fault()).contains("line 3");
    }

    @Test
    void replaysAFileWithoutASingleOrder() throws Exception {
        schedule(Replay.frame(NOW_MS));

        ReplayResult result = replay(RetailCsv.text(folder, RetailCsv.HEADER + "\n"));

        assertThat(result.rows()).isZero();
        assertThat(result.gmvMinor()).isZero();
    }

    @Test
    void refusesAFestivalThatIsNotScheduledOrOfAnotherCurrencyOrWithDeals() throws Exception {
        assertThatThrownBy(() -> replay(row("1", "A", "1", "1")))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("FESTIVAL_NOT_SCHEDULED");
        schedule(frame("CNY", NOW_MS - 1));
        assertThatThrownBy(() -> replay(row("1", "A", "1", "1")))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("CNY");
        schedule(frame("GBP", NOW_MS - 1));
        schedule(saving());
        assertThatThrownBy(() -> replay(row("1", "A", "1", "1")))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("deals");
    }

    @Test
    void isAnErrorWhenAnOrderIsRefused() throws Exception {
        schedule(frame("GBP", NOW_MS + 1_000));

        assertThatThrownBy(() -> replay(row("1", "A", "1", "1")))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("1 of 1 orders were refused")
                .hasMessageContaining("DoorsNotOpen");
    }

    private static Command frame(String currency, long opensAtMs) {
        return new Command.ScheduleFestival(
                "Other", new Currency(currency), opensAtMs, NOW_MS + 100_000, 60_000, 60_000);
    }

    private static Command saving() {
        DealTerms terms = new DealTerms.CrossShop(100, 10, 0);
        return new Command.MakeDeal(new DealOffer("Saving", 0, NOW_MS + 100_000, Funder.FESTIVAL, List.of(), terms));
    }

    private void schedule(Command command) throws Exception {
        festival.setNowMs(NOW_MS);
        new Seeder(festival).accepted(List.of(command), new Keys(command.hashCode()), 1, Seeder.Progress.NONE);
    }

    private ReplayResult replay(String... rows) throws Exception {
        return replay(RetailCsv.file(folder, rows));
    }

    private ReplayResult replay(Path file) throws Exception {
        return new Replay(festival, new Keys(9), Replay.MAX_SPEED).run(file, (stage, done, total) -> {});
    }

    private long count(Class<? extends Event> kind) {
        return festival.events().stream().filter(kind::isInstance).count();
    }
}
