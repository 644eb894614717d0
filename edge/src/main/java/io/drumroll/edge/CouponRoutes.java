package io.drumroll.edge;

import io.drumroll.edge.Currencies.Wanted;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.Coupon;

/** Buyers' coupons and red packets. */
final class CouponRoutes {
    private static final Fields CLAIM = Fields.required("deal");

    private final Commands commands;
    private final Currencies currencies;

    CouponRoutes(Commands commands, Currencies currencies) {
        this.commands = commands;
        this.currencies = currencies;
    }

    void addTo(EdgeHandlers.Builder handlers) {
        handlers.on(Route.COUPON_CLAIM, this::claim).on(Route.COUPON_LIST, this::list);
    }

    private void claim(Exchange exchange) {
        long buyer = exchange.pathNumber();
        int deal = dealOf(exchange);
        commands.submit(
                exchange,
                buyer,
                new ClaimCoupon(buyer, deal),
                201,
                (json, _) -> json.field("buyer", buyer).field("deal", deal));
    }

    private static int dealOf(Exchange exchange) {
        int deal = 0;
        try (JsonReader json = exchange.json()) {
            json.beginObject();
            for (long seen = 0; json.nextField(CLAIM, seen) >= 0; seen = 1) {
                deal = json.smallNumber();
            }
            json.end();
        }
        return deal;
    }

    private void list(Exchange exchange) {
        commands.find(
                exchange, exchange.atPosition(), new Query.OfCoupons(exchange.pathNumber()), (position, coupons) -> {
                    Wanted wanted = new Wanted();
                    for (Coupon coupon : coupons.coupons()) {
                        DealViews.want(wanted, coupon.offer().terms());
                    }
                    currencies.with(
                            exchange,
                            wanted,
                            known -> commands.answer(exchange, position, coupons, (json, found) -> {
                                json.field("buyer", found.buyer());
                                DealViews.writeCoupons(json, found.coupons(), known);
                            }));
                });
    }
}
