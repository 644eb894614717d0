package io.drumroll.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.UnknownCurrency;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.Sale;
import org.junit.jupiter.api.Test;

/** Top-ups: money comes in from outside, into the wallet of its own currency. */
class MoneyDeskTest {
    private static final Currency CNY = new Currency("CNY");
    private static final Currency USD = new Currency("USD");

    private final Sale sale = new Sale();

    @Test
    void takesMoneyOfEveryCurrencyWithARate() {
        sale.refuses(topUp(5, 1, USD), new UnknownCurrency("USD"));
        sale.accepted(new FixRate(USD, 7, 1));

        assertThat(sale.accepted(topUp(5, 30, USD)).amountMinor()).isEqualTo(30);
        assertThat(sale.accepted(topUp(5, 12, USD)).amountMinor()).isEqualTo(42);
        assertThat(sale.account(Account.FUNDING, USD)).isEqualTo(-42);
        assertThat(sale.account(Account.WALLETS, USD)).isEqualTo(42);
        assertThat(sale.account(Account.FUNDING, CNY)).isZero();
    }

    @Test
    void showsAnUnusedWalletAsEmptyInTheFestivalsCurrency() {
        assertThat(sale.read(new Query.OfWallet(6)).balances()).containsExactly(new Query.Balance(CNY, 0));
    }

    @Test
    void boundsWhatComesInAtOnceAndWhatAWalletHolds() {
        long most = Limits.MAX_AMOUNT_MINOR;
        sale.refuses(topUp(0, 1, CNY), new OutOfRange(Field.BUYER, 0, 1, Long.MAX_VALUE));
        sale.refuses(topUp(5, 0, CNY), new OutOfRange(Field.AMOUNT, 0, 1, most));
        sale.refuses(topUp(5, most + 1, CNY), new OutOfRange(Field.AMOUNT, most + 1, 1, most));
        sale.accepted(new FixRate(USD, 7, 1));
        for (long held = 0; held < Limits.MAX_BALANCE_MINOR; held += most) {
            sale.accepted(topUp(5, most, USD));
        }
        sale.refuses(topUp(5, 1, USD), new CapacityReached(Field.BALANCE, Limits.MAX_BALANCE_MINOR));
        sale.accepted(topUp(5, 1, CNY));
    }

    private static TopUpWallet topUp(long buyer, long minor, Currency currency) {
        return new TopUpWallet(buyer, new Money(minor, currency));
    }
}
