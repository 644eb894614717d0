package io.drumroll.wire;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.OrderState;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Quote;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** One message of every kind, from a seed: ordinary values and those at the ends of their ranges. */
final class Samples {
    private static final String[] TEXTS = {"", "a", "节日 11.11", "😀 café", "x".repeat(120), "y".repeat(65_534), "\0"};
    private static final String[] PROVINCES = {"", "GD", "11", "ZZZ", "9"};
    private static final long[] LONGS = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1_762_790_400_000L};
    private static final int[] INTS = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 4_711};

    private final Random random;
    private final int textChoices;

    private Samples(long seed, int textChoices) {
        random = new Random(seed);
        this.textChoices = textChoices;
    }

    /** Any texts, very long ones too. */
    static Samples ofSeed(long seed) {
        return new Samples(seed, TEXTS.length);
    }

    /** Short texts only. */
    static Samples small(long seed) {
        return new Samples(seed, 4);
    }

    List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                new Command.ScheduleFestival(text(), currency(), number(), number(), number(), number()),
                new Command.OpenShop(text(), country(), any(ShopKind.values()), currency()),
                new Command.ListSku(integer(), text(), text(), text(), country(), text(), money(), number(), integer()),
                new Command.RestockSku(integer(), number()),
                new Command.ChangePrice(integer(), money()),
                new Command.DelistSku(integer()),
                new Command.EndDeal(integer()),
                new Command.ClaimCoupon(number(), integer()),
                new Command.FixRate(currency(), number(), number()),
                new Command.SetDuty(dutyRule()),
                new Command.SetCommission(text(), integer()),
                new Command.SetCartLine(number(), integer(), integer()),
                new Command.RemoveCartLine(number(), integer()),
                new Command.PlaceOrder(
                        number(),
                        region(),
                        lineRequests(),
                        random.nextBoolean(),
                        listOf(this::integer),
                        money(),
                        any(PayMode.values())),
                new Command.OrderCartLines(
                        number(), region(), lineRequests(), listOf(this::integer), money(), any(PayMode.values())),
                new Command.PlaceDeposit(number(), region(), integer(), integer(), money(), number()),
                new Command.PayOrder(number()),
                new Command.CancelOrder(number()),
                new Command.ShipShopOrder(number(), integer()),
                new Command.ConfirmReceipt(number(), integer()),
                new Command.RefundOrder(number(), lineRequests()),
                new Command.PayOutShop(integer(), money()),
                new Command.ReceivePayment(payment(), number(), money()),
                new Command.SettleRefund(payment(), money()),
                new Command.TopUpWallet(number(), money())));
        for (DealTerms terms : terms()) {
            commands.add(new Command.MakeDeal(offer(terms)));
            commands.add(new Command.ChangeDeal(integer(), offer(terms)));
        }
        return commands;
    }

    List<Event> events() {
        List<Event> events = new ArrayList<>(List.of(
                new Event.FestivalScheduled(text(), currency(), number(), number(), number(), number()),
                new Event.ShopOpened(integer(), text(), country(), any(ShopKind.values()), currency()),
                new Event.SkuListed(
                        integer(), integer(), text(), text(), text(), country(), text(), number(), number(), integer()),
                new Event.SkuRestocked(integer(), number()),
                new Event.SkuPriceChanged(integer(), number(), number()),
                new Event.SkuDelisted(integer()),
                new Event.DealEnded(integer()),
                new Event.CouponClaimed(number(), integer()),
                new Event.RateFixed(currency(), number(), number()),
                new Event.DutySet(dutyRule()),
                new Event.CommissionSet(text(), integer()),
                new Event.CartLineSet(number(), integer(), integer()),
                new Event.CartLineRemoved(number(), integer()),
                new Event.WalletToppedUp(number(), currency(), number()),
                placed(),
                new Event.OrderReserved(
                        number(),
                        number(),
                        region(),
                        currency(),
                        integer(),
                        orderLine(),
                        adjustments(1),
                        number(),
                        number(),
                        number(),
                        number()),
                new Event.OrderPaid(number(), number(), number(), any(PayMethod.values())),
                new Event.OrderCancelled(number(), number(), number(), number(), number()),
                new Event.OrderExpired(number(), number()),
                new Event.DepositForfeited(number(), number(), integer(), number(), number()),
                new Event.ShopOrderShipped(number(), integer(), number()),
                new Event.ShopOrderSettled(
                        number(), integer(), number(), number(), number(), number(), number(), random.nextBoolean()),
                new Event.OrderRefunded(
                        number(), number(), any(PayMethod.values()), listOf(this::refundedLine), number()),
                new Event.ShopPaidOut(integer(), number()),
                new Event.PaymentReceived(payment(), number(), currency(), number(), random.nextBoolean()),
                new Event.RefundSettled(payment(), number())));
        for (DealTerms terms : terms()) {
            events.add(new Event.DealMade(integer(), offer(terms)));
            events.add(new Event.DealChanged(integer(), offer(terms)));
        }
        return events;
    }

    Event.OrderPlaced placed() {
        List<OrderLine> lines = listOf(this::orderLine);
        return new Event.OrderPlaced(
                number(),
                number(),
                region(),
                currency(),
                lines,
                adjustments(lines.size()),
                number(),
                number(),
                random.nextBoolean());
    }

    /** One of every kind. */
    List<DealTerms> terms() {
        return List.of(
                new DealTerms.FestivalPrice(integer(), number(), number(), integer()),
                new DealTerms.QuantityBreaks(integer(), listOf(() -> new DealTerms.Break(integer(), number()))),
                new DealTerms.SecondPiece(integer(), integer()),
                new DealTerms.BundlePrice(lineRequests(), number()),
                new DealTerms.ShopTiers(integer(), listOf(() -> new DealTerms.Tier(number(), number()))),
                new DealTerms.ShopCoupon(integer(), number(), number(), number(), integer()),
                new DealTerms.CrossShop(number(), number(), number()),
                new DealTerms.FestivalCoupon(number(), number(), number(), integer()),
                new DealTerms.RedPacket(number(), number(), integer()),
                new DealTerms.PreSale(
                        integer(), number(), number(), number(), number(), number(), random.nextBoolean()));
    }

    List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(new Outcome.Accepted(number(), number(), number(), random.nextBoolean()));
        for (Rejection rejection : rejections()) {
            outcomes.add(new Outcome.Rejected(number(), rejection));
        }
        return outcomes;
    }

    List<Rejection> rejections() {
        return List.of(
                new Rejection.FestivalNotScheduled(),
                new Rejection.CurrencyFixed(text()),
                new Rejection.UnknownShop(integer()),
                new Rejection.UnknownSku(integer()),
                new Rejection.SkuOffSale(integer()),
                new Rejection.UnknownOrder(number()),
                new Rejection.UnknownCartLine(number(), integer()),
                new Rejection.InsufficientStock(integer(), number(), number()),
                new Rejection.OverBuyerLimit(integer(), integer(), number(), number()),
                new Rejection.PriceChanged(number(), quote()),
                new Rejection.DoorsNotOpen(number()),
                new Rejection.DoorsClosed(number()),
                new Rejection.InsufficientFunds(number(), number()),
                new Rejection.WrongOrderState(number(), any(OrderState.values())),
                new Rejection.PaymentDeadlinePassed(number(), number()),
                new Rejection.IdempotencyConflict(number()),
                new Rejection.KeyMissing(),
                new Rejection.NoLines(),
                new Rejection.OutOfRange(field(), number(), number(), number()),
                new Rejection.BadText(field(), integer()),
                new Rejection.CurrencyMismatch(text(), text()),
                new Rejection.CapacityReached(field(), number()),
                new Rejection.UnknownDeal(integer()),
                new Rejection.UnknownShopOrder(number(), integer()),
                new Rejection.UnknownPayment(payment()),
                new Rejection.UnknownCurrency(text()),
                new Rejection.WrongDealKind(integer(), integer()),
                new Rejection.OtherShopsSku(integer(), integer(), integer()),
                new Rejection.DealOverlaps(integer()),
                new Rejection.DealNotLive(integer(), number(), number()),
                new Rejection.DealRaisesPrice(integer(), number(), number()),
                new Rejection.CouponsGone(integer(), number()),
                new Rejection.OverClaimLimit(integer(), integer()),
                new Rejection.CouponNotHeld(integer()),
                new Rejection.CouponsClash(integer(), integer()),
                new Rejection.BelowMinimumSpend(integer(), number(), number()),
                new Rejection.NothingLeftToPay(integer()),
                new Rejection.BalanceNotDue(number(), number()),
                new Rejection.WrongShopOrderState(number(), integer(), any(ShopOrderState.values())),
                new Rejection.OverRefund(integer(), number(), number()),
                new Rejection.PaymentKnown(payment()),
                new Rejection.RepeatedSku(integer()),
                new Rejection.SameCountry(text()));
    }

    Request request() {
        return random.nextBoolean() ? Request.WITHOUT_KEY : new Request(number(), number());
    }

    long number() {
        return random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : random.nextLong();
    }

    private int integer() {
        return random.nextBoolean() ? INTS[random.nextInt(INTS.length)] : random.nextInt();
    }

    private String text() {
        return TEXTS[random.nextInt(textChoices)];
    }

    private char letter() {
        return (char) ('A' + random.nextInt(26));
    }

    private Currency currency() {
        return new Currency("" + letter() + letter() + letter());
    }

    private Country country() {
        return new Country("" + letter() + letter());
    }

    private Region region() {
        return new Region(
                country(), PROVINCES[random.nextInt(PROVINCES.length)], random.nextInt(Region.MAX_CITY_TIER + 1));
    }

    private Money money() {
        return new Money(number(), currency());
    }

    private PaymentRef payment() {
        return new PaymentRef(number(), number());
    }

    private DutyRule dutyRule() {
        return new DutyRule(country(), country(), text(), integer(), number(), number());
    }

    private DealOffer offer(DealTerms terms) {
        return new DealOffer(
                text(), number(), number(), any(Funder.values()), listOf(() -> any(Stage.values())), terms);
    }

    private Rejection.Field field() {
        return any(Rejection.Field.values());
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private List<LineRequest> lineRequests() {
        return listOf(() -> new LineRequest(integer(), integer()));
    }

    /** Now and then one whose other amounts follow from what is paid. */
    private OrderLine orderLine() {
        long payableMinor = number();
        int commissionBps = random.nextInt(1 << 16);
        return random.nextBoolean()
                ? new OrderLine(
                        integer(), integer(), number(), payableMinor, payableMinor, 0, payableMinor, 0, commissionBps)
                : new OrderLine(
                        integer(),
                        integer(),
                        number(),
                        number(),
                        payableMinor,
                        number(),
                        number(),
                        number(),
                        commissionBps);
    }

    private Event.RefundedLine refundedLine() {
        return new Event.RefundedLine(
                integer(), integer(), number(), number(), number(), number(), number(), number(), random.nextBoolean());
    }

    /** Of so many lines; none where there are no lines. */
    private List<Adjustment> adjustments(int lines) {
        return lines == 0
                ? List.of()
                : listOf(() ->
                        new Adjustment(random.nextInt(lines), integer(), any(Stage.values()), integer(), number()));
    }

    private Quote quote() {
        List<Quote.QuoteLine> lines = listOf(() -> new Quote.QuoteLine(
                integer(), integer(), integer(), currency(), number(), number(), number(), number(), number()));
        List<Quote.Hint> hints =
                listOf(() -> new Quote.Hint(integer(), any(Stage.values()), integer(), number(), number()));
        return new Quote(
                currency(), lines, adjustments(lines.size()), hints, number(), number(), number(), number(), number());
    }

    private <T> List<T> listOf(Supplier<T> maker) {
        int size = textChoices == TEXTS.length && random.nextInt(20) == 0 ? 2_000 : random.nextInt(4);
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(maker.get());
        }
        return list;
    }
}
