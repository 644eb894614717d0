package io.drumroll.catalog.search;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.RatesView;
import io.drumroll.engine.message.Query.Reply;
import io.drumroll.engine.message.Query.Result.Found;
import io.drumroll.engine.message.Query.ShopView;
import io.drumroll.engine.message.Query.SkuView;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Price, stock, sales and deals by SKU, for searches: read from the engine once at the start, counted from the feed from
 * there on, and shown to searches a few times a second. It keeps nothing on disk.
 *
 * <p>Counting an order costs an addition for each line; what changed is gathered and shown together, so a SKU that sells a
 * thousand times a second is shown twice a second. An order that is called off or expires does not say what was in it; until
 * a reading sets them right, which takes seconds, its SKUs count as sold.
 *
 * <p>Threads: {@link #onEvent} and {@link #publish} belong to the thread that reads the feed; all else is for any.
 */
public final class SkuFigures implements EventSink {
    /** SKUs whose prices changed that wait to be indexed; beyond them all prices are compared. */
    static final int MAX_PRICE_CHANGES = 100_000;

    private static final int PUBLISHES_A_SHOWING = 5;
    private static final int READS_A_PUBLISH = 20;
    private static final int READS_AT_START = 64;
    private static final long PATIENCE_S = 10;

    private final LiveFigures live;
    private final FreshReads reads;
    private final SkuTable table = new SkuTable();
    private final DealFollower deals;
    private final Map<Integer, ShopFacts> shops = new ConcurrentHashMap<>();
    private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
    /** What the engine did not answer, for the next publish: an engine that refuses is not asked again at once. */
    private final Queue<Runnable> unanswered = new ConcurrentLinkedQueue<>();

    private final ArrayDeque<Integer> toRead = new ArrayDeque<>();
    private final Set<Integer> awaited = new HashSet<>();
    private final Set<Integer> shopsAsked = new HashSet<>();
    private final SoldOut soldOut = new SoldOut();
    private final Set<Integer> priceChanges = new HashSet<>();

    private volatile long position;
    private volatile Rates rates = Rates.NONE;
    private final AtomicInteger ratesChanges = new AtomicInteger();
    private volatile boolean isReady;
    private boolean isStarting;
    private boolean isStarted;
    private long ratesReadAt = -1;
    private int publishes;

    /** Of the readings at the start. */
    private final AtomicInteger nextAtStart = new AtomicInteger();

    private int skusAtStart;
    private int skusReadAtStart;
    private boolean ratesReadAtStart;

    /**
     * Figures of a feed.
     *
     * @param live where searches see them.
     * @param startedAt the number of an event that fresh readings have seen; the feed's events up to it are passed over.
     */
    public SkuFigures(LiveFigures live, FreshReads reads, long startedAt) {
        this.live = live;
        this.reads = reads;
        this.position = startedAt;
        this.deals = new DealFollower(live, this::ask);
    }

    /** Number of the last event that was counted. */
    public long position() {
        return position;
    }

    /** Whether all that there was at the start is known. */
    public boolean isReady() {
        return isReady;
    }

    /** A SKU's figures as they were shown last; empty before they are known. */
    public Optional<SkuFigure> figure(long sku) {
        return Optional.ofNullable(table.figure(sku));
    }

    /** The shop of a SKU, as figures were shown last; 0 before it is known. */
    public int shopOf(int sku) {
        return table.shopOf(sku);
    }

    /** The deals that are given now or later. */
    public DealBook deals() {
        return deals.book();
    }

    /** A shop as far as it is known here; empty otherwise. Never waits. */
    public Optional<ShopFacts> knownShop(int shop) {
        return Optional.ofNullable(shops.get(shop));
    }

    /** A shop; waits for the engine when it is not known here. Empty when the engine does not say. */
    Optional<ShopFacts> shop(int shop) {
        ShopFacts known = shops.get(shop);
        if (known != null) {
            return Optional.of(known);
        }
        CompletableFuture<Optional<ShopFacts>> answer = new CompletableFuture<>();
        reads.read(
                new Query.OfShop(shop),
                reply -> answer.complete(
                        reply.result() instanceof Found<ShopView>(ShopView view)
                                ? Optional.of(new ShopFacts(view.name(), view.kind(), view.currency()))
                                : Optional.empty()),
                () -> answer.complete(Optional.empty()));
        try {
            Optional<ShopFacts> told = answer.get(PATIENCE_S, TimeUnit.SECONDS);
            told.ifPresent(facts -> shops.put(shop, facts));
            return told;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    /** The festival's currency; empty before the festival is scheduled. */
    public Optional<Currency> festivalCurrency() {
        return Optional.ofNullable(rates.festival());
    }

    /** What an amount is worth in the festival's currency, rounded down. */
    public long festivalMinor(long minor, Currency currency) {
        return rates.festivalMinor(minor, currency);
    }

    /** How often a rate changed after the start. */
    int ratesChanges() {
        return ratesChanges.get();
    }

    /** Takes out at most so many SKUs whose prices changed. */
    List<Integer> takePriceChanges(int most) {
        synchronized (priceChanges) {
            List<Integer> taken = priceChanges.stream().limit(most).toList();
            taken.forEach(priceChanges::remove);
            return taken;
        }
    }

    /** SKUs whose prices are to be indexed anew. */
    void addPriceChanges(List<Integer> skus) {
        synchronized (priceChanges) {
            for (int sku : skus) {
                if (priceChanges.size() < MAX_PRICE_CHANGES) {
                    priceChanges.add(sku);
                }
            }
        }
    }

    @Override
    public void onEvent(long sequence, long timeMs, Event event) {
        if (sequence <= position) {
            return;
        }
        switch (event) {
            case Event.OrderPlaced placed -> {
                taken(sequence, placed.lines());
                deals.held(sequence, placed.adjustments());
            }
            case Event.OrderReserved reserved -> {
                taken(sequence, List.of(reserved.line()));
                deals.held(sequence, reserved.adjustments());
            }
            case Event.OrderRefunded refunded -> {
                deals.somethingCameBack();
                for (Event.RefundedLine line : refunded.lines()) {
                    if (line.restocked()) {
                        table.taken(sequence, line.sku(), -line.quantity());
                    }
                }
            }
            case Event.OrderCancelled _, Event.OrderExpired _, Event.DepositForfeited _ -> {
                soldOut.somethingCameBack(table.highest());
                deals.somethingCameBack();
            }
            case Event.SkuListed listed ->
                table.listed(sequence, listed.sku(), listed.shop(), listed.priceMinor(), listed.stock());
            case Event.SkuRestocked restocked -> table.restocked(sequence, restocked.sku(), restocked.quantity());
            case Event.SkuPriceChanged changed -> {
                if (table.priced(sequence, changed.sku(), changed.newPriceMinor())) {
                    addPriceChanges(List.of(changed.sku()));
                }
            }
            case Event.SkuDelisted delisted -> table.delisted(sequence, delisted.sku());
            case Event.ShopOpened opened ->
                shops.put(opened.shop(), new ShopFacts(opened.name(), opened.kind(), opened.currency()));
            case Event.DealMade made -> deals.made(sequence, made);
            case Event.DealChanged changed -> deals.changed(sequence, changed);
            case Event.DealEnded ended -> deals.ended(ended);
            case Event.FestivalScheduled scheduled -> rates = rates.of(scheduled.currency());
            case Event.RateFixed fixed -> fixed(sequence, fixed);
            case Event.CouponClaimed claimed -> deals.claimed(sequence, claimed.deal());
            case Event.DutySet _,
                    Event.CommissionSet _,
                    Event.CartLineSet _,
                    Event.CartLineRemoved _,
                    Event.WalletToppedUp _,
                    Event.OrderPaid _,
                    Event.ShopOrderShipped _,
                    Event.ShopOrderSettled _,
                    Event.ShopPaidOut _,
                    Event.PaymentReceived _,
                    Event.RefundSettled _ -> {}
        }
        position = sequence;
    }

    private void taken(long sequence, List<OrderLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            table.taken(sequence, line.sku(), line.quantity());
        }
    }

    private void fixed(long sequence, Event.RateFixed fixed) {
        if (sequence > ratesReadAt) {
            Rates before = rates;
            rates = before.with(fixed.currency(), new Rates.Rate(fixed.festivalMinor(), fixed.foreignMinor()));
            if (!rates.equals(before)) {
                ratesChanges.incrementAndGet();
            }
        }
    }

    /**
     * Shows what was counted; to be called about ten times a second.
     *
     * @param nowMs ms of the epoch, for deals that begin and end.
     */
    public void publish(long nowMs) {
        for (int i = unanswered.size(); i > 0; i--) {
            unanswered.remove().run();
        }
        for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
            answer.run();
        }
        if (!isStarted) {
            goOnStarting();
        }
        publishes++;
        if (!isReady || publishes % PUBLISHES_A_SHOWING == 0) {
            showAll(nowMs);
        }
        isReady = isStarted; // only now, since whoever waits for it compares with what is shown
        soldOut.next(this::readLater);
        deals.readSome();
        for (int i = 0; i < READS_A_PUBLISH && !toRead.isEmpty(); i++) {
            read(toRead.remove());
        }
    }

    private void showAll(long nowMs) {
        for (int i = 0; i < table.changedCount(); i++) {
            int sku = table.changed(i);
            boolean seemsSoldOut = table.isKnown(sku) && table.seemsSoldOut(sku);
            soldOut.note(sku, seemsSoldOut);
            if (seemsSoldOut && !table.isExact(sku)) {
                readLater(sku);
            }
        }
        table.show(live);
        deals.turn(nowMs);
    }

    private void readLater(int sku) {
        if (awaited.add(sku)) {
            toRead.add(sku);
        }
    }

    private void read(int sku) {
        ask(
                new Query.OfSku(sku),
                reply -> {
                    awaited.remove(sku);
                    if (!took(sku, reply)) {
                        readLater(sku);
                    }
                },
                () -> {
                    awaited.remove(sku);
                    readLater(sku);
                });
    }

    private boolean took(int sku, Reply<SkuView> reply) {
        if (!(reply.result() instanceof Found<SkuView>(SkuView view))) {
            return true;
        }
        if (!shops.containsKey(view.shop()) && shopsAsked.add(view.shop())) {
            readShop(view.shop());
        }
        return table.read(
                reply.position(), sku, view.shop(), view.priceMinor(), view.supplied(), view.sold(), view.onSale());
    }

    private void readShop(int shop) {
        ask(
                new Query.OfShop(shop),
                reply -> {
                    if (reply.result() instanceof Found<ShopView>(ShopView view)) {
                        shops.put(shop, new ShopFacts(view.name(), view.kind(), view.currency()));
                    }
                },
                () -> shopsAsked.remove(shop));
    }

    /** Asks; what comes back is worked on by the thread that reads the feed. */
    private <A> void ask(Query<A> query, Consumer<Reply<A>> then, Runnable otherwise) {
        reads.read(query, reply -> answers.add(() -> then.accept(reply)), () -> unanswered.add(otherwise));
    }

    /** Begins, or begins again what the engine did not answer. */
    private void goOnStarting() {
        if (!isStarting) {
            isStarting = true;
            ask(new Query.OfFestival(), this::festivalRead, () -> isStarting = false);
        }
    }

    private void festivalRead(Reply<FestivalView> reply) {
        if (!(reply.result() instanceof Found<FestivalView>(FestivalView festival))) {
            // Nothing is there before the festival; the feed tells all that comes.
            isStarted = true;
            return;
        }
        rates = rates.of(festival.currency());
        skusAtStart = Math.min(festival.skus(), SkuTable.MAX_SKUS - 1);
        table.reach(skusAtStart);
        readRates();
        deals.readAll(this::checkStarted);
        for (int i = 0; i < READS_AT_START; i++) {
            readNextAtStart();
        }
        checkStarted();
    }

    private void readRates() {
        ask(
                new Query.OfRates(),
                reply -> {
                    if (reply.result() instanceof Found<RatesView>(RatesView view)) {
                        for (Query.Rate rate : view.rates()) {
                            rates = rates.with(
                                    rate.currency(), new Rates.Rate(rate.festivalMinor(), rate.foreignMinor()));
                        }
                        ratesReadAt = reply.position();
                    }
                    ratesReadAtStart = true;
                    checkStarted();
                },
                this::readRates);
    }

    /** Each answer asks for the next, so that a start with many SKUs does not wait for {@link #publish}. */
    private void readNextAtStart() {
        int sku = nextAtStart.incrementAndGet();
        if (sku <= skusAtStart) {
            askAtStart(sku);
        }
    }

    private void askAtStart(int sku) {
        reads.read(
                new Query.OfSku(sku),
                reply -> {
                    answers.add(() -> readAtStart(sku, reply));
                    readNextAtStart();
                },
                () -> unanswered.add(() -> askAtStart(sku)));
    }

    private void readAtStart(int sku, Reply<SkuView> reply) {
        skusReadAtStart++;
        if (!took(sku, reply)) {
            readLater(sku);
        }
        checkStarted();
    }

    private void checkStarted() {
        isStarted = ratesReadAtStart && deals.isRead() && skusReadAtStart >= skusAtStart;
    }
}
