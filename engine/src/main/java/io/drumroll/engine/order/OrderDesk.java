package io.drumroll.engine.order;

import io.drumroll.engine.buyer.Buyers;
import io.drumroll.engine.cart.Carts;
import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.ledger.Ledger;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.OrderCartLines;
import io.drumroll.engine.message.Command.PlaceDeposit;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.CartLineRemoved;
import io.drumroll.engine.message.Event.OrderPaid;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Event.OrderReserved;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.DealNotLive;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.InsufficientStock;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.OverBuyerLimit;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.message.Rejection.UnknownCartLine;
import io.drumroll.engine.message.Rejection.WrongDealKind;
import io.drumroll.engine.pricing.Pricer;
import io.drumroll.engine.pricing.Purchase;
import io.drumroll.engine.promotion.Deal;
import io.drumroll.engine.promotion.DealTerms.PreSale;
import io.drumroll.engine.promotion.Deals;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.sku.Skus;
import io.drumroll.engine.stock.BuyerLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides about new orders and reservations. Changes nothing. */
public final class OrderDesk {
    private final Frame frame;
    private final Rates rates;
    private final Skus skus;
    private final Deals deals;
    private final Buyers buyers;
    private final BuyerLimits limits;
    private final Carts carts;
    private final Ledger ledger;
    private final Orders orders;
    private final Pricer pricer;

    /** A desk over the given state. */
    public OrderDesk(
            Frame frame,
            Rates rates,
            Skus skus,
            Deals deals,
            Buyers buyers,
            BuyerLimits limits,
            Carts carts,
            Ledger ledger,
            Orders orders,
            Pricer pricer) {
        this.frame = frame;
        this.rates = rates;
        this.skus = skus;
        this.deals = deals;
        this.buyers = buyers;
        this.limits = limits;
        this.carts = carts;
        this.ledger = ledger;
        this.orders = orders;
        this.pricer = pricer;
    }

    /** Decides about an order: all of its lines or none. */
    public Decision decide(PlaceOrder command, long nowMs) {
        return decide(command, false, nowMs);
    }

    /** Decides about an order of some of a cart's lines: all of these or none. */
    public Decision decide(OrderCartLines command, long nowMs) {
        PlaceOrder order = new PlaceOrder(
                command.buyer(),
                command.region(),
                command.lines(),
                false,
                command.coupons(),
                command.expectedTotal(),
                command.pay());
        return decide(order, true, nowMs);
    }

    private Decision decide(PlaceOrder command, boolean takesFromCart, long nowMs) {
        Rejection refusal = refuseFrame(command, nowMs);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        int buyerRow = buyers.rowOf(command.buyer());
        int currency = rates.indexOf(command.expectedTotal().currency());
        Purchase purchase = new Purchase(
                buyerRow,
                Codes.ofCountry(command.region().country()),
                currency,
                command.fromCart() ? carts.lines(buyerRow) : command.lines(),
                command.coupons());
        refusal = pricer.price(purchase, nowMs);
        if (refusal == null && takesFromCart) {
            refusal = refuseOutsideCart(buyerRow, command.buyer());
        }
        if (refusal == null) {
            refusal = refuseShort(buyerRow);
        }
        if (refusal == null && pricer.totalMinor() != command.expectedTotal().amountMinor()) {
            refusal = refuseOtherTotal(command, purchase, nowMs);
        }
        List<OrderLine> lines = List.of();
        if (refusal == null) {
            lines = pricer.orderLines();
            refusal = refuseTerms(buyerRow, lines);
        }
        if (refusal == null && command.pay() == PayMode.NOW) {
            refusal = refuseFunds(buyerRow, currency, pricer.totalMinor());
        }
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        Decision.Accept accepted = accept(command, lines, nowMs);
        return takesFromCart ? takenFromCart(accepted, command.buyer(), lines) : accepted;
    }

    private @Nullable Rejection refuseFrame(PlaceOrder command, long nowMs) {
        Rejection refusal = frame.refuseUnscheduled();
        if (refusal == null) {
            refusal = frame.refuseDoors(nowMs);
        }
        if (refusal == null) {
            refusal = Checks.buyer(command.buyer());
        }
        if (refusal == null) {
            refusal = rates.refuseUnknown(command.expectedTotal().currency());
        }
        if (refusal == null && command.fromCart() && !command.lines().isEmpty()) {
            refusal = new OutOfRange(Field.ORDER_LINES, command.lines().size(), 0, 0);
        }
        return refusal;
    }

    private Rejection refuseOtherTotal(PlaceOrder command, Purchase purchase, long nowMs) {
        Rejection refusal = pricer.priceForQuote(purchase, nowMs);
        if (refusal != null) {
            throw new IllegalStateException("priced once, but not again: " + refusal);
        }
        return new PriceChanged(command.expectedTotal().amountMinor(), pricer.quote());
    }

    private @Nullable Rejection refuseOutsideCart(int buyerRow, long buyer) {
        for (int i = 0; i < pricer.lineCount(); i++) {
            if (carts.find(buyerRow, pricer.sku(i)) == Carts.NONE) {
                return new UnknownCartLine(buyer, pricer.sku(i));
            }
        }
        return null;
    }

    /** Refuses when a line asks for more than there is, or than this buyer may have. */
    private @Nullable Rejection refuseShort(int buyerRow) {
        Rejection refusal = null;
        for (int i = 0; refusal == null && i < pricer.lineCount(); i++) {
            refusal = refuseShort(buyerRow, pricer.sku(i), pricer.quantity(i));
        }
        return refusal;
    }

    @Nullable
    Rejection refuseShort(int buyerRow, int sku, int quantity) {
        long available = skus.available(sku);
        if (available < quantity) {
            return new InsufficientStock(sku, quantity, available);
        }
        int limit = skus.limitPerBuyer(sku);
        if (limit == 0) {
            return null;
        }
        long already = buyerRow == Buyers.NONE ? 0 : limits.pieces(buyerRow, sku);
        return already + quantity > limit ? new OverBuyerLimit(sku, limit, already, quantity) : null;
    }

    private @Nullable Rejection refuseTerms(int buyerRow, List<OrderLine> lines) {
        if (orders.count() >= Limits.MAX_ORDERS) {
            return new CapacityReached(Field.ORDERS, Limits.MAX_ORDERS);
        }
        Rejection refusal = buyers.refuseWithoutRoom(buyerRow);
        return refusal != null ? refusal : ledger.refuseTurnover(lines);
    }

    private @Nullable Rejection refuseFunds(int buyerRow, int currency, long amountMinor) {
        long balance = buyerRow == Buyers.NONE ? 0 : ledger.walletMinor(buyerRow, currency);
        return balance < amountMinor ? new InsufficientFunds(amountMinor, balance) : null;
    }

    private Decision.Accept accept(PlaceOrder command, List<OrderLine> lines, long nowMs) {
        long order = orders.count() + 1L;
        long total = pricer.totalMinor();
        Event placed = new OrderPlaced(
                order,
                command.buyer(),
                command.region(),
                command.expectedTotal().currency(),
                lines,
                pricer.adjustments(),
                total,
                nowMs + frame.current().payWindowMs(),
                command.fromCart());
        List<Event> events = command.pay() == PayMode.NOW
                ? List.of(placed, new OrderPaid(order, command.buyer(), total, PayMethod.WALLET))
                : List.of(placed);
        return new Decision.Accept(order, total, events);
    }

    /** The same, and the lines leave the cart: one event for each, so that whoever follows carts needs to know no more. */
    private static Decision takenFromCart(Decision.Accept order, long buyer, List<OrderLine> lines) {
        List<Event> events = new ArrayList<>(order.events().size() + lines.size());
        events.addAll(order.events());
        for (OrderLine line : lines) {
            events.add(new CartLineRemoved(buyer, line.sku()));
        }
        return new Decision.Accept(order.id(), order.amountMinor(), events);
    }

    /** Decides about a deposit. */
    public Decision decide(PlaceDeposit command, long nowMs) {
        Rejection refusal = Checks.first(
                frame.refuseUnscheduled(),
                Checks.buyer(command.buyer()),
                rates.refuseUnknown(command.expectedTotal().currency()));
        int currency = rates.indexOf(command.expectedTotal().currency());
        if (refusal == null) {
            refusal = priceDeposit(
                    command.deal(),
                    command.quantity(),
                    Codes.ofCountry(command.region().country()),
                    currency,
                    nowMs);
        }
        int buyerRow = buyers.rowOf(command.buyer());
        if (refusal == null) {
            refusal = refuseShort(buyerRow);
        }
        if (refusal == null && isOtherPrice(command)) {
            refusal = new PriceChanged(command.expectedTotal().amountMinor(), pricer.quote());
        }
        List<OrderLine> lines = List.of();
        if (refusal == null) {
            lines = pricer.orderLines();
            refusal = refuseTerms(buyerRow, lines);
        }
        if (refusal == null) {
            refusal = refuseFunds(buyerRow, currency, pricer.depositMinor());
        }
        return refusal != null ? Decision.reject(refusal) : accept(command, lines.getFirst());
    }

    /** Checks and prices a deposit: the deal is a pre-sale that takes deposits now. */
    @Nullable
    Rejection priceDeposit(int number, int quantity, int destination, int currency, long nowMs) {
        Rejection refusal = deals.refuseUnknown(number);
        if (refusal != null) {
            return refusal;
        }
        Deal deal = deals.deal(number);
        if (!(deal.terms() instanceof PreSale)) {
            return new WrongDealKind(number, deal.terms().kind());
        }
        if (!deal.isLive(nowMs)) {
            return new DealNotLive(
                    number, deal.offer().startsAtMs(), deal.offer().endsAtMs());
        }
        return pricer.priceDeposit(number, quantity, destination, currency, nowMs);
    }

    private boolean isOtherPrice(PlaceDeposit command) {
        return pricer.totalMinor() != command.expectedTotal().amountMinor()
                || pricer.depositMinor() != command.expectedDepositMinor();
    }

    private Decision accept(PlaceDeposit command, OrderLine line) {
        long order = orders.count() + 1L;
        PreSale terms = (PreSale) deals.offer(command.deal()).terms();
        return Decision.accept(
                order,
                pricer.depositMinor(),
                new OrderReserved(
                        order,
                        command.buyer(),
                        command.region(),
                        command.expectedTotal().currency(),
                        command.deal(),
                        line,
                        pricer.adjustments(),
                        pricer.totalMinor(),
                        pricer.depositMinor(),
                        terms.balanceFromMs(),
                        terms.balanceUntilMs()));
    }
}
