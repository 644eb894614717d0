package io.drumroll.engine;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Query.RefundDue;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Seeded orders and what becomes of them: paid by wallet and card, shipped, received, cancelled and refunded. */
final class RandomOrders {
    private static final Set<Integer> PRE_SALE = Set.of(10);

    private final RandomValues values;
    private long payments;

    RandomOrders(RandomValues values) {
        this.values = values;
    }

    Command place() {
        long buyer = values.buyer();
        PayMode pay = values.chance(55) ? PayMode.NOW : PayMode.LATER;
        Region region = values.region();
        Currency currency = currencyOf(buyer);
        List<Integer> coupons = coupons(buyer);
        if (values.chance(10)) {
            List<LineRequest> lines = someOfTheCart(buyer);
            Money expected = expected(new Query.OfQuote(buyer, region.country(), currency, lines, coupons), currency);
            return new Command.OrderCartLines(buyer, region, lines, coupons, expected, pay);
        }
        if (values.chance(20)) {
            List<LineRequest> lines = values.chance(3) ? lines() : List.of();
            Money expected = expected(new Query.OfCart(buyer, region.country(), currency, coupons), currency);
            return new Command.PlaceOrder(buyer, region, lines, true, coupons, expected, pay);
        }
        List<LineRequest> lines = lines();
        Money expected = expected(new Query.OfQuote(buyer, region.country(), currency, lines, coupons), currency);
        return new Command.PlaceOrder(buyer, region, lines, false, coupons, expected, pay);
    }

    /** Lines of a cart as they stand there; now and then with another quantity, twice, or of a SKU that isn't there. */
    private List<LineRequest> someOfTheCart(long buyer) {
        List<LineRequest> lines = new ArrayList<>();
        if (values.found(new Query.OfCart(buyer, values.country(), values.currency(), List.of()))
                instanceof Query.CartView cart) {
            for (Quote.QuoteLine line : cart.quote().lines()) {
                if (values.chance(60)) {
                    lines.add(new LineRequest(line.sku(), values.chance(10) ? values.quantity() : line.quantity()));
                }
            }
        }
        if (values.chance(4)) {
            lines.add(lines.isEmpty() || values.chance(50) ? new LineRequest(values.sku(), 1) : lines.getFirst());
        }
        return lines;
    }

    /** As {@link #coupons}, but more often such as can't be used, and one twice. */
    List<Integer> namedCoupons(long buyer) {
        List<Integer> coupons = coupons(buyer);
        while (values.chance(35)) {
            coupons.add(values.below(coupons.size() + 1), values.deal());
        }
        if (!coupons.isEmpty() && values.chance(10)) {
            coupons.add(values.oneOf(coupons));
        }
        return coupons;
    }

    /** Mostly one that the buyer has money in. */
    private Currency currencyOf(long buyer) {
        if (values.chance(75) && values.found(new Query.OfWallet(buyer)) instanceof Query.WalletView wallet) {
            return values.oneOf(wallet.balances()).currency();
        }
        return values.currency();
    }

    private Money expected(Query<?> query, Currency currency) {
        long totalMinor = switch (values.found(query)) {
            case Quote quote -> quote.totalMinor();
            case Query.CartView cart -> cart.quote().totalMinor();
            default -> values.random.nextLong();
        };
        return values.money(values.chance(3) ? totalMinor + values.below(3) - 1 : totalMinor, currency);
    }

    /** Mostly such as the buyer holds and the deal's time allows; now and then any. */
    List<Integer> coupons(long buyer) {
        List<Integer> coupons = new ArrayList<>();
        if (values.found(new Query.OfCoupons(buyer)) instanceof Query.CouponsView view) {
            for (Query.Coupon coupon : view.coupons()) {
                boolean fits = coupon.used() < coupon.claimed()
                        && coupon.offer().startsAtMs() <= values.timeMs
                        && coupon.offer().endsAtMs() > values.timeMs;
                if (values.chance(fits ? 35 : 1)) {
                    coupons.add(coupon.deal());
                }
            }
        }
        if (values.chance(2)) {
            coupons.add(values.deal());
        }
        for (int i = 0; values.random.nextInt(600) == 0 && i <= Limits.MAX_ORDER_COUPONS; i++) {
            coupons.add(values.deal());
        }
        return coupons;
    }

    /** Some lines, of which now and then several are of one SKU. */
    List<LineRequest> lines() {
        int dice = values.below(1_000);
        if (dice < 3) {
            return manyLines(Limits.MAX_ORDER_LINES + values.below(2));
        }
        int count = dice < 13 ? 0 : dice < 400 ? 1 : 1 + values.below(6);
        List<LineRequest> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean repeat = i > 0 && values.chance(15);
            int sku = repeat ? lines.get(values.below(i)).sku() : values.sku();
            lines.add(new LineRequest(sku, values.quantity()));
        }
        return lines;
    }

    private List<LineRequest> manyLines(int count) {
        List<LineRequest> lines = new ArrayList<>(count);
        int quantity = values.chance(50) ? 1 : Limits.MAX_QUANTITY;
        for (int i = 0; i < count; i++) {
            lines.add(new LineRequest(1 + values.below(Math.max(1, values.seen.skus())), quantity));
        }
        return lines;
    }

    Command reserve() {
        long buyer = values.buyer();
        Region region = values.region();
        int deal = values.chance(97) ? values.dealOfKind(PRE_SALE) : values.deal();
        int quantity = values.quantity();
        Currency currency = currencyOf(buyer);
        long totalMinor = 7;
        long depositMinor = 7;
        Query<?> query = new Query.OfDepositQuote(region.country(), currency, deal, quantity);
        if (values.found(query) instanceof Quote quote) {
            totalMinor = quote.totalMinor();
            depositMinor = quote.depositMinor();
        }
        return new Command.PlaceDeposit(
                buyer,
                region,
                deal,
                quantity,
                values.money(values.chance(2) ? totalMinor + 1 : totalMinor, currency),
                values.chance(2) ? depositMinor - 1 : depositMinor);
    }

    Command pay() {
        return new Command.PayOrder(values.orderIn(values.chance(50) ? OrderState.PLACED : OrderState.RESERVED));
    }

    Command cancel() {
        return new Command.CancelOrder(
                values.orderIn(values.oneOf(List.of(OrderState.PLACED, OrderState.PAID, OrderState.RESERVED))));
    }

    Command ship() {
        return values.paidOrderWith(ShopOrderState.TO_SHIP)
                .<Command>map(order ->
                        new Command.ShipShopOrder(order.order(), values.shopWith(order, ShopOrderState.TO_SHIP)))
                .orElseGet(() -> new Command.ShipShopOrder(values.order(), values.shop()));
    }

    Command confirm() {
        return values.paidOrderWith(ShopOrderState.SHIPPED)
                .<Command>map(order ->
                        new Command.ConfirmReceipt(order.order(), values.shopWith(order, ShopOrderState.SHIPPED)))
                .orElseGet(() -> new Command.ConfirmReceipt(values.order(), values.shop()));
    }

    Command refund() {
        ShopOrderState state = values.oneOf(List.of(
                ShopOrderState.TO_SHIP, ShopOrderState.SHIPPED, ShopOrderState.SETTLED, ShopOrderState.SETTLED));
        return values.paidOrderWith(state)
                .map(order -> new Command.RefundOrder(order.order(), partsOf(order)))
                .orElseGet(() -> new Command.RefundOrder(values.order(), List.of()));
    }

    private List<LineRequest> partsOf(OrderView order) {
        List<LineRequest> parts = new ArrayList<>();
        if (values.chance(20)) {
            return parts;
        }
        for (Query.ShopOrderView part : order.shopOrders()) {
            for (Query.LineRefunds refunds : part.lines()) {
                OrderLine line = order.lines().get(refunds.line());
                int left = line.quantity() - refunds.refunded();
                if (left > 0 && values.chance(60)) {
                    int usual = 1 + values.below(values.chance(3) ? left + 2 : left);
                    parts.add(new LineRequest(line.sku(), (int) values.near(usual, 1, left)));
                }
            }
        }
        if (values.chance(2)) {
            parts.add(new LineRequest(values.sku(), values.quantity()));
        }
        for (int i = 0; values.random.nextInt(900) == 0 && i <= Limits.MAX_ORDER_LINES; i++) {
            parts.add(new LineRequest(order.lines().getFirst().sku(), 1));
        }
        return parts;
    }

    Command payOut() {
        int shop = values.shop();
        long balanceMinor =
                values.found(new Query.OfShop(shop)) instanceof Query.ShopView view ? view.balanceMinor() : 5;
        long usual = values.random.nextLong(1, Math.max(2, balanceMinor + 2));
        return new Command.PayOutShop(
                shop, new Money(values.near(usual, 1, Math.max(1, balanceMinor)), values.currencyOf(shop)));
    }

    Command receivePayment() {
        long order = values.orderIn(OrderState.PLACED);
        PaymentRef payment = payment();
        if (values.found(new Query.OfOrder(order)) instanceof OrderView view && !values.chance(10)) {
            long amountMinor = values.near(view.totalMinor(), view.totalMinor(), view.totalMinor());
            return new Command.ReceivePayment(payment, order, values.money(amountMinor, view.currency()));
        }
        return new Command.ReceivePayment(payment, order, new Money(values.amountMinor(), values.currency()));
    }

    /** Some differ in their upper half only, some in their lower; now and then one that came before, or none. */
    private PaymentRef payment() {
        if (values.chance(1)) {
            return new PaymentRef(0, 0);
        }
        long number = values.chance(6) && payments > 0 ? 1 + values.random.nextLong(payments) : ++payments;
        return number % 2 == 0 ? new PaymentRef(number, 0) : new PaymentRef(0, number);
    }

    Command settleRefund() {
        if (values.chance(95)
                && values.found(new Query.OfRefundsDue(0, 20)) instanceof Query.RefundsDue due
                && !due.refunds().isEmpty()) {
            RefundDue one = values.oneOf(due.refunds());
            long usual = values.chance(60) ? one.dueMinor() : values.random.nextLong(1, one.dueMinor() + 2);
            long amountMinor = values.near(usual, 1, one.dueMinor());
            return new Command.SettleRefund(one.payment(), values.money(amountMinor, one.currency()));
        }
        return new Command.SettleRefund(payment(), new Money(values.amountMinor(), values.currency()));
    }
}
