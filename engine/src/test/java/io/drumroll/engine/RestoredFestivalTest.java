package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.GUANGDONG;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.RECEIPT_WINDOW;
import static io.drumroll.engine.Given.SWEDEN;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.Given.listing;
import static io.drumroll.engine.Given.opening;
import static io.drumroll.engine.Given.order;
import static io.drumroll.engine.Given.schedule;
import static io.drumroll.engine.order.PayMode.LATER;
import static io.drumroll.engine.order.PayMode.NOW;
import static io.drumroll.engine.promotion.Stage.RED_PACKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.PriceChanged;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.Break;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.FestivalPrice;
import io.drumroll.engine.promotion.DealTerms.PreSale;
import io.drumroll.engine.promotion.DealTerms.QuantityBreaks;
import io.drumroll.engine.promotion.DealTerms.RedPacket;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import io.drumroll.engine.promotion.DealTerms.ShopCoupon;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A festival with every kind of deal, coupons, three currencies, duties, a pre-sale, escrow, payments and refunds, which
 * is restored from a snapshot after each of its steps: it goes on with equal answers, equal events and equal bytes.
 */
class RestoredFestivalTest {
    private static final Currency USD = new Currency("USD");
    private static final Currency JPY = new Currency("JPY");
    private static final int DOLLARS = 2;
    // SKUs and deals are numbered in the order in which they are made.
    private static final int TEA = 1;
    private static final int CUP = 2;
    private static final int KNIFE = 3;
    private static final int POT = 4;
    private static final int SHOP_COUPON = 6;
    private static final int CROSS = 7;
    private static final int COUPON = 8;
    private static final int PACKET = 9;
    private static final int PRE_SALE = 10;
    private static final long BALANCE_FROM = OPENS_AT + 200_000;

    /** Without a command, a tick. */
    private record Step(long timeMs, List<Command> commands) {}

    private record Answer(List<Outcome> outcomes, List<Event> events, ByteBuffer snapshot) {}

    private final List<Step> steps = new ArrayList<>();

    private void at(long sinceOpeningMs, Command... commands) {
        steps.add(new Step(OPENS_AT + sinceOpeningMs, List.of(commands)));
    }

    private static Command deal(Funder funder, DealTerms terms, Stage... bars) {
        return new Command.MakeDeal(new DealOffer("Deal", 0, Offers.ENDS_AT, funder, List.of(bars), terms));
    }

    private static Command buy(
            long buyer, Currency currency, PayMode pay, List<Integer> coupons, LineRequest... lines) {
        // For whatever it costs: refused with the quote, which is an answer to compare as well.
        return new Command.PlaceOrder(buyer, GUANGDONG, List.of(lines), false, coupons, new Money(-1, currency), pay);
    }

    private static Command duty(int dutyBps, long thresholdMinor, long sinceOpeningMs) {
        return new Command.SetDuty(
                new DutyRule(SWEDEN, CHINA, "8211", dutyBps, thresholdMinor, OPENS_AT + sinceOpeningMs));
    }

    private void openAndList() {
        at(-900_000, schedule(CNY), new Command.FixRate(USD, 71_237, 10_007), new Command.FixRate(JPY, 47, 10));
        at(-800_000, opening(CNY), opening(USD), new Command.SetCommission("tea", 333), duty(1_000, 0, -700_000));
        at(-700_000, duty(2_000, 5_000, 50_000), listing(10_000, 1_000, 0), listing(5_000, 1_000, 20));
        at(
                -600_000,
                new Command.ListSku(
                        DOLLARS, "Knife", "knife", "Mora", SWEDEN, "82119200", new Money(1_999, USD), 50, 0),
                listing(20_000, 10, 0));
    }

    private void makeDeals() {
        at(
                -500_000,
                deal(Funder.FESTIVAL, new FestivalPrice(TEA, 7_000, 7, 3), RED_PACKET),
                deal(Funder.SHOP, new QuantityBreaks(KNIFE, List.of(new Break(3, 1_777), new Break(9, 1_555)))),
                deal(Funder.SHOP, new SecondPiece(CUP, 5_000)),
                deal(Funder.FESTIVAL, new BundlePrice(List.of(line(CUP, 2), line(POT, 1)), 25_001)),
                deal(Funder.SHOP, new ShopTiers(1, List.of(new Tier(20_000, 1_001), new Tier(50_000, 4_001)))));
        at(
                -400_000,
                deal(Funder.FESTIVAL, new ShopCoupon(DOLLARS, 3_000, 333, 2, 2)),
                deal(Funder.FESTIVAL, new CrossShop(30_000, 4_001, 9_999)),
                deal(Funder.FESTIVAL, new FestivalCoupon(10_000, 777, 3, 1)),
                deal(Funder.SHOP, new RedPacket(501, 2_000, 1)),
                new Command.MakeDeal(Offers.during(
                        0,
                        BALANCE_FROM,
                        new PreSale(POT, 18_000, 500, 1_000, BALANCE_FROM, BALANCE_FROM + 100_000, false))));
        at(
                -300_000,
                new Command.ClaimCoupon(ANNA, SHOP_COUPON),
                new Command.ClaimCoupon(ANNA, COUPON),
                new Command.ClaimCoupon(ANNA, PACKET),
                new Command.ClaimCoupon(BO, COUPON),
                new Command.ClaimCoupon(BO, SHOP_COUPON),
                new Command.ClaimCoupon(9, SHOP_COUPON));
        at(
                -200_000,
                new Command.TopUpWallet(ANNA, cny(1_000_000)),
                new Command.TopUpWallet(ANNA, new Money(100_000, USD)),
                new Command.TopUpWallet(BO, new Money(500_000, JPY)),
                new Command.SetCartLine(BO, KNIFE, 2));
    }

    private void sell() {
        at(
                0,
                order(ANNA, 10_000, LATER, line(TEA, 5)),
                buy(ANNA, CNY, LATER, List.of(SHOP_COUPON, COUPON, PACKET), line(TEA, 2), line(CUP, 3), line(KNIFE, 4)),
                buy(BO, JPY, LATER, List.of(COUPON), line(KNIFE, 2), line(POT, 1), line(CUP, 2)),
                new Command.PlaceDeposit(ANNA, GUANGDONG, PRE_SALE, 2, cny(35_000), 1_000),
                new Command.PlaceDeposit(BO, GUANGDONG, PRE_SALE, 1, new Money(3_723, JPY), 106));
        at(10_000, new Command.CancelOrder(2), new Command.FixRate(JPY, 50, 10), new Command.EndDeal(CROSS));
        at(
                20_000,
                new Command.ChangeDeal(1, Offers.offer(new FestivalPrice(TEA, 6_500, 9, 4))),
                buy(ANNA, USD, NOW, List.of(SHOP_COUPON, COUPON, PACKET), line(TEA, 2), line(CUP, 3), line(KNIFE, 4)),
                buy(ANNA, CNY, NOW, List.of(), line(KNIFE, 1)));
        at(60_000, buy(ANNA, CNY, LATER, List.of(), line(KNIFE, 3)), buy(BO, USD, LATER, List.of(), line(TEA, 9)));
        at(PAY_WINDOW);
        at(
                70_000,
                new Command.ReceivePayment(new PaymentRef(5, 1), 8, cny(45_540)),
                new Command.ReceivePayment(new PaymentRef(5, 2), 1, cny(1)),
                new Command.ShipShopOrder(6, DOLLARS),
                new Command.ShipShopOrder(6, 1),
                new Command.ConfirmReceipt(6, 1),
                new Command.RefundOrder(6, List.of(line(CUP, 1), line(KNIFE, 2))));
    }

    private void settle() {
        at(
                80_000,
                new Command.CancelOrder(7),
                new Command.SettleRefund(new PaymentRef(5, 2), cny(1)),
                new Command.RefundOrder(8, List.of(line(KNIFE, 2))));
        at(70_000 + RECEIPT_WINDOW);
        at(
                170_000,
                new Command.RefundOrder(6, List.of(line(KNIFE, 1), line(TEA, 1))),
                new Command.PayOutShop(1, cny(1)),
                new Command.RefundOrder(6, List.of()));
        at(200_000, new Command.PayOrder(4), new Command.PayOrder(5));
        at(300_000, buy(BO, CNY, LATER, List.of(COUPON), line(TEA, 3)));
        at(300_001);
        at(400_000);
    }

    @Test
    void goesOnWithEqualAnswersEventsAndBytesFromASnapshotAfterAnyStep() {
        openAndList();
        makeDeals();
        sell();
        settle();
        List<Answer> answers = new ArrayList<>();
        List<Given> after = new ArrayList<>();
        Given festival = Given.nothing();
        for (Step step : steps) {
            answers.add(answer(festival, step));
            after.add(festival.restored());
        }

        for (int i = 0; i < steps.size(); i++) {
            Given restored = after.get(i);
            assertThat(ByteBuffer.wrap(restored.snapshot()))
                    .isEqualTo(answers.get(i).snapshot());
            for (int next = i + 1; next < steps.size(); next++) {
                Answer expected = answers.get(next);
                Answer again = answer(restored, steps.get(next));
                assertThat(again.outcomes()).as("step %s from %s", next, i).isEqualTo(expected.outcomes());
                assertThat(again.events()).as("step %s from %s", next, i).isEqualTo(expected.events());
                assertThat(again.snapshot()).as("step %s from %s", next, i).isEqualTo(expected.snapshot());
            }
            assertReadsTheSame(restored, festival);
        }
        assertThat(answers.stream().mapToInt(answer -> answer.events().size()).sum())
                .as("that most of it was not refused")
                .isGreaterThan(60);
    }

    /** Orders are asked for at any price first, and again at the price that the refusal names. */
    private static Answer answer(Given festival, Step step) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        festival.at(step.timeMs());
        if (step.commands().isEmpty()) {
            festival.tick();
            events.addAll(festival.events());
        }
        for (int i = 0; i < step.commands().size(); i++) {
            Request key = new Request(step.timeMs(), i + 1);
            Command command = step.commands().get(i);
            Outcome outcome = festival.when(key, command);
            if (command instanceof Command.PlaceOrder wanted
                    && outcome instanceof Outcome.Rejected rejected
                    && rejected.rejection() instanceof PriceChanged changed) {
                outcomes.add(outcome);
                outcome = festival.when(key, at(wanted, changed.quote().totalMinor()));
            }
            outcomes.add(outcome);
            events.addAll(festival.events());
        }
        return new Answer(outcomes, events, ByteBuffer.wrap(festival.snapshot()));
    }

    private static Command at(Command.PlaceOrder wanted, long totalMinor) {
        Money total = new Money(totalMinor, wanted.expectedTotal().currency());
        return new Command.PlaceOrder(
                wanted.buyer(),
                wanted.region(),
                wanted.lines(),
                wanted.fromCart(),
                wanted.coupons(),
                total,
                wanted.pay());
    }

    private static void assertReadsTheSame(Given one, Given other) {
        List<Query<?>> queries = new ArrayList<>(List.of(
                new Query.OfFestival(),
                new Query.OfRates(),
                new Query.OfDuties(SWEDEN, CHINA),
                new Query.OfCommissions(),
                new Query.OfTrialBalance(),
                new Query.OfRefundsDue(0, 10),
                new Query.OfDeals(0, 100),
                new Query.OfSkuDeals(CUP),
                new Query.OfShop(1),
                new Query.OfShop(DOLLARS)));
        for (long buyer : new long[] {ANNA, BO, 9}) {
            queries.add(new Query.OfCoupons(buyer));
            queries.add(new Query.OfWallet(buyer));
            queries.add(new Query.OfBuyerOrders(buyer, 0, 100));
            queries.add(new Query.OfCart(buyer, CHINA, JPY, List.of()));
            queries.add(new Query.OfQuote(buyer, CHINA, USD, List.of(line(TEA, 9), line(KNIFE, 9)), List.of()));
        }
        for (Query<?> query : queries) {
            assertThat((Object) one.read(query)).isEqualTo(other.read(query));
        }
    }
}
