package io.drumroll.engine.ledger;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.PayOutShop;
import io.drumroll.engine.message.Command.SettleRefund;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.RefundSettled;
import io.drumroll.engine.message.Event.ShopPaidOut;
import io.drumroll.engine.message.Event.WalletToppedUp;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.CurrencyMismatch;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.OverRefund;
import io.drumroll.engine.message.Rejection.UnknownPayment;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.shop.Shops;
import org.jspecify.annotations.Nullable;

/** Decides about money that no order is paid with: top-ups, payouts, and what providers gave back. Changes nothing. */
public final class MoneyDesk {
    private final Frame frame;
    private final Rates rates;
    private final Shops shops;
    private final Buyers buyers;
    private final Ledger ledger;
    private final Payments payments;

    /** A desk over the given state. */
    public MoneyDesk(Frame frame, Rates rates, Shops shops, Buyers buyers, Ledger ledger, Payments payments) {
        this.frame = frame;
        this.rates = rates;
        this.shops = shops;
        this.buyers = buyers;
        this.ledger = ledger;
        this.payments = payments;
    }

    /** Decides about a top-up. */
    public Decision decide(TopUpWallet command) {
        Rejection refusal = refuse(command);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        long amount = command.amount().amountMinor();
        Currency currency = command.amount().currency();
        long balance = ledger.walletMinor(buyers.rowOf(command.buyer()), rates.indexOf(currency));
        return Decision.accept(
                command.buyer(), balance + amount, new WalletToppedUp(command.buyer(), currency, amount));
    }

    private @Nullable Rejection refuse(TopUpWallet command) {
        long amount = command.amount().amountMinor();
        Rejection refusal = frame.refuseUnscheduled();
        if (refusal == null) {
            refusal = Checks.first(
                    Checks.buyer(command.buyer()),
                    rates.refuseUnknown(command.amount().currency()),
                    Checks.range(Field.AMOUNT, amount, 1, Limits.MAX_AMOUNT_MINOR));
        }
        if (refusal != null) {
            return refusal;
        }
        int row = buyers.rowOf(command.buyer());
        int currency = rates.indexOf(command.amount().currency());
        refusal = buyers.refuseWithoutRoom(row);
        if (refusal == null && ledger.walletMinor(row, currency) + amount > Limits.MAX_BALANCE_MINOR) {
            refusal = new CapacityReached(Field.BALANCE, Limits.MAX_BALANCE_MINOR);
        }
        if (refusal == null && ledger.fundedMinor(currency) + amount > Limits.MAX_FUNDED_MINOR) {
            refusal = new CapacityReached(Field.FUNDED, Limits.MAX_FUNDED_MINOR);
        }
        return refusal;
    }

    /** Decides about a payout to a shop's bank. */
    public Decision decide(PayOutShop command) {
        int shop = command.shop();
        Rejection refusal = shops.refuseUnknown(shop);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        long amount = command.amount().amountMinor();
        long balance = ledger.shopBalanceMinor(shop);
        refusal = Checks.first(
                refuseOther(shops.currency(shop), command.amount().currency()),
                Checks.range(Field.AMOUNT, amount, 1, Limits.MAX_AMOUNT_MINOR),
                balance < amount ? new InsufficientFunds(amount, balance) : null);
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(shop, balance - amount, new ShopPaidOut(shop, amount));
    }

    /** Decides about money that a provider gave back. */
    public Decision decide(SettleRefund command) {
        int payment = payments.find(command.payment());
        if (payment == Payments.NONE) {
            return Decision.reject(new UnknownPayment(command.payment()));
        }
        long amount = command.amount().amountMinor();
        long due = payments.dueMinor(payment);
        Rejection refusal = Checks.first(
                refuseOther(payments.currency(payment), command.amount().currency()),
                Checks.range(Field.AMOUNT, amount, 1, Limits.MAX_AMOUNT_MINOR),
                amount > due ? new OverRefund(0, amount, due) : null);
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(payments.order(payment), due - amount, new RefundSettled(command.payment(), amount));
    }

    private @Nullable Rejection refuseOther(int expected, Currency given) {
        Currency currency = rates.currency(expected);
        return currency.equals(given) ? null : new CurrencyMismatch(currency.code(), given.code());
    }
}
