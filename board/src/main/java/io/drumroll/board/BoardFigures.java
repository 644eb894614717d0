package io.drumroll.board;

import io.drumroll.board.BoardSnapshot.FestivalFrame;
import io.drumroll.board.BoardSnapshot.FestivalState;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.region.Region;
import java.io.IOException;
import java.util.List;
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
    /** Countries, provinces and origins that a snapshot lists. */
    static final int REGIONS_LISTED = 60;
    /** Categories, brands, shops and SKUs that a snapshot lists. */
    static final int GOODS_LISTED = 20;

    private static final int CITY_TIERS = Region.MAX_CITY_TIER + 1;
    private static final FestivalFrame NO_FESTIVAL = new FestivalFrame("", "", 0, 0, FestivalState.UNSCHEDULED);

    private final Catalogue catalogue = new Catalogue();
    private final Regions regions = new Regions();
    private final UnpaidOrders unpaid = new UnpaidOrders();
    private final RefundValues refunds = new RefundValues();
    private final Curve curve = new Curve();
    private final Milestones milestones = new Milestones();
    private final Samples samples = new Samples();
    private final Ranking byCountry = new Ranking(REGIONS_LISTED, Regions.COUNTRIES, Integer::compare);
    private final Ranking byProvince = new Ranking(REGIONS_LISTED, 0, regions::compareProvinces);
    private final Ranking byCityTier = new Ranking(CITY_TIERS, CITY_TIERS, Integer::compare);
    private final Ranking byCategory = new Ranking(GOODS_LISTED, 0, catalogue.categories()::compare);
    private final Ranking byBrand = new Ranking(GOODS_LISTED, 0, catalogue.brands()::compare);
    private final Ranking byOrigin = new Ranking(REGIONS_LISTED, Regions.COUNTRIES, Integer::compare);
    private final Ranking byShop = new Ranking(GOODS_LISTED, 0, Integer::compare);
    private final Ranking bySku = new Ranking(GOODS_LISTED, 0, Integer::compare);
    private DistinctBuyers buyers = new DistinctBuyers();

    private FestivalFrame festival = NO_FESTIVAL;
    /** The order of the last event, as long as the next one may pay it. */
    private Event.@Nullable OrderPlaced justPlaced;

    private long position;
    private long asOfMs;
    private long gmvMinor;
    private long refundedMinor;
    private long ordersPlaced;
    private long ordersPaid;
    private long ordersCancelled;
    private long ordersExpired;
    private long ordersForfeited;

    /** Figures before the first event. */
    public BoardFigures() {
        reserve();
    }

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
        return new BoardSnapshot(
                position,
                asOfMs,
                nowMs,
                staleMs,
                festivalAt(nowMs),
                gmvMinor,
                refundedMinor,
                ordersPlaced,
                ordersPaid,
                ordersCancelled,
                ordersExpired,
                ordersForfeited,
                buyers.estimate(),
                DistinctBuyers.errorPercent(),
                curve.ordersPerSecond(logNowMs),
                curve.peak(),
                curve.points(logNowMs),
                milestones.reached(),
                milestones.nextMinor(),
                byCountry.list(Regions::countryText, Regions::countryText),
                byProvince.list(regions::provinceText, regions::provinceText),
                byCityTier.list(Integer::toString, Integer::toString),
                byCategory.list(catalogue.categories()::text, catalogue.categories()::text),
                byBrand.list(catalogue.brands()::text, catalogue.brands()::text),
                byOrigin.list(Regions::countryText, Regions::countryText),
                byShop.list(Integer::toString, catalogue::shopName),
                bySku.list(Integer::toString, catalogue::title),
                samples.newest());
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
            case Event.OrderRefunded refunded -> refundedMinor = Sums.plus(refundedMinor, refunds.refunded(refunded));
            case Event.OrderExpired expired -> {
                letWait();
                ordersExpired++;
                unpaid.remove(expired.order());
            }
            case Event.DepositForfeited forfeited -> {
                ordersForfeited++;
                unpaid.remove(forfeited.order());
            }
            case Event.FestivalScheduled scheduled ->
                festival = new FestivalFrame(
                        scheduled.name(),
                        scheduled.currency().code(),
                        scheduled.opensAtMs(),
                        scheduled.closesAtMs(),
                        FestivalState.SCHEDULED);
            case Event.ShopOpened opened -> {
                catalogue.open(opened);
                reserve();
            }
            case Event.SkuListed listed -> {
                catalogue.list(listed);
                reserve();
            }
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
                    Event.ShopOrderShipped _,
                    Event.ShopOrderSettled _,
                    Event.ShopPaidOut _,
                    Event.PaymentReceived _,
                    Event.RefundSettled _ -> {}
        }
    }

    /** Puts the order that was placed last with those that wait, because no payment came directly behind it. */
    private void letWait() {
        if (justPlaced != null) {
            unpaid.put(justPlaced.order(), regions.pack(justPlaced.region()), justPlaced.lines());
            justPlaced = null;
        }
    }

    private void reserve() {
        byShop.reserve(catalogue.shops() + 1);
        bySku.reserve(catalogue.skus() + 1);
        byCategory.reserve(catalogue.categories().size());
        byBrand.reserve(catalogue.brands().size());
    }

    private void countPlaced(long timeMs, long order, List<OrderLine> lines) {
        ordersPlaced++;
        curve.placed(timeMs);
        refunds.placed(order, lines);
    }

    private void countReserved(long timeMs, Event.OrderReserved reserved) {
        letWait();
        List<OrderLine> lines = List.of(reserved.line());
        unpaid.put(reserved.order(), regions.pack(reserved.region()), lines);
        countPlaced(timeMs, reserved.order(), lines);
    }

    private void countCancelled(Event.OrderCancelled cancelled) {
        letWait();
        ordersCancelled++;
        boolean wasPaid = unpaid.remove(cancelled.order()) == null;
        if (wasPaid) {
            refundedMinor = Sums.plus(refundedMinor, refunds.cancelled(cancelled));
        }
    }

    private void countPaid(long timeMs, Event.OrderPaid paid) {
        Event.OrderPlaced placed = justPlaced;
        if (placed != null && placed.order() == paid.order()) {
            justPlaced = null;
            List<OrderLine> lines = placed.lines();
            long amountMinor = 0;
            for (int i = 0; i < lines.size(); i++) {
                OrderLine line = lines.get(i);
                countLine(line.sku(), line.quantity(), line.festivalMinor());
                amountMinor = Sums.plus(amountMinor, line.festivalMinor());
            }
            countOrder(
                    timeMs,
                    paid.buyer(),
                    amountMinor,
                    regions.pack(placed.region()),
                    lines.getFirst().sku());
            return;
        }
        letWait();
        long[] waiting = unpaid.remove(paid.order());
        if (waiting == null) {
            throw new IllegalStateException("order " + paid.order() + " was paid, but it is not one that waits for it");
        }
        long amountMinor = 0;
        for (int i = 0; i < UnpaidOrders.lines(waiting); i++) {
            long lineMinor = UnpaidOrders.festivalMinor(waiting, i);
            countLine(UnpaidOrders.sku(waiting, i), UnpaidOrders.quantity(waiting, i), lineMinor);
            amountMinor = Sums.plus(amountMinor, lineMinor);
        }
        countOrder(timeMs, paid.buyer(), amountMinor, UnpaidOrders.region(waiting), UnpaidOrders.sku(waiting, 0));
    }

    private void countLine(int sku, int quantity, long festivalMinor) {
        int row = catalogue.row(sku);
        bySku.add(sku, festivalMinor, quantity);
        byShop.add(catalogue.shop(row), festivalMinor, 1);
        byCategory.add(catalogue.category(row), festivalMinor, 1);
        byBrand.add(catalogue.brand(row), festivalMinor, 1);
        byOrigin.add(catalogue.origin(row), festivalMinor, 1);
    }

    private void countOrder(long timeMs, long buyer, long amountMinor, long region, int firstSku) {
        ordersPaid++;
        gmvMinor = Sums.plus(gmvMinor, amountMinor);
        buyers.add(buyer);
        curve.paid(timeMs, amountMinor);
        milestones.reach(gmvMinor, timeMs, festival.opensAtMs());
        byCountry.add(Regions.country(region), amountMinor, 1);
        byCityTier.add(Regions.cityTier(region), amountMinor, 1);
        int province = Regions.province(region);
        if (province != Regions.NO_PROVINCE) {
            byProvince.reserve(province + 1);
            byProvince.add(province, amountMinor, 1);
        }
        if (samples.isDue(timeMs)) {
            samples.add(
                    timeMs,
                    Regions.countryText(catalogue.origin(catalogue.row(firstSku))),
                    Regions.countryText(Regions.country(region)),
                    province == Regions.NO_PROVINCE ? "" : regions.provinceText(province),
                    amountMinor,
                    catalogue.title(firstSku));
        }
    }

    /** The names and rows that {@link #read} expects in front of the figures; see {@link Catalogue.Frozen}. */
    Catalogue.Frozen freezeCatalogue() {
        return catalogue.freeze();
    }

    /** What {@link #read} expects behind the catalogue; see {@link OrderLog.Frozen}. */
    OrderLog.Frozen freezeSold() {
        return refunds.freeze();
    }

    /** Writes all but what is frozen. */
    void write(CheckpointOutput out) {
        letWait();
        writeTotals(out);
        regions.write(out);
        unpaid.write(out);
        refunds.write(out);
        curve.write(out);
        milestones.write(out);
        samples.write(out);
        buyers.write(out);
        byCountry.write(out, Regions.COUNTRIES);
        // A province of orders that only wait has a number, but no money yet.
        byProvince.write(out, Math.min(regions.provinces(), byProvince.keys()));
        byCityTier.write(out, CITY_TIERS);
        byCategory.write(out, catalogue.categories().size());
        byBrand.write(out, catalogue.brands().size());
        byOrigin.write(out, Regions.COUNTRIES);
        byShop.write(out, catalogue.shops() + 1);
        bySku.write(out, catalogue.skus() + 1);
    }

    static BoardFigures read(CheckpointInput in) throws IOException {
        BoardFigures figures = new BoardFigures();
        figures.catalogue.read(in);
        figures.refunds.readFrozen(in);
        figures.reserve();
        figures.readTotals(in);
        figures.regions.read(in);
        figures.unpaid.read(in);
        figures.refunds.read(in);
        figures.curve.read(in);
        figures.milestones.read(in);
        figures.samples.read(in);
        figures.buyers = DistinctBuyers.read(in);
        figures.byCountry.read(in);
        figures.byProvince.read(in);
        figures.byCityTier.read(in);
        figures.byCategory.read(in);
        figures.byBrand.read(in);
        figures.byOrigin.read(in);
        figures.byShop.read(in);
        figures.bySku.read(in);
        return figures;
    }

    private void writeTotals(CheckpointOutput out) {
        out.putLong(position);
        out.putLong(asOfMs);
        out.putLong(gmvMinor);
        out.putLong(refundedMinor);
        out.putLong(ordersPlaced);
        out.putLong(ordersPaid);
        out.putLong(ordersCancelled);
        out.putLong(ordersExpired);
        out.putLong(ordersForfeited);
        out.putText(festival.name());
        out.putText(festival.currency());
        out.putLong(festival.opensAtMs());
        out.putLong(festival.closesAtMs());
    }

    private void readTotals(CheckpointInput in) throws IOException {
        position = in.getLong();
        asOfMs = in.getLong();
        gmvMinor = in.getLong();
        refundedMinor = in.getLong();
        ordersPlaced = in.getLong();
        ordersPaid = in.getLong();
        ordersCancelled = in.getLong();
        ordersExpired = in.getLong();
        ordersForfeited = in.getLong();
        String name = in.getText();
        String currency = in.getText();
        FestivalState state = currency.isEmpty() ? FestivalState.UNSCHEDULED : FestivalState.SCHEDULED;
        festival = new FestivalFrame(name, currency, in.getLong(), in.getLong(), state);
    }
}
