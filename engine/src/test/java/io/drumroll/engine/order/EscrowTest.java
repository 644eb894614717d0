package io.drumroll.engine.order;

import static io.drumroll.engine.order.Sale.BUYER;
import static io.drumroll.engine.order.Sale.CNY;
import static io.drumroll.engine.order.Sale.OPENS_AT;
import static io.drumroll.engine.order.Sale.PAY_WINDOW;
import static io.drumroll.engine.order.Sale.RECEIPT_WINDOW;
import static io.drumroll.engine.order.Sale.USD;
import static io.drumroll.engine.order.Sale.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ConfirmReceipt;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Command.PayOutShop;
import io.drumroll.engine.message.Command.SetCommission;
import io.drumroll.engine.message.Command.ShipShopOrder;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.message.Event.ShopOrderSettled;
import io.drumroll.engine.message.Event.ShopOrderShipped;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.CurrencyMismatch;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.UnknownOrder;
import io.drumroll.engine.message.Rejection.UnknownShop;
import io.drumroll.engine.message.Rejection.UnknownShopOrder;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.message.Rejection.WrongShopOrderState;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.Funder;
import org.junit.jupiter.api.Test;

/** What was paid lies in escrow until the goods were received, and then goes to the shop, less commission. */
class EscrowTest {
    private final Sale sale = new Sale();
    private final int shop = sale.shop(CNY);
    private final int sku = sale.sku(shop, 10_000);

    @Test
    void keepsWhatWasPaidInEscrowUntilItWasReceived() {
        long order = sale.paid(CNY, line(sku, 2));
        sale.ship(order, shop);

        assertThat(sale.account(Account.ESCROW, CNY)).isEqualTo(20_000);
        assertThat(sale.shopView(shop).balanceMinor()).isZero();
        assertThat(sale.wallet(CNY)).isZero();
    }

    @Test
    void paysTheShopLessCommissionWhenTheBuyerConfirms() {
        sale.accepted(new SetCommission("tea", 550));
        long order = sale.paid(CNY, line(sku, 1));
        sale.accepted(new SetCommission("tea", 9_000));
        sale.ship(order, shop);

        assertThat(sale.confirm(order, shop).amountMinor()).isEqualTo(9_450);
        assertThat(sale.events()).containsExactly(new ShopOrderSettled(order, shop, 10_000, 0, 10_000, 550, 0, true));
        assertThat(sale.shopView(shop).balanceMinor()).isEqualTo(9_450);
        assertThat(sale.account(Account.COMMISSION, CNY)).isEqualTo(550);
        assertThat(sale.account(Account.ESCROW, CNY)).isZero();
        assertThat(sale.shopOrder(order, 0)).isEqualTo(ShopOrderState.SETTLED);
    }

    @Test
    void paysTheShopAtTheEndOfTheReceiptWindowThatWasInForceAtShipping() {
        long order = sale.paid(CNY, line(sku, 1));
        sale.ship(order, shop);
        long due = OPENS_AT + RECEIPT_WINDOW;
        assertThat(sale.events()).containsExactly(new ShopOrderShipped(order, shop, due));
        sale.accepted(Sale.schedule(PAY_WINDOW, RECEIPT_WINDOW * 2));

        assertThat(sale.at(due - 1).tick()).isEmpty();
        assertThat(sale.at(due).tick())
                .containsExactly(new ShopOrderSettled(order, shop, 10_000, 0, 10_000, 0, 0, false));
        assertThat(sale.tick()).isEmpty();
    }

    @Test
    void paysAShopOnce() {
        long order = sale.paid(CNY, line(sku, 1));
        sale.ship(order, shop);
        sale.confirm(order, shop);

        assertThat(sale.at(OPENS_AT + RECEIPT_WINDOW).tick()).isEmpty();
        sale.refuses(new ConfirmReceipt(order, shop), new WrongShopOrderState(order, shop, ShopOrderState.SETTLED));
    }

    @Test
    void letsADueShopOrderBeConfirmedBeforeTheTickComes() {
        long order = sale.paid(CNY, line(sku, 1));
        sale.ship(order, shop);
        sale.at(OPENS_AT + RECEIPT_WINDOW + 5).confirm(order, shop);

        assertThat(sale.tick()).isEmpty();
        assertThat(sale.shopView(shop).balanceMinor()).isEqualTo(10_000);
    }

    @Test
    void paysEachShopForItsOwnPart() {
        int other = sale.shop(CNY);
        int pot = sale.sku(other, 300);
        int cup = sale.sku(shop, 50);
        long order = sale.paid(CNY, line(pot, 1), line(sku, 1), line(cup, 2));

        assertThat(sale.order(order).shopOrders())
                .extracting(Query.ShopOrderView::shop)
                .containsExactly(other, shop);
        sale.ship(order, shop);
        assertThat(sale.shopOrder(order, 0)).isEqualTo(ShopOrderState.TO_SHIP);
        assertThat(sale.shopOrder(order, 1)).isEqualTo(ShopOrderState.SHIPPED);
        assertThat(sale.confirm(order, shop).amountMinor()).isEqualTo(10_100);
        assertThat(sale.account(Account.ESCROW, CNY)).isEqualTo(300);
        assertThat(sale.order(order).state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void addsWhatTheFestivalGaveAway() {
        sale.deal(Funder.FESTIVAL, new CrossShop(10_000, 1_000, 0));
        long order = sale.paid(CNY, line(sku, 1));
        sale.ship(order, shop);

        assertThat(sale.account(Account.ESCROW, CNY)).isEqualTo(9_000);
        sale.confirm(order, shop);
        assertThat(sale.events()).containsExactly(new ShopOrderSettled(order, shop, 9_000, 1_000, 10_000, 0, 0, true));
        assertThat(sale.account(Account.SUBSIDY, CNY)).isEqualTo(-1_000);
        assertThat(sale.account(Account.EXCHANGE, CNY)).isZero();
        assertThat(sale.shopView(shop).balanceMinor()).isEqualTo(10_000);
    }

    @Test
    void paysAForeignShopInItsOwnCurrency() {
        sale.accepted(new FixRate(USD, 700, 100));
        int abroad = sale.shop(USD);
        int pot = sale.sku(abroad, 250);
        long order = sale.paid(CNY, line(pot, 2));
        sale.ship(order, abroad);
        sale.confirm(order, abroad);

        assertThat(sale.events()).containsExactly(new ShopOrderSettled(order, abroad, 3_500, 0, 500, 0, 0, true));
        assertThat(sale.shopView(abroad).balanceMinor()).isEqualTo(500);
        assertThat(sale.account(Account.EXCHANGE, CNY)).isEqualTo(3_500);
        assertThat(sale.account(Account.EXCHANGE, USD)).isEqualTo(-500);
    }

    @Test
    void keepsAWalletForEachCurrency() {
        sale.accepted(new FixRate(USD, 700, 100));
        sale.topUp(BUYER, 40, CNY);
        long order = sale.paid(USD, line(sku, 7));
        sale.topUp(BUYER, 3, USD);

        assertThat(sale.order(order).totalMinor()).isEqualTo(10_000);
        assertThat(sale.read(new Query.OfWallet(BUYER)).balances())
                .containsExactly(new Query.Balance(CNY, 40), new Query.Balance(USD, 3));
        assertThat(sale.account(Account.ESCROW, USD)).isEqualTo(10_000);
    }

    @Test
    void shipsOnlyWhatWasPaidAndNotShippedYet() {
        long order = sale.placed(CNY, line(sku, 1));
        sale.refuses(new ShipShopOrder(9, shop), new UnknownOrder(9));
        sale.refuses(new ShipShopOrder(order, 5), new UnknownShopOrder(order, 5));
        sale.refuses(new ShipShopOrder(order, shop), new WrongOrderState(order, OrderState.PLACED));

        long paid = sale.paid(CNY, line(sku, 1));
        sale.refuses(new ConfirmReceipt(paid, shop), new WrongShopOrderState(paid, shop, ShopOrderState.TO_SHIP));
        sale.ship(paid, shop);
        sale.refuses(new ShipShopOrder(paid, shop), new WrongShopOrderState(paid, shop, ShopOrderState.SHIPPED));
        sale.refuses(new CancelOrder(paid), new WrongShopOrderState(paid, shop, ShopOrderState.SHIPPED));
    }

    @Test
    void paysOutNoMoreThanAShopHas() {
        long order = sale.paid(CNY, line(sku, 1));
        sale.ship(order, shop);
        sale.confirm(order, shop);

        sale.refuses(new PayOutShop(8, new Money(1, CNY)), new UnknownShop(8));
        sale.refuses(new PayOutShop(shop, new Money(1, USD)), new CurrencyMismatch("CNY", "USD"));
        sale.refuses(
                new PayOutShop(shop, new Money(0, CNY)),
                new OutOfRange(Field.AMOUNT, 0, 1, io.drumroll.engine.limit.Limits.MAX_AMOUNT_MINOR));
        sale.refuses(new PayOutShop(shop, new Money(10_001, CNY)), new InsufficientFunds(10_001, 10_000));
        assertThat(sale.accepted(new PayOutShop(shop, new Money(9_999, CNY))).amountMinor())
                .isEqualTo(1);
        assertThat(sale.account(Account.PAID_OUT, CNY)).isEqualTo(9_999);
    }

    @Test
    void carriesOutWhatIsDueByTimeAndAtOneTimePaymentsFirst() {
        sale.accepted(Sale.schedule(60_000, 60_000));
        long shipped = sale.paid(CNY, line(sku, 1));
        long late = sale.paid(CNY, line(sku, 1));
        sale.ship(shipped, shop);
        long unpaid = sale.placed(CNY, line(sku, 1));
        sale.accepted(Sale.schedule(60_000, 1_000));
        sale.ship(late, shop);

        assertThat(sale.nextDeadlineMs()).isLessThanOrEqualTo(OPENS_AT + 1_000);
        assertThat(sale.at(OPENS_AT + 60_000).tick())
                .containsExactly(
                        new ShopOrderSettled(late, shop, 10_000, 0, 10_000, 0, 0, false),
                        new OrderExpired(unpaid, BUYER),
                        new ShopOrderSettled(shipped, shop, 10_000, 0, 10_000, 0, 0, false));
        assertThat(sale.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
    }
}
