package io.drumroll.board;

import io.drumroll.board.BoardSnapshot.CurvePoint;
import io.drumroll.board.BoardSnapshot.FestivalFrame;
import io.drumroll.board.BoardSnapshot.FestivalState;
import io.drumroll.board.BoardSnapshot.Sample;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.order.OrderLine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events of the feed, each once and in order, into the figures that the board shows.
 *
 * <p>Money counts when an order is paid, a reserved one when its balance is; with the region and lines that it was placed
 * with, in the festival's currency and without duty. An order that is paid with its placing, as nearly all are at the
 * peak, is counted from that event directly; the others wait packed in {@link UnpaidOrders}. Counting one costs additions
 * into arrays, and no allocation; what it leaves behind for its refunds, if anything, is in {@link RefundValues}.
 *
 * <p>Threads: all methods belong to one thread at a time, the one that reads the feed. A {@link BoardSnapshot} and a
 * taken {@link BoardCheckpoint} may go to any other.
 */
public final class BoardFigures implements EventSink {
    private static final FestivalFrame NO_FESTIVAL = new FestivalFrame("", "", 0, 0, FestivalState.UNSCHEDULED);

    private final Sales sales = new Sales();
    private final Totals totals = new Totals();
    private final UnpaidOrders unpaid = new UnpaidOrders();
    private final RefundValues refunds = new RefundValues();
    private final Curve curve = new Curve();
    private final Milestones milestones = new Milestones();
    private final Samples samples = new Samples();
    private final Film film = new Film();
    private DistinctBuyers buyers = new DistinctBuyers();

    private FestivalFrame festival = NO_FESTIVAL;
    /** The order of the last event, as long as the next one may pay it. */
    private Event.@Nullable OrderPlaced justPlaced;

    private long position;
    private long asOfMs;

    /** Number of the last event that was counted, 0 before the first: the feed goes on behind it. */
    public long position() {
        return position;
    }

    /** Time of the last event that was counted, in ms of the epoch, 0 before the first. */
    public long asOfMs() {
        return asOfMs;
    }

    /**
     * Counts an event. One that was counted before is passed over.
     *
     * @throws IllegalStateException if an event between the last one counted and this one is missing, or if it does not
     *     fit those before it; the figures are then of no use and must be rebuilt from the feed.
     */
    @Override
    public void onEvent(long sequence, long timeMs, Event event) {
        if (sequence <= position) {
            return;
        }
        if (sequence != position + 1) {
            throw new IllegalStateException("the board has counted up to event " + position + " and was given event "
                    + sequence + ": event " + (position + 1) + " is missing");
        }
        if (timeMs >= film.nextMs()) {
            filmUpTo(timeMs);
        }
        count(timeMs, event);
        position = sequence;
        asOfMs = timeMs;
    }

    /**
     * What the board says now.
     *
     * @param nowMs the server's clock, in ms of the epoch.
     * @param staleMs how far the feed's reader is behind the log, 0 when it has caught up. The log's present time is
     *     taken to be {@code nowMs - staleMs}, or that of the last event if it is later; the orders per second and the
     *     curve end there, and so fall to 0 when nobody orders.
     */
    public BoardSnapshot snapshot(long nowMs, long staleMs) {
        long logNowMs = Math.max(asOfMs, nowMs - staleMs);
        return snapshot(nowMs, staleMs, logNowMs, curve.points(logNowMs), samples.newest());
    }

    /**
     * Takes the frames of the film that are due, for when nothing happens that would take them. Only for figures that have
     * caught up: what happened before {@code logNowMs} has to be counted.
     */
    public void filmUpTo(long logNowMs) {
        while (film.nextMs() <= logNowMs) {
            film.add(frameAt(film.nextMs()));
        }
    }

    /** The film of the day as it is now; the same again as long as there is nothing new. */
    public BoardFilm film() {
        return film.shown(festival.currency());
    }

    /**
     * What something's sales consist of; empty if there is no such thing. Takes a few ms where there are a million SKUs,
     * microseconds where nothing has to be derived from them.
     */
    public Optional<BoardDetail> detail(BoardDetail.By by, String key) {
        return new Details(sales, position, asOfMs).of(by, key);
    }

    /** The figures as a frame of the film; where nothing happened since the last one, those of that. */
    FilmFrame frameAt(long atMs) {
        FilmFrame last = film.last();
        return last != null && isQuietSince(last) && atMs < festival.closesAtMs()
                ? last.again(atMs)
                : FilmFrame.of(snapshot(atMs, 0, atMs, List.of(), List.of()));
    }

    private boolean isQuietSince(FilmFrame frame) {
        return frame.body().position() == position && curve.ordersPerSecond(frame.atMs()) == 0;
    }

    private BoardSnapshot snapshot(
            long nowMs, long staleMs, long logNowMs, List<CurvePoint> points, List<Sample> newest) {
        return new BoardSnapshot(
                position,
                asOfMs,
                nowMs,
                staleMs,
                festivalAt(nowMs),
                totals.gmvMinor(),
                totals.refundedMinor(),
                totals.ordersPlaced(),
                totals.ordersPaid(),
                totals.ordersCancelled(),
                totals.ordersExpired(),
                totals.ordersForfeited(),
                totals.shopOrders(),
                totals.home(),
                totals.abroad(),
                buyers.estimate(),
                DistinctBuyers.errorPercent(),
                curve.ordersPerSecond(logNowMs),
                curve.peak(),
                points,
                milestones.reached(),
                milestones.nextMinor(),
                sales.countries(),
                sales.provinces(),
                sales.cityTiers(),
                sales.categories(),
                sales.brands(),
                sales.origins(),
                sales.shops(),
                sales.skus(),
                newest);
    }

    private FestivalFrame festivalAt(long nowMs) {
        if (festival.state() == FestivalState.UNSCHEDULED) {
            return festival;
        }
        FestivalState state = nowMs < festival.opensAtMs()
                ? FestivalState.SCHEDULED
                : nowMs < festival.closesAtMs() ? FestivalState.OPEN : FestivalState.CLOSED;
        return new FestivalFrame(
                festival.name(), festival.currency(), festival.opensAtMs(), festival.closesAtMs(), state);
    }

    private void count(long timeMs, Event event) {
        switch (event) {
            case Event.OrderPlaced placed -> {
                letWait();
                justPlaced = placed;
                countPlaced(timeMs, placed.order(), placed.lines());
            }
            case Event.OrderReserved reserved -> countReserved(timeMs, reserved);
            case Event.OrderPaid paid -> countPaid(timeMs, paid);
            case Event.OrderCancelled cancelled -> countCancelled(cancelled);
            case Event.OrderRefunded refunded -> totals.refunded(refunds.refunded(refunded));
            case Event.OrderExpired expired -> {
                letWait();
                totals.expired();
                unpaid.remove(expired.order());
            }
            case Event.DepositForfeited forfeited -> {
                totals.forfeited();
                unpaid.remove(forfeited.order());
            }
            case Event.ShopOrderShipped _ -> totals.shipped();
            case Event.ShopOrderSettled _ -> totals.delivered();
            case Event.FestivalScheduled scheduled -> schedule(timeMs, scheduled);
            case Event.ShopOpened opened -> sales.open(opened);
            case Event.SkuListed listed -> sales.list(listed);
            case Event.SkuRestocked _,
                    Event.SkuPriceChanged _,
                    Event.SkuDelisted _,
                    Event.DealMade _,
                    Event.DealChanged _,
                    Event.DealEnded _,
                    Event.CouponClaimed _,
                    Event.RateFixed _,
                    Event.DutySet _,
                    Event.CommissionSet _,
                    Event.CartLineSet _,
                    Event.CartLineRemoved _,
                    Event.WalletToppedUp _,
                    Event.ShopPaidOut _,
                    Event.PaymentReceived _,
                    Event.RefundSettled _ -> {}
        }
    }

    private void schedule(long timeMs, Event.FestivalScheduled scheduled) {
        festival = new FestivalFrame(
                scheduled.name(),
                scheduled.currency().code(),
                scheduled.opensAtMs(),
                scheduled.closesAtMs(),
                FestivalState.SCHEDULED);
        film.schedule(scheduled.opensAtMs(), scheduled.closesAtMs(), timeMs);
    }

    /** Puts the order that was placed last with those that wait, because no payment came directly behind it. */
    private void letWait() {
        if (justPlaced != null) {
            unpaid.put(justPlaced.order(), sales.regions.pack(justPlaced.region()), justPlaced.lines());
            justPlaced = null;
        }
    }

    private void countPlaced(long timeMs, long order, List<OrderLine> lines) {
        totals.placed();
        curve.placed(timeMs);
        refunds.placed(order, lines);
    }

    private void countReserved(long timeMs, Event.OrderReserved reserved) {
        letWait();
        List<OrderLine> lines = List.of(reserved.line());
        unpaid.put(reserved.order(), sales.regions.pack(reserved.region()), lines);
        countPlaced(timeMs, reserved.order(), lines);
    }

    private void countCancelled(Event.OrderCancelled cancelled) {
        letWait();
        totals.cancelled();
        boolean wasPaid = unpaid.remove(cancelled.order()) == null;
        if (wasPaid) {
            totals.refunded(refunds.cancelled(cancelled));
        }
    }

    private void countPaid(long timeMs, Event.OrderPaid paid) {
        Event.OrderPlaced placed = justPlaced;
        if (placed != null && placed.order() == paid.order()) {
            justPlaced = null;
            List<OrderLine> lines = placed.lines();
            long region = sales.regions.pack(placed.region());
            long amountMinor = 0;
            sales.beginOrder(lines.size());
            for (int i = 0; i < lines.size(); i++) {
                OrderLine line = lines.get(i);
                countLine(region, line.sku(), line.quantity(), line.festivalMinor());
                amountMinor = Sums.plus(amountMinor, line.festivalMinor());
            }
            countOrder(
                    timeMs, paid.buyer(), amountMinor, region, lines.getFirst().sku());
            return;
        }
        letWait();
        long[] waiting = unpaid.remove(paid.order());
        if (waiting == null) {
            throw new IllegalStateException("order " + paid.order() + " was paid, but it is not one that waits for it");
        }
        long region = UnpaidOrders.region(waiting);
        long amountMinor = 0;
        sales.beginOrder(UnpaidOrders.lines(waiting));
        for (int i = 0; i < UnpaidOrders.lines(waiting); i++) {
            long lineMinor = UnpaidOrders.festivalMinor(waiting, i);
            countLine(region, UnpaidOrders.sku(waiting, i), UnpaidOrders.quantity(waiting, i), lineMinor);
            amountMinor = Sums.plus(amountMinor, lineMinor);
        }
        countOrder(timeMs, paid.buyer(), amountMinor, region, UnpaidOrders.sku(waiting, 0));
    }

    private void countLine(long region, int sku, int quantity, long festivalMinor) {
        totals.line(sales.line(region, sku, quantity, festivalMinor), festivalMinor);
    }

    private void countOrder(long timeMs, long buyer, long amountMinor, long region, int firstSku) {
        totals.paid(amountMinor, sales.order(region, amountMinor));
        buyers.add(buyer);
        curve.paid(timeMs, amountMinor);
        milestones.reach(totals.gmvMinor(), timeMs, festival.opensAtMs());
        if (samples.isDue(timeMs)) {
            Catalogue catalogue = sales.catalogue;
            int province = Regions.province(region);
            samples.add(
                    timeMs,
                    Regions.countryText(catalogue.origin(catalogue.row(firstSku))),
                    Regions.countryText(Regions.country(region)),
                    province == Regions.NO_PROVINCE ? "" : sales.regions.provinceText(province),
                    amountMinor,
                    catalogue.title(firstSku));
        }
    }

    /** The names and rows that {@link #read} expects in front of the figures; see {@link Catalogue.Frozen}. */
    Catalogue.Frozen freezeCatalogue() {
        return sales.catalogue.freeze();
    }

    /** What {@link #read} expects behind the catalogue; see {@link OrderLog.Frozen}. */
    OrderLog.Frozen freezeSold() {
        return refunds.freeze();
    }

    /** Writes all but what is frozen. */
    void write(CheckpointOutput out) {
        letWait();
        out.putLong(position);
        out.putLong(asOfMs);
        writeFestival(out);
        totals.write(out);
        sales.regions.write(out);
        unpaid.write(out);
        refunds.write(out);
        curve.write(out);
        milestones.write(out);
        samples.write(out);
        buyers.write(out);
        sales.write(out);
        film.write(out);
    }

    static BoardFigures read(CheckpointInput in) throws IOException {
        BoardFigures figures = new BoardFigures();
        figures.sales.readCatalogue(in);
        figures.refunds.readFrozen(in);
        figures.film.readFrames(in);
        figures.position = in.getLong();
        figures.asOfMs = in.getLong();
        figures.readFestival(in);
        figures.totals.read(in);
        figures.sales.regions.read(in);
        figures.unpaid.read(in);
        figures.refunds.read(in);
        figures.curve.read(in);
        figures.milestones.read(in);
        figures.samples.read(in);
        figures.buyers = DistinctBuyers.read(in);
        figures.sales.read(in);
        figures.film.read(in);
        return figures;
    }

    private void writeFestival(CheckpointOutput out) {
        out.putText(festival.name());
        out.putText(festival.currency());
        out.putLong(festival.opensAtMs());
        out.putLong(festival.closesAtMs());
    }

    private void readFestival(CheckpointInput in) throws IOException {
        String name = in.getText();
        String currency = in.getText();
        FestivalState state = currency.isEmpty() ? FestivalState.UNSCHEDULED : FestivalState.SCHEDULED;
        festival = new FestivalFrame(name, currency, in.getLong(), in.getLong(), state);
    }
}
