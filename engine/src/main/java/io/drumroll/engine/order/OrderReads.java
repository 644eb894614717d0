package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.ledger.Ledger;
import io.drumroll.engine.ledger.Payments;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Query.AccountBalance;
import io.drumroll.engine.message.Query.Balance;
import io.drumroll.engine.message.Query.OfBuyerOrders;
import io.drumroll.engine.message.Query.OfRefundsDue;
import io.drumroll.engine.message.Query.OrderPage;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.message.Query.RefundsDue;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Query.ShopView;
import io.drumroll.engine.message.Query.TrialBalance;
import io.drumroll.engine.message.Query.WalletView;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.shop.Shops;
import java.util.ArrayList;
import java.util.List;

/** Answers fresh reads about orders and money from the engine's state. Changes nothing. */
public final class OrderReads {
    private final Frame frame;
    private final Rates rates;
    private final Shops shops;
    private final Buyers buyers;
    private final Ledger ledger;
    private final Payments payments;
    private final Orders orders;
    private final OrderViews views;

    /** Reads over the given state. */
    public OrderReads(
            Frame frame, Rates rates, Shops shops, Buyers buyers, Ledger ledger, Payments payments, Orders orders) {
        this.frame = frame;
        this.rates = rates;
        this.shops = shops;
        this.buyers = buyers;
        this.ledger = ledger;
        this.payments = payments;
        this.orders = orders;
        this.views = new OrderViews(rates, buyers, orders);
    }

    /** A buyer's wallets. */
    public Result<WalletView> wallet(long buyer) {
        Rejection refusal = Checks.first(frame.refuseUnscheduled(), Checks.buyer(buyer));
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        int row = buyers.rowOf(buyer);
        List<Balance> balances = new ArrayList<>();
        for (int currency = 0; currency < rates.count(); currency++) {
            if (currency == 0 || ledger.usedWallet(row, currency)) {
                balances.add(new Balance(rates.currency(currency), ledger.walletMinor(row, currency)));
            }
        }
        return new Result.Found<>(new WalletView(buyer, List.copyOf(balances)));
    }

    /** One shop. */
    public Result<ShopView> shop(int shop) {
        Rejection refusal = shops.refuseUnknown(shop);
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        return new Result.Found<>(new ShopView(
                shop,
                shops.name(shop),
                shops.country(shop),
                shops.kind(shop),
                rates.currency(shops.currency(shop)),
                ledger.shopBalanceMinor(shop),
                ledger.shopDebtMinor(shop)));
    }

    /** Every account that is not empty. */
    public Result<TrialBalance> trialBalance() {
        List<AccountBalance> accounts = new ArrayList<>();
        for (int currency = 0; currency < rates.count(); currency++) {
            for (Account account : Account.values()) {
                long balance = ledger.balanceMinor(currency, account);
                if (balance != 0) {
                    accounts.add(new AccountBalance(account, rates.currency(currency), balance));
                }
            }
        }
        return new Result.Found<>(new TrialBalance(List.copyOf(accounts)));
    }

    /** Payments of which something is due back. */
    public Result<RefundsDue> refundsDue(OfRefundsDue query) {
        Rejection refusal = Checks.range(Field.QUANTITY, query.limit(), 1, Limits.MAX_PAGE);
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        List<RefundDue> page = new ArrayList<>();
        int payment = payments.nextDue(query.after());
        long last = 0;
        while (payment != Payments.NONE && page.size() < query.limit()) {
            page.add(refundDue(payment));
            last = payment;
            payment = payments.nextDue(payment);
        }
        return new Result.Found<>(new RefundsDue(List.copyOf(page), payment == Payments.NONE ? 0 : last));
    }

    private RefundDue refundDue(int payment) {
        return new RefundDue(
                payment,
                payments.ref(payment),
                payments.order(payment),
                rates.currency(payments.currency(payment)),
                payments.dueMinor(payment),
                payments.settledMinor(payment));
    }

    /** One order. */
    public Result<OrderView> order(long order) {
        Rejection refusal = orders.refuseUnknown(order);
        return refusal != null ? new Result.Refused<>(refusal) : new Result.Found<>(views.view(order));
    }

    /** A buyer's orders, newest first. */
    public Result<OrderPage> buyerOrders(OfBuyerOrders query) {
        Rejection refusal = Checks.first(
                Checks.buyer(query.buyer()), Checks.range(Field.QUANTITY, query.limit(), 1, Limits.MAX_ORDER_PAGE));
        if (refusal != null) {
            return new Result.Refused<>(refusal);
        }
        int buyerRow = buyers.rowOf(query.buyer());
        long order = buyerRow == Buyers.NONE ? 0 : firstBefore(query.before(), buyerRow);
        List<OrderView> page = new ArrayList<>();
        long last = 0;
        while (order != 0 && page.size() < query.limit()) {
            page.add(views.view(order));
            last = order;
            order = orders.previousOfBuyer(order);
        }
        return new Result.Found<>(new OrderPage(List.copyOf(page), order == 0 ? 0 : last));
    }

    /** Where a page begins: a cursor names the last order shown, so that one look-up continues the chain. */
    private long firstBefore(long before, int buyerRow) {
        boolean isTheirs = orders.isKnown(before) && orders.buyerRow(before) == buyerRow;
        return isTheirs ? orders.previousOfBuyer(before) : before == 0 ? buyers.newestOrder(buyerRow) : 0;
    }
}
