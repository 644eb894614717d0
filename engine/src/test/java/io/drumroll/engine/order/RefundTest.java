package io.drumroll.engine.order;

import static io.drumroll.engine.order.Sale.BUYER;
import static io.drumroll.engine.order.Sale.CNY;
import static io.drumroll.engine.order.Sale.OPENS_AT;
import static io.drumroll.engine.order.Sale.RECEIPT_WINDOW;
import static io.drumroll.engine.order.Sale.USD;
import static io.drumroll.engine.order.Sale.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Command.PayOutShop;
import io.drumroll.engine.message.Command.RefundOrder;
import io.drumroll.engine.message.Command.SetCommission;
import io.drumroll.engine.message.Command.SetDuty;
import io.drumroll.engine.message.Event.OrderCancelled;
import io.drumroll.engine.message.Event.OrderRefunded;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.OverRefund;
import io.drumroll.engine.message.Rejection.UnknownOrder;
import io.drumroll.engine.message.Rejection.UnknownSku;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.message.Rejection.WrongShopOrderState;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.region.Country;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pieces are paid back with what was paid for them, and in the end to the last minor unit. */
class RefundTest {
    private final Sale sale = new Sale();
    private final int shop = sale.shop(CNY);
    private final int sku = sale.sku(shop, 100);

    @Test
    void givesBackPieceByPieceExactlyWhatWasPaid() {
        // Three pieces at 100, less 100: 200 do not split evenly over three.
        sale.deal(Funder.SHOP, new CrossShop(300, 100, 0));
        long order = sale.paid(CNY, line(sku, 3));

        assertThat(sale.refund(order, line(sku, 1)).amountMinor()).isEqualTo(66);
        assertThat(sale.refund(order, line(sku, 1)).amountMinor()).isEqualTo(67);
        assertThat(sale.order(order).refundedMinor()).isEqualTo(133);
        assertThat(sale.order(order).shopOrders().getFirst().lines()).containsExactly(new Query.LineRefunds(0, 2, 67));
        assertThat(sale.refund(order).amountMinor()).isEqualTo(67);
        assertThat(sale.wallet(CNY)).isEqualTo(200);
        assertThat(sale.account(Account.ESCROW, CNY)).isZero();
    }

    @Test
    void putsBackOnSaleWhatWasNotShipped() {
        int limited = sale.sku(shop, 100, 3);
        long order = sale.paid(CNY, line(limited, 3));
        sale.refund(order, line(limited, 2));

        assertThat(sale.events())
                .containsExactly(new OrderRefunded(
                        order,
                        BUYER,
                        PayMethod.WALLET,
                        List.of(new RefundedLine(limited, 2, 200, 0, 0, 0, 0, 0, true)),
                        200));
        assertThat(sale.available(limited)).isEqualTo(99);
        // The limit is free again for what is on sale again.
        sale.paid(CNY, line(limited, 2));
    }

    @Test
    void keepsShippedPiecesOffSale() {
        long order = sale.paid(CNY, line(sku, 3));
        sale.ship(order, shop);
        sale.refund(order, line(sku, 1));

        assertThat(sale.available(sku)).isEqualTo(97);
        assertThat(sale.shopOrder(order, 0)).isEqualTo(ShopOrderState.SHIPPED);
    }

    @Test
    void isRefundedWhenItsLastPieceIs() {
        int other = sale.shop(CNY);
        int pot = sale.sku(other, 30);
        long order = sale.paid(CNY, line(sku, 2), line(pot, 1));
        sale.refund(order, line(pot, 1));

        assertThat(sale.shopOrder(order, 0)).isEqualTo(ShopOrderState.TO_SHIP);
        assertThat(sale.shopOrder(order, 1)).isEqualTo(ShopOrderState.REFUNDED);
        assertThat(sale.order(order).state()).isEqualTo(OrderState.PAID);
        sale.refund(order);
        assertThat(sale.order(order).state()).isEqualTo(OrderState.REFUNDED);
        sale.refuses(new RefundOrder(order, List.of()), new WrongOrderState(order, OrderState.REFUNDED));
        sale.refuses(new CancelOrder(order), new WrongOrderState(order, OrderState.REFUNDED));
    }

    @Test
    void doesNotPayAShopForAShippedOrderThatWasRefunded() {
        long order = sale.paid(CNY, line(sku, 2));
        sale.ship(order, shop);
        sale.refund(order);

        assertThat(sale.at(OPENS_AT + RECEIPT_WINDOW).tick()).isEmpty();
        assertThat(sale.shopView(shop).balanceMinor()).isZero();
    }

    @Test
    void takesFromTheShopWhatItWasPaidAndFromTheFestivalItsCommission() {
        sale.accepted(new SetCommission("tea", 1_000));
        long order = sale.paid(CNY, line(sku, 3));
        sale.ship(order, shop);
        sale.confirm(order, shop);
        sale.refund(order, line(sku, 1));

        assertThat(sale.events())
                .containsExactly(new OrderRefunded(
                        order,
                        BUYER,
                        PayMethod.WALLET,
                        List.of(new RefundedLine(sku, 1, 100, 0, 100, 10, 0, 0, false)),
                        100));
        assertThat(sale.shopView(shop).balanceMinor()).isEqualTo(180);
        assertThat(sale.account(Account.COMMISSION, CNY)).isEqualTo(20);
        assertThat(sale.wallet(CNY)).isEqualTo(100);
    }

    @Test
    void owesWhatAShopPaidOutBeforeAndTakesItFromTheNextSale() {
        long order = sale.paid(CNY, line(sku, 3));
        sale.ship(order, shop);
        sale.confirm(order, shop);
        sale.accepted(new PayOutShop(shop, new Money(250, CNY)));
        sale.refund(order, line(sku, 2));

        assertThat(sale.shopView(shop).balanceMinor()).isZero();
        assertThat(sale.shopView(shop).debtMinor()).isEqualTo(150);
        assertThat(sale.account(Account.SHOP_DEBTS, CNY)).isEqualTo(-150);
        assertThat(sale.wallet(CNY)).isEqualTo(200);

        long next = sale.paid(CNY, line(sku, 2));
        sale.ship(next, shop);
        assertThat(sale.confirm(next, shop).amountMinor()).isEqualTo(50);
        assertThat(sale.shopView(shop).debtMinor()).isZero();
        assertThat(sale.account(Account.SHOPS, CNY)).isEqualTo(50);
    }

    @Test
    void spreadsAShopsBalanceOverTheLinesInTheirOrder() {
        int cup = sale.sku(shop, 40);
        long order = sale.paid(CNY, line(sku, 1), line(cup, 1));
        sale.ship(order, shop);
        sale.confirm(order, shop);
        sale.accepted(new PayOutShop(shop, new Money(30, CNY)));
        sale.refund(order, line(cup, 1), line(sku, 1));

        assertThat(sale.events())
                .containsExactly(new OrderRefunded(
                        order,
                        BUYER,
                        PayMethod.WALLET,
                        List.of(
                                new RefundedLine(sku, 1, 100, 0, 100, 0, 0, 0, false),
                                new RefundedLine(cup, 1, 40, 0, 40, 0, 0, 30, false)),
                        140));
    }

    @Test
    void settlesOnlyWhatWasNotRefundedBefore() {
        sale.accepted(new SetCommission("tea", 1_000));
        sale.deal(Funder.FESTIVAL, new CrossShop(300, 100, 0));
        long order = sale.paid(CNY, line(sku, 3));
        sale.refund(order, line(sku, 1));
        sale.ship(order, shop);

        assertThat(sale.confirm(order, shop).amountMinor()).isEqualTo(180);
        assertThat(sale.account(Account.SUBSIDY, CNY)).isEqualTo(-67);
        sale.refund(order);
        assertThat(sale.shopView(shop).balanceMinor()).isZero();
        assertThat(sale.account(Account.COMMISSION, CNY)).isZero();
        assertThat(sale.account(Account.SUBSIDY, CNY)).isZero();
        assertThat(sale.account(Account.EXCHANGE, CNY)).isZero();
        assertThat(sale.wallet(CNY)).isEqualTo(200);
    }

    @Test
    void cancelsAPaidOrderWithWhatWasNotRefundedBefore() {
        long order = sale.paid(CNY, line(sku, 3));
        sale.refund(order, line(sku, 1));

        assertThat(sale.accepted(new CancelOrder(order)).amountMinor()).isEqualTo(200);
        assertThat(sale.events()).containsExactly(new OrderCancelled(order, BUYER, 200, 0, 0));
        assertThat(sale.available(sku)).isEqualTo(100);
        assertThat(sale.wallet(CNY)).isEqualTo(300);
        assertThat(sale.order(order).refundedMinor()).isEqualTo(300);
    }

    @Test
    void cancelsNothingOfWhichAShopWasPaid() {
        long order = sale.paid(CNY, line(sku, 1));
        sale.ship(order, shop);
        sale.confirm(order, shop);

        sale.refuses(new CancelOrder(order), new WrongShopOrderState(order, shop, ShopOrderState.SETTLED));
    }

    @Test
    void givesBackDutyWithThePieces() {
        Country peru = new Country("PE");
        sale.accepted(new SetDuty(new DutyRule(peru, Sale.CHINA, "18", 1_000, 0, OPENS_AT)));
        int cocoa = sale.imported(shop, 33, peru, "180100");
        long order = sale.paid(CNY, line(cocoa, 3));

        assertThat(sale.account(Account.DUTY, CNY)).isEqualTo(10);
        assertThat(sale.account(Account.ESCROW, CNY)).isEqualTo(99);
        assertThat(sale.refund(order, line(cocoa, 1)).amountMinor()).isEqualTo(36);
        assertThat(sale.account(Account.DUTY, CNY)).isEqualTo(7);
        sale.ship(order, shop);
        assertThat(sale.confirm(order, shop).amountMinor()).isEqualTo(66);
        assertThat(sale.refund(order).amountMinor()).isEqualTo(73);
        assertThat(sale.account(Account.DUTY, CNY)).isZero();
        assertThat(sale.shopView(shop).balanceMinor()).isZero();
    }

    @Test
    void refusesToGiveBackMoreThanIsLeft() {
        long order = sale.paid(CNY, line(sku, 3));
        sale.refund(order, line(sku, 1));

        sale.refuses(refund(order, line(sku, 3)), new OverRefund(sku, 3, 2));
        sale.refuses(refund(order, line(sku, 1), line(sku, 2)), new OverRefund(sku, 3, 2));
        sale.refuses(refund(order, line(9, 1)), new UnknownSku(9));
        sale.refuses(refund(order, line(sku, 0)), new OutOfRange(Field.QUANTITY, 0, 1, Limits.MAX_QUANTITY));
        sale.refuses(refund(8, line(sku, 1)), new UnknownOrder(8));
        long placed = sale.placed(CNY, line(sku, 1));
        sale.refuses(refund(placed), new WrongOrderState(placed, OrderState.PLACED));
    }

    private static RefundOrder refund(long order, LineRequest... lines) {
        return new RefundOrder(order, List.of(lines));
    }

    @Test
    void leavesNothingBehindHoweverAnOrderIsGivenBack() {
        long seed = 20_261_111;
        Random random = new Random(seed);
        sale.accepted(new FixRate(USD, 713, 100));
        sale.accepted(new SetCommission("tea", 333));
        sale.deal(Funder.FESTIVAL, new CrossShop(500, 77, 0));
        int abroad = sale.shop(USD);
        int pot = sale.sku(abroad, 1_999);
        for (int round = 0; round < 12; round++) {
            long order = sale.paid(round % 2 == 0 ? USD : CNY, line(sku, 5), line(pot, 3));
            while (sale.order(order).state() == OrderState.PAID) {
                step(random, order, abroad, pot);
            }
        }
        assertThat(sale.read(new Query.OfTrialBalance()).accounts())
                .as("seed %s", seed)
                .extracting(Query.AccountBalance::account)
                .containsOnly(Account.FUNDING, Account.WALLETS);
        assertThat(sale.shopView(shop).balanceMinor()).isZero();
        assertThat(sale.shopView(abroad).debtMinor()).isZero();
    }

    private void step(Random random, long order, int abroad, int pot) {
        int place = random.nextInt(2);
        int atShop = place == 0 ? shop : abroad;
        switch (sale.shopOrder(order, place)) {
            case TO_SHIP -> {
                if (random.nextBoolean()) {
                    sale.ship(order, atShop);
                    return;
                }
            }
            case SHIPPED -> {
                if (random.nextBoolean()) {
                    sale.confirm(order, atShop);
                    return;
                }
            }
            case AWAITING_PAYMENT, SETTLED, REFUNDED, CANCELLED -> {
                // Nothing but a refund can follow.
            }
        }
        if (sale.shopOrder(order, place) != ShopOrderState.REFUNDED) {
            sale.refund(order, line(place == 0 ? sku : pot, 1));
        }
    }
}
