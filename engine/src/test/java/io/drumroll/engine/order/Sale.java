package io.drumroll.engine.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.Engine;
import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A festival in an engine of its own, at the moment when its doors open. After each command and tick it is replaced by what
 * its snapshot gives, so that whatever a snapshot loses shows at once.
 */
public final class Sale {
    static final Currency CNY = new Currency("CNY");
    static final Currency USD = new Currency("USD");
    static final Country CHINA = new Country("CN");
    static final Region GUANGDONG = new Region(CHINA, "GD", 1);
    static final long OPENS_AT = 1_000_000;
    static final long CLOSES_AT = 9_000_000;
    static final long PAY_WINDOW = 60_000;
    static final long RECEIPT_WINDOW = 100_000;
    static final long BUYER = 77;
    private static final int KEY_WINDOW = 64;

    private Engine engine = new Engine(KEY_WINDOW);
    private final List<Event> events = new ArrayList<>();
    private long nowMs = OPENS_AT;
    private long keys;

    /** A festival that counts in yuan, without shops. */
    public Sale() {
        accepted(schedule(PAY_WINDOW, RECEIPT_WINDOW));
    }

    static Command.ScheduleFestival schedule(long payWindowMs, long receiptWindowMs) {
        return new Command.ScheduleFestival("11.11", CNY, OPENS_AT, CLOSES_AT, payWindowMs, receiptWindowMs);
    }

    static LineRequest line(int sku, int quantity) {
        return new LineRequest(sku, quantity);
    }

    /** Sets the time of what follows. */
    Sale at(long timeMs) {
        nowMs = timeMs;
        return this;
    }

    long nowMs() {
        return nowMs;
    }

    /** Opens a shop that prices in a currency. */
    public int shop(Currency currency) {
        return (int) accepted(new Command.OpenShop("Tea house", CHINA, ShopKind.BAZAAR, currency))
                .id();
    }

    /** Lists a SKU of the category tea, with stock 100. */
    public int sku(int shop, long priceMinor) {
        return sku(shop, priceMinor, 0);
    }

    public int sku(int shop, long priceMinor, int limitPerBuyer) {
        Currency currency = read(new Query.OfShop(shop)).currency();
        return (int) accepted(new Command.ListSku(
                        shop, "Oolong", "tea", "Leaf", CHINA, "", new Money(priceMinor, currency), 100, limitPerBuyer))
                .id();
    }

    /** Lists a SKU that comes from another country, with stock 100. */
    int imported(int shop, long priceMinor, Country origin, String tariffCode) {
        Money price = new Money(priceMinor, read(new Query.OfShop(shop)).currency());
        return (int) accepted(new Command.ListSku(shop, "Cocoa", "tea", "Leaf", origin, tariffCode, price, 100, 0))
                .id();
    }

    /** Makes a deal that is live until the doors close and bars nothing. */
    int deal(Funder funder, DealTerms terms) {
        DealOffer offer = new DealOffer("Deal", OPENS_AT, CLOSES_AT, funder, List.of(), terms);
        return (int) accepted(new Command.MakeDeal(offer)).id();
    }

    void topUp(long buyer, long minor, Currency currency) {
        accepted(new Command.TopUpWallet(buyer, new Money(minor, currency)));
    }

    /** Orders at what it costs, to be paid later, and gives the order's number. */
    long placed(Currency currency, LineRequest... lines) {
        return accepted(order(currency, PayMode.LATER, lines)).id();
    }

    /** Puts as much into the wallet as it costs, orders, pays and gives the order's number. */
    long paid(Currency currency, LineRequest... lines) {
        Command.PlaceOrder order = order(currency, PayMode.NOW, lines);
        topUp(BUYER, order.expectedTotal().amountMinor(), currency);
        return accepted(order).id();
    }

    private Command.PlaceOrder order(Currency currency, PayMode pay, LineRequest... lines) {
        Quote quote = read(new Query.OfQuote(BUYER, CHINA, currency, List.of(lines), List.of()));
        return new Command.PlaceOrder(
                BUYER, GUANGDONG, List.of(lines), false, List.of(), new Money(quote.totalMinor(), currency), pay);
    }

    Outcome.Accepted ship(long order, int shop) {
        return accepted(new Command.ShipShopOrder(order, shop));
    }

    Outcome.Accepted confirm(long order, int shop) {
        return accepted(new Command.ConfirmReceipt(order, shop));
    }

    Outcome.Accepted refund(long order, LineRequest... lines) {
        return accepted(new Command.RefundOrder(order, List.of(lines)));
    }

    Outcome when(Command command) {
        events.clear();
        Outcome outcome = engine.handle(nowMs, new Request(7, ++keys), command, this::onEvent);
        restart();
        return outcome;
    }

    /** Ticks once and gives what came of it. */
    List<Event> tick() {
        events.clear();
        engine.tick(nowMs, this::onEvent);
        restart();
        return List.copyOf(events);
    }

    private void onEvent(long sequence, long timeMs, Event event) {
        events.add(event);
    }

    private void restart() {
        byte[] before = engine.snapshot();
        engine = Engine.restore(before, KEY_WINDOW);
        assertThat(engine.snapshot()).isEqualTo(before);
    }

    public Outcome.Accepted accepted(Command command) {
        Outcome outcome = when(command);
        assertThat(outcome).as("%s", command).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    /** Asserts that the command is refused with exactly this, and that not a byte of the state changed by it. */
    public void refuses(Command command, Rejection expected) {
        // Time comes in with refused commands too; this one only brings the time.
        engine.handle(nowMs, Request.WITHOUT_KEY, new Command.PayOrder(1), EventSink.NONE);
        byte[] before = engine.snapshot();
        assertThat(when(command)).as("%s", command).isEqualTo(new Outcome.Rejected(engine.position(), expected));
        assertThat(engine.snapshot()).isEqualTo(before);
    }

    /** What the last command or tick caused. */
    List<Event> events() {
        return List.copyOf(events);
    }

    long nextDeadlineMs() {
        return engine.nextDeadlineMs();
    }

    public <A> A read(Query<A> query) {
        return switch (engine.read(nowMs, query).result()) {
            case Query.Result.Found<A> found -> found.value();
            case Query.Result.Refused<A> refused -> throw new AssertionError(query + ": " + refused.rejection());
        };
    }

    long available(int sku) {
        return read(new Query.OfSku(sku)).available();
    }

    /** What the buyer's wallet of a currency holds. */
    long wallet(Currency currency) {
        return read(new Query.OfWallet(BUYER)).balances().stream()
                .filter(balance -> balance.currency().equals(currency))
                .mapToLong(Query.Balance::balanceMinor)
                .sum();
    }

    /** What an account holds in a currency. */
    public long account(Account account, Currency currency) {
        return read(new Query.OfTrialBalance()).accounts().stream()
                .filter(balance ->
                        balance.account() == account && balance.currency().equals(currency))
                .mapToLong(Query.AccountBalance::balanceMinor)
                .sum();
    }

    Query.OrderView order(long order) {
        return read(new Query.OfOrder(order));
    }

    ShopOrderState shopOrder(long order, int place) {
        return order(order).shopOrders().get(place).state();
    }

    Query.ShopView shopView(int shop) {
        return read(new Query.OfShop(shop));
    }
}
