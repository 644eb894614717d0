package io.drumroll.engine.ledger;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Event.OrderRefunded;
import io.drumroll.engine.message.Event.PaymentReceived;
import io.drumroll.engine.message.Event.RefundSettled;
import io.drumroll.engine.message.Event.RefundedLine;
import io.drumroll.engine.message.Event.ShopOrderSettled;
import io.drumroll.engine.message.Event.ShopPaidOut;
import io.drumroll.engine.message.Event.WalletToppedUp;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.shop.Shops;
import io.drumroll.engine.sku.Skus;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The double-entry ledger. Money only moves from one account to another, as the table of postings in docs/rules.md says, so
 * that in each currency all balances sum to zero; an event that would break that stops the node.
 *
 * <p>Currencies are indexes of {@link Rates}; 0 is the festival's.
 */
public final class Ledger {
    private static final int FESTIVAL = 0;

    private final Rates rates;
    private final Buyers buyers;
    private final Shops shops;
    private final Wallets wallets;
    private final ShopAccounts shopAccounts = new ShopAccounts();
    private final Balances balances = new Balances();
    private final Turnover turnover;
    private final Payments payments;

    /** A ledger whose wallets in the festival's currency are kept with the buyers. */
    public Ledger(Rates rates, Shops shops, Skus skus, Buyers buyers, Payments payments) {
        this.rates = rates;
        this.buyers = buyers;
        this.shops = shops;
        this.wallets = new Wallets(buyers);
        this.turnover = new Turnover(skus, shops);
        this.payments = payments;
    }

    /** What an account holds, in minor units of a currency. */
    public long balanceMinor(int currency, Account account) {
        return balances.balanceMinor(currency, account);
    }

    /** All that buyers ever topped up in a currency, in its minor units. */
    public long fundedMinor(int currency) {
        return -balances.balanceMinor(currency, Account.FUNDING);
    }

    /** Whether money of any currency ever came in, from a top-up or a provider. */
    public boolean tookMoney() {
        for (int currency = 0; currency < rates.count(); currency++) {
            if (fundedMinor(currency) > 0) {
                return true;
            }
        }
        return payments.count() > 0;
    }

    /** What a buyer's wallet holds in a currency, in its minor units; 0 for a buyer never met. */
    public long walletMinor(int buyerRow, int currency) {
        return wallets.balanceMinor(buyerRow, currency);
    }

    /** Whether a buyer ever had money in a currency other than the festival's. */
    public boolean usedWallet(int buyerRow, int currency) {
        return wallets.wasUsed(buyerRow, currency);
    }

    /** What a shop can have paid out, in minor units of its currency. */
    public long shopBalanceMinor(int shop) {
        return shopAccounts.balanceMinor(shop);
    }

    /** What a shop owes for refunds, in minor units of its currency. */
    public long shopDebtMinor(int shop) {
        return shopAccounts.debtMinor(shop);
    }

    /** Refuses an order with which all orders ever would come to more than {@link Limits#MAX_TURNOVER_MINOR} in a currency. */
    public @Nullable Rejection refuseTurnover(List<OrderLine> lines) {
        return turnover.refuse(lines);
    }

    /** What the turnover of a currency may still grow by, in its minor units. */
    public long turnoverRoomMinor(int currency) {
        return turnover.roomMinor(currency);
    }

    /** A line was ordered or reserved, which counts towards the turnover. */
    public void applySold(OrderLine line) {
        turnover.apply(line);
    }

    /** Money came from outside into a wallet. */
    public void apply(WalletToppedUp event) {
        int currency = rates.indexOf(event.currency());
        balances.applyMoved(currency, Account.FUNDING, -event.amountMinor());
        applyWallet(buyers.applyMet(event.buyer()), currency, event.amountMinor());
        balances.mustSumToZero(currency);
    }

    /** A deposit went from a wallet into escrow. */
    public void applyDeposit(int buyerRow, int currency, long depositMinor) {
        applyWallet(buyerRow, currency, -depositMinor);
        balances.applyMoved(currency, Account.ESCROW, depositMinor);
        balances.mustSumToZero(currency);
    }

    /** An order was paid: its duties went into the duty account, the rest into escrow. */
    public void applyPaid(Payer payer, long amountMinor, long dutyMinor) {
        applyBuyer(payer, -amountMinor);
        applyHeld(payer.currency(), amountMinor - dutyMinor, dutyMinor);
        balances.mustSumToZero(payer.currency());
    }

    /** What escrow and the duty account held of a paid order went back to who paid it. */
    public void applyPaidBack(Payer payer, long payableMinor, long dutyMinor) {
        applyHeld(payer.currency(), -payableMinor, -dutyMinor);
        applyBuyer(payer, payableMinor + dutyMinor);
        balances.mustSumToZero(payer.currency());
    }

    /** A deposit went from escrow to a shop, in the shop's currency. */
    public void applyForfeited(int currency, long depositMinor, int shop, long shopMinor, long beyondSaleMinor) {
        int shopCurrency = shops.currency(shop);
        balances.applyMoved(currency, Account.ESCROW, -depositMinor);
        balances.applyMoved(currency, Account.EXCHANGE, depositMinor);
        balances.applyMoved(shopCurrency, Account.EXCHANGE, -shopMinor);
        applyShop(shop, shopMinor, 0);
        turnover.applyAdded(shopCurrency, beyondSaleMinor);
        balances.mustSumToZero(currency);
        balances.mustSumToZero(shopCurrency);
    }

    /** A shop was paid for its part of an order that was paid in a currency. */
    public void apply(ShopOrderSettled event, int currency) {
        int shopCurrency = shops.currency(event.shop());
        balances.applyMoved(currency, Account.ESCROW, -event.payableMinor());
        balances.applyMoved(currency, Account.EXCHANGE, event.payableMinor());
        balances.applyMoved(FESTIVAL, Account.SUBSIDY, -event.subsidyMinor());
        balances.applyMoved(FESTIVAL, Account.EXCHANGE, event.subsidyMinor());
        balances.applyMoved(shopCurrency, Account.EXCHANGE, -event.proceedsMinor());
        balances.applyMoved(shopCurrency, Account.COMMISSION, event.commissionMinor());
        long rest = event.proceedsMinor() - event.commissionMinor() - event.debtRepaidMinor();
        applyShop(event.shop(), rest, -event.debtRepaidMinor());
        balances.mustSumToZero(currency);
        balances.mustSumToZero(FESTIVAL);
        balances.mustSumToZero(shopCurrency);
    }

    /** A line of an order was paid back by its shop, which had been paid for it; the buyer's side comes with the refund. */
    public void applySettledLine(RefundedLine line, int shop, int currency) {
        int shopCurrency = shops.currency(shop);
        balances.applyMoved(currency, Account.EXCHANGE, -line.payableMinor());
        balances.applyMoved(FESTIVAL, Account.EXCHANGE, -line.subsidyMinor());
        balances.applyMoved(FESTIVAL, Account.SUBSIDY, line.subsidyMinor());
        balances.applyMoved(shopCurrency, Account.EXCHANGE, line.proceedsMinor());
        balances.applyMoved(shopCurrency, Account.COMMISSION, -line.commissionMinor());
        long given = line.proceedsMinor() - line.commissionMinor() - line.debtMinor();
        applyShop(shop, -given, line.debtMinor());
        if (shopCurrency != currency) {
            balances.mustSumToZero(shopCurrency);
        }
    }

    /** A line of an order was paid back from escrow; the buyer's side comes with the refund. */
    public void applyHeldLine(RefundedLine line, int currency) {
        balances.applyMoved(currency, Account.ESCROW, -line.payableMinor());
    }

    /** The lines of a refund went through, and their sum goes to who paid. */
    public void apply(OrderRefunded event, Payer payer) {
        long duty = 0;
        for (int i = 0; i < event.lines().size(); i++) {
            duty += event.lines().get(i).dutyMinor();
        }
        balances.applyMoved(payer.currency(), Account.DUTY, -duty);
        applyBuyer(payer, event.amountMinor());
        balances.mustSumToZero(payer.currency());
        balances.mustSumToZero(FESTIVAL);
    }

    /** A shop's balance was paid out. */
    public void apply(ShopPaidOut event) {
        int currency = shops.currency(event.shop());
        applyShop(event.shop(), -event.amountMinor(), 0);
        balances.applyMoved(currency, Account.PAID_OUT, event.amountMinor());
        balances.mustSumToZero(currency);
    }

    /** A provider captured a payment. */
    public void apply(PaymentReceived event) {
        int currency = rates.indexOf(event.currency());
        payments.apply(event);
        balances.applyMoved(currency, Account.PROVIDERS, -event.amountMinor());
        balances.applyMoved(currency, Account.REFUNDS_DUE, event.amountMinor());
        balances.mustSumToZero(currency);
    }

    /** A provider gave back a part of a payment. */
    public void apply(RefundSettled event) {
        int currency = payments.currency(payments.find(event.payment()));
        payments.apply(event);
        balances.applyMoved(currency, Account.REFUNDS_DUE, -event.amountMinor());
        balances.applyMoved(currency, Account.PROVIDERS, event.amountMinor());
        balances.mustSumToZero(currency);
    }

    private void applyWallet(int buyerRow, int currency, long amountMinor) {
        wallets.applyMoved(buyerRow, currency, amountMinor);
        balances.applyMoved(currency, Account.WALLETS, amountMinor);
    }

    /** Money went to the wallet or the payment that paid an order, or came from there when negative. */
    private void applyBuyer(Payer payer, long amountMinor) {
        if (payer.method() == PayMethod.CARD) {
            payments.applyDueOfOrder(payer.order(), amountMinor);
            balances.applyMoved(payer.currency(), Account.REFUNDS_DUE, amountMinor);
        } else {
            applyWallet(payer.buyerRow(), payer.currency(), amountMinor);
        }
    }

    private void applyHeld(int currency, long escrowMinor, long dutyMinor) {
        balances.applyMoved(currency, Account.ESCROW, escrowMinor);
        balances.applyMoved(currency, Account.DUTY, dutyMinor);
    }

    private void applyShop(int shop, long balanceMinor, long debtMinor) {
        int currency = shops.currency(shop);
        shopAccounts.applyMoved(shop, balanceMinor, debtMinor);
        balances.applyMoved(currency, Account.SHOPS, balanceMinor);
        balances.applyMoved(currency, Account.SHOP_DEBTS, -debtMinor);
    }

    /** Writes the accounts; wallets in the festival's currency stand with the buyers, payments by themselves. */
    public void writeTo(SnapshotWriter writer) {
        wallets.writeTo(writer);
        shopAccounts.writeTo(writer);
        balances.writeTo(writer);
        turnover.writeTo(writer);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        wallets.restoreFrom(reader);
        shopAccounts.restoreFrom(reader);
        balances.restoreFrom(reader);
        turnover.restoreFrom(reader);
    }
}
