package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.Given.order;
import static io.drumroll.engine.limit.Limits.MAX_AMOUNT_MINOR;
import static io.drumroll.engine.order.PayMode.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.WalletToppedUp;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.UnknownCurrency;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Wallets, each currency's on its own, and what they pay. */
class WalletTest {
    private static final Currency USD = new Currency("USD");

    private final Given given = Given.festival();

    @Test
    void refundsNothingForAnOrderThatWasNotPaidAndCancelsOnce() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        long order = given.placed(ANNA, 500, line(sku, 1));

        assertThat(given.accepted(new CancelOrder(order)).amountMinor()).isZero();
        given.refuses(new CancelOrder(order), new WrongOrderState(order, OrderState.CANCELLED));
        given.refuses(new PayOrder(order), new WrongOrderState(order, OrderState.CANCELLED));

        assertThat(given.balance(ANNA)).isEqualTo(5_000);
        assertThat(given.available(sku)).isEqualTo(10);
    }

    @Test
    void movesMoneyOnlyBetweenWalletAndEscrow() {
        int sku = given.wallet(ANNA, 5_000).wallet(BO, 700).sku(500, 10);

        long kept = given.paid(ANNA, 1_500, line(sku, 3));
        assertThat(given.events()).last().isEqualTo(new OrderPaid(kept, ANNA, 1_500, PayMethod.WALLET));
        long returned = given.paid(BO, 500, line(sku, 1));
        given.refuses(order(BO, 500, NOW, line(sku, 1)), new InsufficientFunds(500, 200));
        given.refuses(new PayOrder(kept), new WrongOrderState(kept, OrderState.PAID));
        given.accepted(new CancelOrder(returned));

        long escrowMinor = LongStream.of(kept, returned)
                .mapToObj(order -> given.read(new Query.OfOrder(order)))
                .filter(order -> order.state() == OrderState.PAID)
                .mapToLong(Query.OrderView::totalMinor)
                .sum();
        assertThat(given.balance(ANNA)).isEqualTo(3_500);
        assertThat(given.balance(BO)).isEqualTo(700);
        assertThat(given.balance(ANNA) + given.balance(BO) + escrowMinor).isEqualTo(5_700);
    }

    @Test
    void keepsAWalletForEachCurrencyAndPaysFromTheOrders() {
        given.rate(USD, 7, 1).wallet(ANNA, 5_000).wallet(ANNA, new Money(300, USD));
        assertThat(given.events()).containsExactly(new WalletToppedUp(ANNA, USD, 300));
        int sku = given.sku(700, 10);

        given.basket(line(sku, 2)).in(USD).paid();
        given.basket(line(sku, 1)).paid();
        given.refuses(given.basket(line(sku, 2)).in(USD).order(200, NOW), new InsufficientFunds(200, 100));

        assertThat(given.read(new Query.OfWallet(ANNA)).balances())
                .containsExactly(new Query.Balance(CNY, 4_300), new Query.Balance(USD, 100));
    }

    @Test
    void showsOneThatWasNeverUsedAsEmptyInTheFestivalsCurrency() {
        given.rate(USD, 7, 1);

        assertThat(given.read(new Query.OfWallet(BO)).balances()).containsExactly(new Query.Balance(CNY, 0));
    }

    @Test
    void refusesATopUpOutOfItsRangesOrWithoutARate() {
        given.refuses(
                new TopUpWallet(ANNA, cny(MAX_AMOUNT_MINOR + 1)),
                new OutOfRange(Field.AMOUNT, MAX_AMOUNT_MINOR + 1, 1, MAX_AMOUNT_MINOR));
        given.refuses(new TopUpWallet(ANNA, cny(0)), new OutOfRange(Field.AMOUNT, 0, 1, MAX_AMOUNT_MINOR));
        given.refuses(
                new TopUpWallet(ANNA, cny(Long.MIN_VALUE)),
                new OutOfRange(Field.AMOUNT, Long.MIN_VALUE, 1, MAX_AMOUNT_MINOR));
        given.refuses(new TopUpWallet(ANNA, new Money(500, USD)), new UnknownCurrency("USD"));
    }

    @Test
    void takesNoMoreMoneyThanWalletsAndBooksHold() {
        long wallets = Limits.MAX_FUNDED_MINOR / Limits.MAX_BALANCE_MINOR;
        long topUps = Limits.MAX_BALANCE_MINOR / MAX_AMOUNT_MINOR;
        for (long buyer = 1; buyer <= wallets; buyer++) {
            for (long i = 0; i < topUps; i++) {
                given.wallet(buyer, MAX_AMOUNT_MINOR);
            }
        }

        given.refuses(new TopUpWallet(1, cny(1)), new CapacityReached(Field.BALANCE, Limits.MAX_BALANCE_MINOR));
        given.refuses(new TopUpWallet(wallets + 1, cny(1)), new CapacityReached(Field.FUNDED, Limits.MAX_FUNDED_MINOR));
        // Each currency has room of its own.
        given.rate(USD, 7, 1).wallet(1, new Money(MAX_AMOUNT_MINOR, USD));
    }
}
