package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;
import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.RemoveCartLine;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.money.Currency;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides about carts and wallets. */
final class NaiveBuyers {
    private final NaiveState state;

    NaiveBuyers(NaiveState state) {
        this.state = state;
    }

    Outcome setLine(SetCartLine command) {
        Rejection why = first(
                state.whyNotScheduled(),
                NaiveState.whyNotBuyer(command.buyer()),
                state.whyNotForSale(command.sku()),
                whyOutOfRange(Field.QUANTITY, command.quantity(), 1, Limits.MAX_QUANTITY),
                state.whyNoRoomFor(command.buyer()),
                whyCartFull(command.buyer(), command.sku()));
        if (why != null) {
            return state.rejected(why);
        }
        // A LinkedHashMap keeps a line's place when its value changes.
        state.buyerToChange(command.buyer()).cartToChange().put(command.sku(), command.quantity());
        state.emit(new Event.CartLineSet(command.buyer(), command.sku(), command.quantity()));
        return state.accepted(command.buyer(), 0);
    }

    private @Nullable Rejection whyCartFull(long buyer, int sku) {
        Map<Integer, Integer> cart = cartOf(buyer);
        boolean full = cart.size() >= Limits.MAX_CART_LINES && !cart.containsKey(sku);
        return full ? new CapacityReached(Field.CART_LINES, Limits.MAX_CART_LINES) : null;
    }

    Outcome removeLine(RemoveCartLine command) {
        Rejection why = NaiveState.whyNotBuyer(command.buyer());
        if (why == null && !cartOf(command.buyer()).containsKey(command.sku())) {
            why = new Rejection.UnknownCartLine(command.buyer(), command.sku());
        }
        if (why != null) {
            return state.rejected(why);
        }
        state.buyerToChange(command.buyer()).cartToChange().remove(command.sku());
        state.emit(new Event.CartLineRemoved(command.buyer(), command.sku()));
        return state.accepted(command.buyer(), 0);
    }

    Map<Integer, Integer> cartOf(long buyer) {
        NaiveBuyer known = state.buyers.get(buyer);
        return known == null ? Collections.emptyMap() : known.cart();
    }

    Outcome topUp(TopUpWallet command) {
        Rejection why = first(state.whyNotScheduled(), NaiveState.whyNotBuyer(command.buyer()));
        if (why == null) {
            why = whyNotFunded(command);
        }
        if (why != null) {
            return state.rejected(why);
        }
        Currency currency = command.amount().currency();
        long amountMinor = command.amount().amountMinor();
        NaiveBuyer buyer = state.buyerToChange(command.buyer());
        buyer.pay(currency, amountMinor);
        state.ledger.post(Account.FUNDING, currency, -amountMinor);
        state.ledger.post(Account.WALLETS, currency, amountMinor);
        state.emit(new Event.WalletToppedUp(command.buyer(), currency, amountMinor));
        return state.accepted(command.buyer(), buyer.balanceMinor(currency));
    }

    private @Nullable Rejection whyNotFunded(TopUpWallet command) {
        Currency currency = command.amount().currency();
        long amountMinor = command.amount().amountMinor();
        Rejection why = first(
                state.whyNotKnown(currency),
                whyOutOfRange(Field.AMOUNT, amountMinor, 1, Limits.MAX_AMOUNT_MINOR),
                state.whyNoRoomFor(command.buyer()));
        if (why != null) {
            return why;
        }
        if (state.balanceMinor(command.buyer(), currency) + amountMinor > Limits.MAX_BALANCE_MINOR) {
            return new CapacityReached(Field.BALANCE, Limits.MAX_BALANCE_MINOR);
        }
        boolean tooMuch = amountMinor - state.ledger.balanceMinor(Account.FUNDING, currency) > Limits.MAX_FUNDED_MINOR;
        return tooMuch ? new CapacityReached(Field.FUNDED, Limits.MAX_FUNDED_MINOR) : null;
    }
}
