package io.drumroll.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.drumroll.books.Statement.Entry;
import io.drumroll.books.Statement.Total;
import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatementsTest {
    private static final long BUYER = 5;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreeWithTheEngineAndWithARecomputationOfAllEvents(long seed) {
        Trade trade = RandomTrade.of(seed, 4_000);
        Statements statements = new Statements();
        trade.events().forEach(happened -> happened.to(statements));

        for (int shop = 1; shop <= RandomTrade.SHOPS; shop++) {
            Statement statement = statements.statement(shop).orElseThrow();
            Query.ShopView view = trade.shopView(shop);
            List<Entry> all = NaiveStatement.entries(trade.events(), shop);
            assertThat(statement.balanceMinor()).isEqualTo(view.balanceMinor());
            assertThat(statement.debtMinor()).isEqualTo(view.debtMinor());
            assertThat(statement.currency()).isEqualTo(view.currency());
            assertReconciles(statement);
            assertThat(statement.entries())
                    .isEqualTo(all.subList(Math.max(0, all.size() - Statements.ENTRIES_LISTED), all.size()));
            assertThat(statement.olderEntries() + statement.entries().size()).isEqualTo(all.size());
            assertThat(all).allMatch(entry -> entry.balanceMinor() >= 0);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void comeToWhatTheLedgerSaysOfShops(long seed) {
        Trade trade = RandomTrade.of(seed, 4_000);
        Statements statements = new Statements();
        trade.events().forEach(happened -> happened.to(statements));

        Set<Account> ofShops =
                EnumSet.of(Account.SHOPS, Account.SHOP_DEBTS, Account.COMMISSION, Account.SUBSIDY, Account.PAID_OUT);
        assertThat(statements.ledgerAccounts())
                .containsExactlyInAnyOrderElementsOf(trade.ledger().stream()
                        .filter(each -> ofShops.contains(each.account()))
                        .toList());
    }

    @Test
    void tellTheAccountsAsOfAnEventThatIsStillToCome() {
        List<Happened> events = RandomTrade.of(1, 500).events();
        Books books = new Books();
        int half = events.size() / 2;
        events.subList(0, half).forEach(happened -> happened.to(books));

        var now = books.ledgerAccountsAt(half);
        var later = books.ledgerAccountsAt(events.size());
        assertThat(now.join()).isPresent();
        assertThat(books.ledgerAccountsAt(half - 1L).join()).isEmpty();
        assertThat(later).isNotDone();
        events.subList(half, events.size()).forEach(happened -> happened.to(books));

        assertThat(later.join()).isEqualTo(books.ledgerAccountsAt(events.size()).join());
    }

    @Test
    void meetEveryKindOfEntryInTheRandomTrade() {
        Trade trade = RandomTrade.of(1, 4_000);

        Set<EntryKind> met = EnumSet.noneOf(EntryKind.class);
        for (int shop = 1; shop <= RandomTrade.SHOPS; shop++) {
            met.addAll(NaiveStatement.entries(trade.events(), shop).stream()
                    .map(Entry::kind)
                    .collect(Collectors.toSet()));
        }

        assertThat(met).containsExactlyInAnyOrder(EntryKind.values());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void keepFewerOfEachShopWhenThereWouldBeTooManyInAll(long seed) {
        List<Happened> events = RandomTrade.of(seed, 3_000).events();
        Statements all = new Statements();
        Statements few = new Statements(64, 100);
        events.forEach(happened -> happened.to(all));
        events.forEach(happened -> happened.to(few));

        long kept = 0;
        for (int shop = 1; shop <= RandomTrade.SHOPS; shop++) {
            Statement whole = all.statement(shop).orElseThrow();
            Statement statement = few.statement(shop).orElseThrow();
            kept += statement.entries().stream().map(Entry::event).distinct().count();
            assertReconciles(statement);
            assertThat(statement.totals()).isEqualTo(whole.totals());
            assertThat(whole.entries()).endsWith(statement.entries().toArray(Entry[]::new));
            assertThat(statement.olderEntries())
                    .isEqualTo(whole.olderEntries()
                            + whole.entries().size()
                            - statement.entries().size());
            assertThat(statement.entries()).isNotEmpty();
        }
        assertThat(kept).isLessThanOrEqualTo(100);
    }

    @Test
    void listTheNewestThousandAndSumTheOthersUp() {
        Trade trade = new Trade();
        int shop = trade.shop("Teekontor", Trade.DE, Trade.CNY);
        int sku = trade.sku(shop, Trade.DE, "", new Money(100, Trade.CNY));
        trade.fund(BUYER, Trade.CNY);
        for (int i = 0; i < 1_200; i++) {
            sell(trade, shop, sku, 1);
        }
        Statement statement = statement(trade, shop);

        assertThat(statement.entries()).hasSize(Statements.ENTRIES_LISTED);
        assertThat(statement.olderEntries()).isEqualTo(200);
        assertThat(statement.broughtForwardMinor()).isEqualTo(20_000);
        assertThat(statement.entries().getFirst().balanceMinor()).isEqualTo(20_100);
        assertThat(statement.balanceMinor()).isEqualTo(120_000);
    }

    @Test
    void tellASaleWithItsCommissionAndThePartThatTheFestivalAdded() {
        Trade trade = new Trade();
        trade.must(new Command.SetCommission("goods", 500));
        int shop = trade.shop("Teekontor", Trade.DE, Trade.CNY);
        int sku = trade.sku(shop, Trade.DE, "", new Money(10_000, Trade.CNY));
        trade.deal(Funder.FESTIVAL, trade.timeMs() + 1_000, new DealTerms.CrossShop(10_000, 1_500, 0));
        trade.fund(BUYER, Trade.CNY);
        long order = sell(trade, shop, sku, 1);
        Statement statement = statement(trade, shop);

        assertThat(statement.entries())
                .extracting(Entry::kind, Entry::order, Entry::amountMinor, Entry::subsidyMinor, Entry::balanceMinor)
                .containsExactly(
                        tuple(EntryKind.SALE, order, 10_000L, 1_500L, 10_000L),
                        tuple(EntryKind.COMMISSION, order, -500L, 0L, 9_500L));
        assertThat(statement.balanceMinor()).isEqualTo(9_500);
    }

    @Test
    void tellWhatARefundAfterThePayoutLeavesAsDebtAndHowItIsRepaid() {
        Trade trade = new Trade();
        trade.must(new Command.SetCommission("goods", 1_000));
        int shop = trade.shop("Teekontor", Trade.DE, Trade.CNY);
        int sku = trade.sku(shop, Trade.DE, "", new Money(1_000, Trade.CNY));
        trade.fund(BUYER, Trade.CNY);
        long order = sell(trade, shop, sku, 2);
        trade.must(new Command.PayOutShop(shop, new Money(1_500, Trade.CNY)));
        trade.must(new Command.RefundOrder(order, List.of(new LineRequest(sku, 1))));
        Statement indebted = statement(trade, shop);
        sell(trade, shop, sku, 1);
        Statement repaid = statement(trade, shop);

        assertThat(indebted.debtMinor()).isEqualTo(600);
        assertThat(indebted.balanceMinor()).isZero();
        assertThat(indebted.entries())
                .extracting(Entry::kind, Entry::amountMinor)
                .endsWith(
                        tuple(EntryKind.COMMISSION_RETURNED, 100L),
                        tuple(EntryKind.DEBT_TAKEN, 600L),
                        tuple(EntryKind.REFUND, -1_000L));
        assertThat(repaid.debtMinor()).isZero();
        assertThat(repaid.balanceMinor()).isEqualTo(300);
        assertReconciles(repaid);
    }

    @Test
    void moveNothingWhenGoodsComeBackBeforeTheShopIsPaid() {
        Trade trade = new Trade();
        int shop = trade.shop("Teekontor", Trade.DE, Trade.CNY);
        int sku = trade.sku(shop, Trade.DE, "", new Money(1_000, Trade.CNY));
        trade.fund(BUYER, Trade.CNY);
        trade.must(new Command.RefundOrder(trade.buy(BUYER, Trade.CN, Trade.CNY, sku, 3), List.of()));

        assertThat(statement(trade, shop).entries()).isEmpty();
        assertThat(statement(trade, shop).totals()).allMatch(total -> total.count() == 0);
    }

    @Test
    void knowNoShopThatNeverOpened() {
        assertThat(new Statements().statement(1)).isEmpty();
        assertThat(new Statements().statement(0)).isEmpty();
    }

    @Test
    void refuseToSkipAnEvent() {
        Statements statements = new Statements();

        assertThatThrownBy(() -> statements.onEvent(2, 0, new Event.SkuDelisted(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the books have counted up to event 0 and were given event 2: event 1 is missing");
        assertThat(statements.position()).isZero();
    }

    @Test
    void countAnEventThatComesTwiceOnce() {
        List<Happened> events = RandomTrade.of(3, 500).events();
        Statements once = new Statements();
        Statements twice = new Statements();
        events.forEach(happened -> happened.to(once));
        events.forEach(happened -> {
            happened.to(twice);
            happened.to(twice);
        });

        assertThat(twice.statement(1)).isEqualTo(once.statement(1));
    }

    private static long sell(Trade trade, int shop, int sku, int quantity) {
        long order = trade.buy(BUYER, Trade.CN, Trade.CNY, sku, quantity);
        trade.must(new Command.ShipShopOrder(order, shop));
        trade.must(new Command.ConfirmReceipt(order, shop));
        return order;
    }

    private static Statement statement(Trade trade, int shop) {
        Statements statements = new Statements();
        trade.events().forEach(happened -> happened.to(statements));
        return statements.statement(shop).orElseThrow();
    }

    private static void assertReconciles(Statement statement) {
        long totals = statement.totals().stream().mapToLong(Total::amountMinor).sum();
        long listed = statement.entries().stream().mapToLong(Entry::amountMinor).sum();
        assertThat(statement.openingMinor() + totals).isEqualTo(statement.balanceMinor());
        assertThat(statement.broughtForwardMinor() + listed).isEqualTo(statement.balanceMinor());
    }
}
