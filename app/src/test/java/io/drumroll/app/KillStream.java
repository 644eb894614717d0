package io.drumroll.app;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What {@link KillTest} sends: in turns a claim, an order that uses the coupon, an order of one piece, and a refund of one
 * piece of an order with a coupon that was confirmed long before.
 */
final class KillStream {
    /** Number of the coupon's deal: behind the saving of a festival without a demo. */
    static final int COUPON = 2;

    static final long PRICE_MINOR = TestFestival.PRICE_MINOR * 4 / 5;
    static final int PIECES_WITH_COUPON = 2;
    static final long WITH_COUPON_MINOR = PIECES_WITH_COUPON * PRICE_MINOR - 10;
    /** Half of what was paid for two pieces. */
    static final long REFUND_MINOR = WITH_COUPON_MINOR / 2;

    /** Steps from an order with a coupon to its refund: more than are ever under way, and 2 behind a multiple of 4. */
    private static final int REFUND_AFTER = 40_002;

    private static final int STEPS = 4;
    private static final long ENDS_AT_MS = 4_102_444_800_000L;

    private KillStream() {}

    /** What a step asks for. */
    enum Kind {
        CLAIM,
        ORDER_WITH_COUPON,
        ORDER,
        REFUND
    }

    /** A command of the stream. */
    record Step(Kind kind, Command command) {}

    /** The deals that the stream needs, in this order. */
    static List<Command> deals() {
        return List.of(
                deal("Coupon", Funder.FESTIVAL, new DealTerms.FestivalCoupon(100, 10, 1_000_000, 1_000_000)),
                deal(
                        "Festival price",
                        Funder.SHOP,
                        new DealTerms.FestivalPrice(TestFestival.SKU, PRICE_MINOR, TestFestival.STOCK, 0)));
    }

    private static Command deal(String name, Funder funder, DealTerms terms) {
        return new Command.MakeDeal(new DealOffer(name, 0, ENDS_AT_MS, funder, List.of(), terms));
    }

    /**
     * The step at an index.
     *
     * @param answers the answer to each step before, null where there is none.
     */
    static Step step(int index, IntFunction<@Nullable Outcome> answers) {
        return switch (Kind.values()[index % STEPS]) {
            case CLAIM -> new Step(Kind.CLAIM, new Command.ClaimCoupon(TestFestival.BUYER, COUPON));
            case ORDER_WITH_COUPON ->
                new Step(Kind.ORDER_WITH_COUPON, order(PIECES_WITH_COUPON, List.of(COUPON), WITH_COUPON_MINOR));
            case ORDER -> new Step(Kind.ORDER, order(1, List.of(), PRICE_MINOR));
            case REFUND ->
                index >= REFUND_AFTER && answers.apply(index - REFUND_AFTER) instanceof Outcome.Accepted order
                        ? new Step(Kind.REFUND, refund(order.id()))
                        : new Step(Kind.ORDER, order(1, List.of(), PRICE_MINOR));
        };
    }

    private static Command order(int pieces, List<Integer> coupons, long totalMinor) {
        return new Command.PlaceOrder(
                TestFestival.BUYER,
                new Region(new Country("CN"), "GD", 1),
                List.of(new LineRequest(TestFestival.SKU, pieces)),
                false,
                coupons,
                TestFestival.money(totalMinor),
                PayMode.NOW);
    }

    private static Command refund(long order) {
        return new Command.RefundOrder(order, List.of(new LineRequest(TestFestival.SKU, 1)));
    }
}
