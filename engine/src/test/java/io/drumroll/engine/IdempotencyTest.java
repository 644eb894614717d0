package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.GUANGDONG;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.Given.listing;
import static io.drumroll.engine.Given.order;
import static io.drumroll.engine.order.PayMode.LATER;
import static io.drumroll.engine.order.PayMode.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.ClaimCoupon;
import io.drumroll.engine.message.Command.ConfirmReceipt;
import io.drumroll.engine.message.Command.EndDeal;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.message.Command.OrderCartLines;
import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Command.PayOutShop;
import io.drumroll.engine.message.Command.PlaceDeposit;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Command.ReceivePayment;
import io.drumroll.engine.message.Command.RefundOrder;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Command.SettleRefund;
import io.drumroll.engine.message.Command.ShipShopOrder;
import io.drumroll.engine.message.Command.TopUpWallet;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.IdempotencyConflict;
import io.drumroll.engine.message.Rejection.InsufficientFunds;
import io.drumroll.engine.message.Rejection.InsufficientStock;
import io.drumroll.engine.message.Rejection.KeyMissing;
import io.drumroll.engine.message.Rejection.UnknownOrder;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.promotion.DealTerms.FestivalCoupon;
import io.drumroll.engine.promotion.DealTerms.SecondPiece;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One key, one answer: nothing is done twice, and events are numbered without gaps. */
class IdempotencyTest {
    private final Given given = Given.festival();

    @Test
    void placesOneOrderForOneKeyEvenWhenThePriceHasChangedSince() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        Request key = given.freshKey();

        Accepted first = given.accepted(key, order(ANNA, 500, NOW, line(sku, 1)));
        given.accepted(new ChangePrice(sku, cny(900)));

        assertThat(given.accepted(key, order(ANNA, 500, NOW, line(sku, 1)))).isEqualTo(first.again());
        assertThat(given.orders()).isEqualTo(1);
        assertThat(given.balance(ANNA)).isEqualTo(4_500);
    }

    @Test
    void refusesAKeyThatComesAgainWithOtherContent() {
        int sku = given.sku(500, 10);
        Request key = given.freshKey();
        Accepted first = given.accepted(key, order(ANNA, 500, LATER, line(sku, 1)));
        given.sku(100, 1);

        given.refuses(key, order(ANNA, 1_000, LATER, line(sku, 2)), new IdempotencyConflict(first.position()));
        given.refuses(key, new TopUpWallet(ANNA, cny(1)), new IdempotencyConflict(first.position()));
    }

    @Test
    void refusesAnOrdersKeyThatComesAgainWithACoupon() {
        int sku = given.sku(500, 10);
        int coupon = given.held(ANNA, new FestivalCoupon(500, 100, 1, 1));
        Request key = given.freshKey();
        Accepted first = given.accepted(key, order(ANNA, 500, LATER, line(sku, 1)));

        PlaceOrder withCoupon =
                new PlaceOrder(ANNA, GUANGDONG, List.of(line(sku, 1)), false, List.of(coupon), cny(500), LATER);

        given.refuses(key, withCoupon, new IdempotencyConflict(first.position()));
    }

    @Test
    void refusesADealsKeyThatComesAgainWithOtherTerms() {
        int sku = given.sku(500, 10);
        Request key = given.freshKey();
        Accepted first = given.accepted(key, new MakeDeal(Offers.offer(new SecondPiece(sku, 5_000))));

        given.refuses(
                key,
                new MakeDeal(Offers.offer(new SecondPiece(sku, 5_001))),
                new IdempotencyConflict(first.position()));
        assertThat(given.accepted(key, new MakeDeal(Offers.offer(new SecondPiece(sku, 5_000)))))
                .isEqualTo(first.again());
    }

    @Test
    void claimsOneCouponForOneKey() {
        int deal = given.deal(new FestivalCoupon(500, 100, 10, 10));
        Request key = given.freshKey();

        Accepted first = given.accepted(key, new ClaimCoupon(ANNA, deal));
        Accepted second = given.accepted(key, new ClaimCoupon(ANNA, deal));

        assertThat(second).isEqualTo(first.again());
        assertThat(given.read(new Query.OfCoupons(ANNA)).coupons())
                .extracting(Query.Coupon::claimed)
                .containsExactly(1);
    }

    @Test
    void tellsWhatBecameOfARequestWithoutDoingAnything() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 10);
        Request key = given.freshKey();
        Query.OfRequest asked = new Query.OfRequest(key);
        assertThat(given.read(asked)).isEqualTo(Query.RequestView.UNKNOWN);

        given.refuses(key, order(ANNA, 500, NOW, line(sku, 99)), new InsufficientStock(sku, 99, 10));
        assertThat(given.read(asked).known())
                .as("what is refused is not remembered")
                .isFalse();
        Accepted first = given.accepted(key, order(ANNA, 500, NOW, line(sku, 1)));
        given.sku(1, 1);
        byte[] before = given.snapshot();

        assertThat(given.read(asked)).isEqualTo(new Query.RequestView(true, first.position(), 1, 500));
        assertThat(given.read(new Query.OfRequest(new Request(key.keyHigh() + 1, key.keyLow())))
                        .known())
                .isFalse();
        assertThat(given.read(new Query.OfRequest(Request.WITHOUT_KEY)).known()).isFalse();
        assertThat(given.snapshot()).isEqualTo(before);
        assertThat(given.restored().read(asked)).isEqualTo(given.read(asked));
    }

    @Test
    void refusesWhatMovesStockOrMoneyWithoutAKey() {
        int sku = given.sku(500, 10);
        List<Command> moving = List.of(
                listing(500, 1, 0),
                new RestockSku(sku, 1),
                new MakeDeal(Offers.offer(new SecondPiece(sku, 5_000))),
                new ClaimCoupon(ANNA, 1),
                order(ANNA, 500, LATER, line(sku, 1)),
                new OrderCartLines(ANNA, GUANGDONG, List.of(line(sku, 1)), List.of(), cny(500), LATER),
                new PlaceDeposit(ANNA, GUANGDONG, 1, 1, cny(1), 1),
                new PayOrder(1),
                new CancelOrder(1),
                new ShipShopOrder(1, TEA_HOUSE),
                new ConfirmReceipt(1, TEA_HOUSE),
                new RefundOrder(1, List.of()),
                new PayOutShop(TEA_HOUSE, cny(1)),
                new ReceivePayment(new PaymentRef(1, 1), 1, cny(1)),
                new SettleRefund(new PaymentRef(1, 1), cny(1)),
                new TopUpWallet(ANNA, cny(1)));

        for (Command command : moving) {
            given.refuses(Request.WITHOUT_KEY, command, new KeyMissing());
        }
        int deal = given.deal(new SecondPiece(sku, 5_000));
        given.accepted(Request.WITHOUT_KEY, new SetCartLine(ANNA, sku, 1));
        given.accepted(Request.WITHOUT_KEY, new EndDeal(deal));
    }

    @Test
    void decidesAKeyAnewWhenItWasOnlyRefusedBefore() {
        int sku = given.wallet(ANNA, 100).sku(500, 10);
        Request key = given.freshKey();

        given.refuses(key, new PayOrder(1), new UnknownOrder(1));
        given.placed(ANNA, 500, line(sku, 1));
        given.refuses(key, new PayOrder(1), new InsufficientFunds(500, 100));
        given.wallet(ANNA, 400);

        assertThat(given.accepted(key, new PayOrder(1)).repeated()).isFalse();
        assertThat(given.balance(ANNA)).isZero();
    }

    /** Reported: medusajs/medusa 4089, saleor/saleor 17086 (events are lost). */
    @Test
    void numbersEveryEventDenselyFromOneWhateverIsRefusedOrRepeatedBetween() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 3);
        Request key = given.freshKey();
        given.accepted(key, order(ANNA, 500, NOW, line(sku, 1)));
        given.accepted(key, order(ANNA, 500, NOW, line(sku, 1)));
        given.refuses(new PayOrder(99), new UnknownOrder(99));
        given.placed(BO, 500, line(sku, 1));
        given.at(OPENS_AT + PAY_WINDOW).tick();

        assertThat(given.numbers())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, given.position()).boxed().toList());
        assertThat(given.position()).isEqualTo(8);
    }
}
