package io.drumroll.engine;

import static io.drumroll.engine.RandomValues.FOREIGN;
import static io.drumroll.engine.RandomValues.HOME;
import static io.drumroll.engine.RandomValues.UNKNOWN;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.OrderView;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.oracle.NaiveFestival;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Seeded commands, plausible and bad: few buyers and SKUs, so that they meet often; keys repeated with the same and with
 * other content; time that stands, jumps and runs back. Values are {@link RandomValues}'.
 */
final class RandomCommands {
    /** One thing to do. */
    sealed interface Step {
        long timeMs();

        /** Hand this to the engine. */
        record Ask(long timeMs, Request request, Command command) implements Step {}

        /** Let what is due be carried out. */
        record Tick(long timeMs) implements Step {}
    }

    static final long START_MS = 1_762_790_000_000L;
    private static final int SCHEDULED_AT_STEP = 12;
    private static final int MOST_SKUS = 320;
    private static final int KEPT = 64;

    private final RandomValues values;
    private final RandomDeals deals;
    private final RandomOrders orders;
    private final RandomQueries queries;
    private final Deque<Command> following = new ArrayDeque<>();
    private final List<Step.Ask> earlier = new ArrayList<>();
    private long lastKey;
    private int steps;

    RandomCommands(long seed, NaiveFestival seen) {
        values = new RandomValues(seed, seen, START_MS);
        deals = new RandomDeals(values);
        orders = new RandomOrders(values);
        queries = new RandomQueries(values, orders, this::anyKey);
    }

    /** What to do next. */
    Step next() {
        steps++;
        moveTime();
        if (values.chance(3)) {
            return new Step.Tick(values.timeMs);
        }
        Step.Ask ask = ask();
        if (earlier.size() < KEPT) {
            earlier.add(ask);
        } else {
            earlier.set(values.below(KEPT), ask);
        }
        return ask;
    }

    /** Something to read. */
    Query<?> query() {
        return queries.next();
    }

    /** Runs a part of something else at random points, once in so many steps. */
    boolean onceIn(int steps) {
        return values.below(steps) == 0;
    }

    private void moveTime() {
        int dice = values.below(1_000);
        if (dice < 400) {
            values.timeMs += values.below(120);
        } else if (dice < 405) {
            values.timeMs += Limits.MIN_PAY_WINDOW_MS + values.below(3) - 1;
        } else if (dice < 406) {
            values.timeMs += values.below(20_000);
        } else if (dice < 416) {
            values.timeMs -= values.below(500);
        } else if (dice < 426) {
            moveToADeadline();
        } else if (dice < 432) {
            moveToAReceipt();
        } else if (dice < 440) {
            moveToADoor();
        } else if (dice < 446) {
            moveToADeal();
        }
    }

    /** To a little before a moment ahead or to the moment itself, and then do something. */
    private void moveTo(long momentMs, Command then) {
        if (momentMs > values.timeMs && momentMs - values.timeMs < 30_000) {
            values.timeMs = momentMs - values.below(2);
            following.addFirst(then);
        }
    }

    /** To the last moment at which an order can be paid, or the first at which it can't; of a balance also the first. */
    private void moveToADeadline() {
        long order = values.orderIn(values.chance(50) ? OrderState.PLACED : OrderState.RESERVED);
        if (values.found(new Query.OfOrder(order)) instanceof OrderView view
                && (view.state() == OrderState.PLACED || view.state() == OrderState.RESERVED)) {
            boolean early = view.state() == OrderState.RESERVED && values.chance(60);
            Command then = values.chance(25) ? new Command.CancelOrder(order) : new Command.PayOrder(order);
            moveTo(early ? view.payFromMs() : view.payDeadlineMs(), then);
        }
    }

    private void moveToAReceipt() {
        values.paidOrderWith(ShopOrderState.SHIPPED)
                .ifPresent(order -> order.shopOrders().stream()
                        .filter(part -> part.state() == ShopOrderState.SHIPPED)
                        .findFirst()
                        .ifPresent(part ->
                                moveTo(part.receiptDueMs(), new Command.ConfirmReceipt(order.order(), part.shop()))));
    }

    private void moveToADoor() {
        if (values.found(new Query.OfFestival()) instanceof FestivalView festival) {
            moveTo(values.timeMs < festival.opensAtMs() ? festival.opensAtMs() : festival.closesAtMs(), orders.place());
        }
    }

    /** To where a deal begins or ends. */
    private void moveToADeal() {
        if (values.found(new Query.OfDeal(values.deal())) instanceof Query.DealView deal) {
            moveTo(
                    values.timeMs < deal.offer().startsAtMs()
                            ? deal.offer().startsAtMs()
                            : deal.offer().endsAtMs(),
                    values.chance(50) ? orders.place() : deals.claim());
        }
    }

    private Step.Ask ask() {
        if (!earlier.isEmpty() && values.chance(6)) {
            Step.Ask before = earlier.get(values.below(earlier.size()));
            Command again =
                    values.chance(70) ? before.command() : values.chance(50) ? command() : nearly(before.command());
            return new Step.Ask(values.timeMs, before.request(), again);
        }
        Command command = command();
        boolean withKey = command.needsKey() ? !values.chance(2) : values.chance(30);
        return new Step.Ask(values.timeMs, withKey ? newKey() : Request.WITHOUT_KEY, command);
    }

    /** Another command that is hard to tell from this one; where there is none to think of, any other. */
    private Command nearly(Command command) {
        int bits = values.below(16);
        return switch (command) {
            case Command.PayOrder(long order) -> new Command.CancelOrder(order ^ bits);
            case Command.CancelOrder(long order) -> new Command.PayOrder(order ^ bits);
            case Command.ShipShopOrder(long order, int shop) -> new Command.ConfirmReceipt(order, shop ^ bits);
            case Command.ConfirmReceipt(long order, int shop) -> new Command.ShipShopOrder(order, shop ^ bits);
            case Command.RefundOrder(long order, var lines) -> new Command.RefundOrder(order, lines.reversed());
            case Command.SetCartLine(long buyer, int sku, int _) -> new Command.RemoveCartLine(buyer, sku ^ bits);
            case Command.RestockSku(int sku, long quantity) -> new Command.RestockSku(sku, quantity ^ bits);
            case Command.TopUpWallet(long buyer, Money amount) -> new Command.TopUpWallet(buyer ^ bits, amount);
            case Command.ClaimCoupon(long buyer, int deal) -> new Command.ClaimCoupon(buyer, deal ^ bits);
            case Command.MakeDeal(var offer) -> new Command.ChangeDeal(bits, offer);
            case Command.ChangeDeal(int _, var offer) -> new Command.MakeDeal(offer);
            case Command.OpenShop(String name, Country country, ShopKind kind, Currency currency) ->
                new Command.OpenShop(name.equals("Aa") ? "BB" : "Aa", country, kind, currency);
            case Command.PlaceOrder c ->
                new Command.PlaceOrder(
                        c.buyer(),
                        c.region(),
                        c.lines().reversed(),
                        c.fromCart(),
                        bits < 8 ? c.coupons() : c.coupons().reversed(),
                        c.expectedTotal(),
                        bits == 0 ? PayMode.NOW : c.pay());
            case Command.OrderCartLines c ->
                bits < 8
                        ? new Command.OrderCartLines(
                                c.buyer(), c.region(), c.lines().reversed(), c.coupons(), c.expectedTotal(), c.pay())
                        : new Command.PlaceOrder(
                                c.buyer(), c.region(), c.lines(), false, c.coupons(), c.expectedTotal(), c.pay());
            case Command.SettleRefund(var payment, var amount) ->
                new Command.ReceivePayment(payment, values.order(), amount);
            case Command.ReceivePayment(var payment, long _, var amount) -> new Command.SettleRefund(payment, amount);
            case Command.ScheduleFestival _,
                    Command.ListSku _,
                    Command.ChangePrice _,
                    Command.DelistSku _,
                    Command.EndDeal _,
                    Command.FixRate _,
                    Command.SetDuty _,
                    Command.SetCommission _,
                    Command.PlaceDeposit _,
                    Command.PayOutShop _,
                    Command.RemoveCartLine _ -> command();
        };
    }

    /** One that came before, whatever became of it, or one that never came. */
    private Request anyKey() {
        return earlier.isEmpty() || values.chance(10)
                ? new Request(0, lastKey + 1)
                : values.oneOf(earlier).request();
    }

    /** Some keys differ in their upper half only, some in their lower. */
    private Request newKey() {
        lastKey++;
        return lastKey % 2 == 0 ? new Request(lastKey, 0) : new Request(0, lastKey);
    }

    private Command command() {
        if (!following.isEmpty()) {
            return following.remove();
        }
        if (steps == SCHEDULED_AT_STEP) {
            FOREIGN.forEach(currency -> following.add(rate(currency)));
            return soundSchedule();
        }
        int dice = values.below(1_000);
        if (dice < 7 || (doorsAreShut() && values.chance(3))) {
            return dice < 2 ? schedule() : soundSchedule();
        }
        if (dice < 11) {
            startBurst();
        }
        if (dice < 25) {
            return new Command.OpenShop(
                    values.text(), values.country(), values.oneOf(List.of(ShopKind.values())), values.currency());
        }
        if (dice < 100 && values.seen.skus() < MOST_SKUS) {
            return listing();
        }
        return dice < 150 ? shelf(dice) : dice < 350 ? deal(dice) : dice < 480 ? cartOrWallet(dice) : order(dice);
    }

    private boolean doorsAreShut() {
        return values.found(new Query.OfFestival()) instanceof FestivalView festival
                && (values.timeMs < festival.opensAtMs() || values.timeMs >= festival.closesAtMs());
    }

    private Command shelf(int dice) {
        int sku = values.sku();
        if (dice < 130) {
            return new Command.RestockSku(sku, values.near(1 + values.below(40), 1, Limits.MAX_STOCK));
        }
        return dice < 149
                ? new Command.ChangePrice(sku, new Money(values.priceMinor(), values.currencyOfSku(sku)))
                : new Command.DelistSku(values.chance(95) ? 1 + values.below(Math.max(1, values.seen.skus())) : sku);
    }

    private Command deal(int dice) {
        if (dice < 230) {
            return deals.make();
        }
        if (dice < 250) {
            return values.chance(75) ? deals.change() : deals.end();
        }
        if (dice < 320) {
            return deals.claim();
        }
        if (dice < 328) {
            return rate(values.chance(94) ? values.oneOf(FOREIGN) : values.chance(50) ? HOME : UNKNOWN);
        }
        return dice < 340
                ? duty()
                : new Command.SetCommission(
                        values.text(), (int) values.near(values.below(10_001), 0, Limits.WHOLE_BPS));
    }

    private Command rate(Currency currency) {
        int most = values.chance(90) ? 40 : 100_000;
        return new Command.FixRate(
                currency,
                values.near(1 + values.below(most), 1, Limits.MAX_RATE),
                values.near(1 + values.below(most), 1, Limits.MAX_RATE));
    }

    private Command duty() {
        long fromMs = values.chance(50) ? values.timeMs : values.timeMs + values.below(3_000);
        return new Command.SetDuty(new DutyRule(
                values.country(),
                values.country(),
                values.tariffCode(),
                (int) values.near(values.below(3_000), 0, Limits.MAX_DUTY_BPS),
                values.chance(40) ? 0 : values.near(values.below(3_000), 0, Limits.MAX_AMOUNT_MINOR),
                values.near(fromMs, values.timeMs, Limits.MAX_TIME_MS)));
    }

    private Command cartOrWallet(int dice) {
        if (dice < 410) {
            return new Command.SetCartLine(values.buyer(), values.sku(), values.quantity());
        }
        if (dice < 425) {
            return new Command.RemoveCartLine(values.buyer(), values.sku());
        }
        long amountMinor = values.near(1 + values.below(100_000), 1, Limits.MAX_AMOUNT_MINOR);
        return new Command.TopUpWallet(values.buyer(), new Money(amountMinor, values.currency()));
    }

    private Command order(int dice) {
        if (dice < 660) {
            return orders.place();
        }
        if (dice < 690) {
            return orders.reserve();
        }
        if (dice < 750) {
            return dice < 730 ? orders.pay() : orders.cancel();
        }
        if (dice < 860) {
            return dice < 820 ? orders.ship() : orders.confirm();
        }
        if (dice < 940) {
            return dice < 920 ? orders.refund() : orders.payOut();
        }
        return dice < 975 ? orders.receivePayment() : orders.settleRefund();
    }

    /** The same thing many times over: a cart filled to its last line, or a wallet to its last cent. */
    private void startBurst() {
        long buyer = 1L + values.below(values.buyers);
        if (values.chance(50)) {
            for (int i = 0; i < values.seen.skus(); i++) {
                following.add(new Command.SetCartLine(buyer, i + 1, 1 + values.below(2)));
            }
        } else if (values.chance(20)) {
            for (int i = 0; i <= Limits.MAX_BALANCE_MINOR / Limits.MAX_AMOUNT_MINOR; i++) {
                following.add(new Command.TopUpWallet(buyer, new Money(Limits.MAX_AMOUNT_MINOR, HOME)));
            }
        }
    }

    private Command soundSchedule() {
        // Mostly open at once; now and then only in a while, or soon to close, so that both doors are met.
        long opensAtMs = values.chance(70) ? values.timeMs - values.below(1_000) : values.timeMs + values.below(5_000);
        long closesAtMs = opensAtMs + (values.chance(80) ? 10_000_000 : 2_000 + values.below(10_000));
        long payWindowMs = Limits.MIN_PAY_WINDOW_MS + values.below(4_000);
        long receiptWindowMs = Limits.MIN_RECEIPT_WINDOW_MS + values.below(5_000);
        Currency currency = values.seen.skus() > 0 && values.chance(10) ? UNKNOWN : HOME;
        return new Command.ScheduleFestival("11.11", currency, opensAtMs, closesAtMs, payWindowMs, receiptWindowMs);
    }

    private Command schedule() {
        long opensAtMs = values.near(values.timeMs, 0, Limits.MAX_TIME_MS);
        long closesAtMs = values.near(opensAtMs + 10_000_000, opensAtMs + 1, Limits.MAX_TIME_MS + 1);
        return new Command.ScheduleFestival(
                values.text(),
                values.chance(98) ? HOME : UNKNOWN,
                opensAtMs,
                closesAtMs,
                values.near(2_000, Limits.MIN_PAY_WINDOW_MS, Limits.MAX_PAY_WINDOW_MS),
                values.near(2_000, Limits.MIN_RECEIPT_WINDOW_MS, Limits.MAX_RECEIPT_WINDOW_MS));
    }

    private Command listing() {
        int shop = values.shop();
        return new Command.ListSku(
                shop,
                values.text(),
                values.text(),
                values.text(),
                values.country(),
                values.tariffCode(),
                new Money(values.priceMinor(), values.currencyOf(shop)),
                values.near(values.below(200), 0, Limits.MAX_STOCK),
                (int) (values.chance(75) ? 0 : values.near(1 + values.below(12), 0, Limits.MAX_QUANTITY)));
    }
}
