package io.drumroll.board;

import java.util.List;

/**
 * The board at one moment; immutable, so any thread may read it. Amounts are minor units of the festival's currency,
 * times are ms of the epoch. {@link BoardJson} writes it down.
 *
 * @param position number of the last event counted, 0 before the first.
 * @param asOfMs time of that event in the log, 0 before the first.
 * @param nowMs the server's clock when this was made.
 * @param staleMs how far the figures are behind the log, 0 when they have caught up.
 * @param festival the festival's frame.
 * @param gmvMinor what paid orders were sold for, without duty; gross, so that refunds do not lower it.
 * @param refundedMinor what of that was refunded or called off after it was paid.
 * @param ordersPlaced orders ever confirmed or reserved.
 * @param ordersPaid orders ever paid.
 * @param ordersCancelled orders called off, paid or not.
 * @param ordersExpired orders not paid in time.
 * @param ordersForfeited reserved orders whose balance was not paid in time.
 * @param shopOrders what became of the shops' parts of paid orders.
 * @param home what of the sales came from the buyers' own countries.
 * @param abroad what of the sales came from other countries.
 * @param buyers distinct buyers who paid, an estimate.
 * @param buyersErrorPercent how far that estimate is off at most in 95 of 100 cases.
 * @param ordersPerSecond orders placed in the last full second of log time.
 * @param peak the busiest second so far.
 * @param curve the last {@link Curve#SECONDS} full seconds of log time, oldest first, without gaps.
 * @param milestones those that were reached, in order.
 * @param nextMilestoneMinor the next one, 0 when there is none.
 * @param countries the buyers' countries by paid money; counts are orders, as in the next two.
 * @param provinces the buyers' provinces, such as {@code CN-GD}; orders without one are left out.
 * @param cityTiers the buyers' city tiers, 0 for unknown.
 * @param categories what was sold, by category; counts are order lines, as in the next three.
 * @param brands what was sold, by brand.
 * @param origins what was sold, by country of origin.
 * @param shops what was sold, by shop.
 * @param skus what was sold, by SKU; counts are pieces.
 * @param samples some of the newest paid orders, oldest first.
 */
public record BoardSnapshot(
        long position,
        long asOfMs,
        long nowMs,
        long staleMs,
        FestivalFrame festival,
        long gmvMinor,
        long refundedMinor,
        long ordersPlaced,
        long ordersPaid,
        long ordersCancelled,
        long ordersExpired,
        long ordersForfeited,
        ShopOrders shopOrders,
        Side home,
        Side abroad,
        long buyers,
        double buyersErrorPercent,
        long ordersPerSecond,
        Peak peak,
        List<CurvePoint> curve,
        List<Milestone> milestones,
        long nextMilestoneMinor,
        List<Rank> countries,
        List<Rank> provinces,
        List<Rank> cityTiers,
        List<Rank> categories,
        List<Rank> brands,
        List<Rank> origins,
        List<Rank> shops,
        List<Rank> skus,
        List<Sample> samples) {

    /** Whether there is a festival, and on which side of its doors we are. */
    public enum FestivalState {
        /** None was scheduled. */
        UNSCHEDULED,
        /** Before the doors open. */
        SCHEDULED,
        /** The doors are open. */
        OPEN,
        /** The doors are closed. */
        CLOSED
    }

    /** The festival; name and currency are empty and the times 0 while none is scheduled. */
    public record FestivalFrame(String name, String currency, long opensAtMs, long closesAtMs, FestivalState state) {}

    /**
     * The parts that shops have in orders, counted when they got so far; none is taken away again when it is refunded.
     *
     * @param paid distinct shops in each order, summed over the paid ones.
     * @param shipped those that their shop shipped.
     * @param delivered shipped ones that the buyer confirmed, or that count as received because the time for it is over.
     */
    public record ShopOrders(long paid, long shipped, long delivered) {}

    /** Lines of paid orders, and what they were sold for. */
    public record Side(long gmvMinor, long lines) {}

    /** The busiest second: how many orders were placed in it, and when it began (0 before the first order). */
    public record Peak(long ordersPerSecond, long atMs) {}

    /** One second of log time: when it began, orders placed in it, money paid in it. */
    public record CurvePoint(long atMs, long orders, long paidMinor) {}

    /** A round amount, the log time of the payment that reached it, and how long after the doors' opening that was. */
    public record Milestone(long amountMinor, long reachedAtMs, long sinceOpenMs) {}

    /** One line of a ranking: more money first, ties by key (numbers as numbers, texts as {@link String#compareTo}). */
    public record Rank(String key, String name, long gmvMinor, long count) {}

    /**
     * A paid order that stands for many.
     *
     * @param n a number that only grows, so that a page knows what it has drawn.
     * @param atMs when it was paid.
     * @param origin country of origin of its first line's SKU.
     * @param country the buyer's country.
     * @param province the buyer's province, such as {@code CN-GD}, or empty.
     * @param amountMinor what it was sold for.
     * @param title title of its first line's SKU.
     */
    public record Sample(
            long n, long atMs, String origin, String country, String province, long amountMinor, String title) {}
}
