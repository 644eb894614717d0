package io.drumroll.engine.order;

import static io.drumroll.engine.order.Sale.BUYER;
import static io.drumroll.engine.order.Sale.CHINA;
import static io.drumroll.engine.order.Sale.CLOSES_AT;
import static io.drumroll.engine.order.Sale.CNY;
import static io.drumroll.engine.order.Sale.GUANGDONG;
import static io.drumroll.engine.order.Sale.PAY_WINDOW;
import static io.drumroll.engine.order.Sale.USD;
import static io.drumroll.engine.order.Sale.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ChangeDeal;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.PlaceDeposit;
import io.drumroll.engine.message.Event.DepositForfeited;
import io.drumroll.engine.message.Event.OrderCancelled;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.BalanceNotDue;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.PaymentDeadlinePassed;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms.PreSale;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Quote;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A deposit reserves pieces until the end of the balance window, and goes to the shop when the balance does not come. */
class PreSaleTest {
    private static final long FROM = 9_500_000;
    private static final long UNTIL = 9_600_000;

    private final Sale sale = new Sale();
    private final int shop = sale.shop(CNY);
    private final int sku = sale.sku(shop, 1_000);

    @Test
    void keepsADepositInEscrowAndThePiecesOffSale() {
        long order = reserved(CNY, preSale(sku, true), 2);

        // 800 a piece, of which 100 are paid by a deposit of 50.
        assertThat(sale.order(order).totalMinor()).isEqualTo(1_500);
        assertThat(sale.order(order).paidMinor()).isEqualTo(100);
        assertThat(sale.order(order).payFromMs()).isEqualTo(FROM);
        assertThat(sale.order(order).payDeadlineMs()).isEqualTo(UNTIL);
        assertThat(sale.shopOrder(order, 0)).isEqualTo(ShopOrderState.AWAITING_PAYMENT);
        assertThat(sale.account(Account.ESCROW, CNY)).isEqualTo(100);
        assertThat(sale.wallet(CNY)).isZero();
        assertThat(sale.available(sku)).isEqualTo(98);
    }

    @Test
    void takesTheBalanceInItsWindow() {
        long order = reserved(CNY, preSale(sku, true), 2);
        sale.topUp(BUYER, 1_399, CNY);
        sale.at(FROM - 1).refuses(new PayOrder(order), new BalanceNotDue(order, FROM));
        sale.at(FROM).refuses(new PayOrder(order), new InsufficientFunds(1_400, 1_399));
        sale.topUp(BUYER, 1, CNY);

        assertThat(sale.accepted(new PayOrder(order)).amountMinor()).isEqualTo(1_400);
        assertThat(sale.events()).containsExactly(new OrderPaid(order, BUYER, 1_400, PayMethod.WALLET));
        assertThat(sale.account(Account.ESCROW, CNY)).isEqualTo(1_500);
        assertThat(sale.at(UNTIL).tick()).isEmpty();
        sale.ship(order, shop);
        assertThat(sale.confirm(order, shop).amountMinor()).isEqualTo(1_500);
    }

    @Test
    void givesTheDepositToTheShopWhenTheBalanceDoesNotCome() {
        long order = reserved(CNY, preSale(sku, true), 2);
        sale.topUp(BUYER, 1_400, CNY);
        sale.at(UNTIL).refuses(new PayOrder(order), new PaymentDeadlinePassed(order, UNTIL));

        assertThat(sale.nextDeadlineMs()).isEqualTo(UNTIL);
        assertThat(sale.at(UNTIL).tick()).containsExactly(new DepositForfeited(order, BUYER, shop, 100, 100));
        assertThat(sale.order(order).state()).isEqualTo(OrderState.FORFEITED);
        assertThat(sale.order(order).refundedMinor()).isZero();
        assertThat(sale.shopView(shop).balanceMinor()).isEqualTo(100);
        assertThat(sale.available(sku)).isEqualTo(100);
        sale.refuses(new CancelOrder(order), new WrongOrderState(order, OrderState.FORFEITED));
    }

    @Test
    void givesARefundableDepositBackBeforeTheWindow() {
        int deal = preSale(sku, true);
        long order = reserved(CNY, deal, 2);
        // What counts is what was agreed when the deposit was paid.
        sale.accepted(new ChangeDeal(deal, offer(terms(sku, false))));

        assertThat(sale.at(FROM - 1).accepted(new CancelOrder(order)).amountMinor())
                .isEqualTo(100);
        assertThat(sale.events()).containsExactly(new OrderCancelled(order, BUYER, 100, 0, 0));
        assertThat(sale.wallet(CNY)).isEqualTo(100);
        assertThat(sale.order(order).refundedMinor()).isEqualTo(100);
        assertThat(sale.available(sku)).isEqualTo(100);
        assertThat(sale.at(UNTIL).tick()).isEmpty();
    }

    @Test
    void keepsTheDepositOfWhoCancelsTooLateOrAgreedSo() {
        long late = reserved(CNY, preSale(sku, true), 1);
        int other = sale.sku(shop, 1_000);
        long agreed = reserved(CNY, preSale(other, false), 2);

        sale.accepted(new CancelOrder(agreed));
        assertThat(sale.events()).containsExactly(new OrderCancelled(agreed, BUYER, 0, 100, 100));
        sale.at(FROM).accepted(new CancelOrder(late));
        assertThat(sale.events()).containsExactly(new OrderCancelled(late, BUYER, 0, 50, 50));
        assertThat(sale.shopView(shop).balanceMinor()).isEqualTo(150);
        assertThat(sale.order(late).refundedMinor()).isZero();
        assertThat(sale.order(late).paidMinor()).isEqualTo(50);
    }

    @Test
    void changesAForfeitedDepositAtThePresentRates() {
        sale.accepted(new FixRate(USD, 700, 100));
        int abroad = sale.shop(USD);
        int pot = sale.sku(abroad, 1_000);
        long order = reserved(CNY, preSale(pot, true), 1);
        assertThat(sale.order(order).paidMinor()).isEqualTo(350);
        sale.accepted(new FixRate(USD, 800, 100));

        assertThat(sale.at(UNTIL).tick()).containsExactly(new DepositForfeited(order, BUYER, abroad, 350, 44));
        assertThat(sale.account(Account.EXCHANGE, CNY)).isEqualTo(350);
        assertThat(sale.account(Account.EXCHANGE, USD)).isEqualTo(-44);
        assertThat(sale.shopView(abroad).balanceMinor()).isEqualTo(44);
    }

    @Test
    void expiresOrdersAroundReservationsInTime() {
        int deal = preSale(sku, true);
        int cup = sale.sku(shop, 7);
        long first = sale.placed(CNY, line(cup, 1));
        reserved(CNY, deal, 1);
        long second = sale.at(sale.nowMs() + 5).placed(CNY, line(cup, 1));
        reserved(CNY, deal, 1);
        long start = sale.nowMs();

        assertThat(sale.at(start - 5 + PAY_WINDOW).tick()).containsExactly(new OrderExpired(first, BUYER));
        assertThat(sale.at(start + PAY_WINDOW).tick()).containsExactly(new OrderExpired(second, BUYER));
        assertThat(sale.nextDeadlineMs()).isLessThanOrEqualTo(UNTIL);
    }

    private long reserved(Currency currency, int deal, int quantity) {
        Quote quote = sale.read(new Query.OfDepositQuote(CHINA, currency, deal, quantity));
        sale.topUp(BUYER, quote.depositMinor(), currency);
        Money total = new Money(quote.totalMinor(), currency);
        return sale.accepted(new PlaceDeposit(BUYER, GUANGDONG, deal, quantity, total, quote.depositMinor()))
                .id();
    }

    private int preSale(int subject, boolean refundable) {
        return sale.deal(Funder.SHOP, terms(subject, refundable));
    }

    private static PreSale terms(int subject, boolean refundable) {
        return new PreSale(subject, 800, 50, 100, FROM, UNTIL, refundable);
    }

    private static DealOffer offer(PreSale terms) {
        return new DealOffer("Deal", Sale.OPENS_AT, CLOSES_AT, Funder.SHOP, List.of(), terms);
    }
}
