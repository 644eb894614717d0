package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.Break;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.wire.sbe.ChangeDealDecoder;
import io.drumroll.wire.sbe.ClaimCouponDecoder;
import io.drumroll.wire.sbe.CouponClaimedDecoder;
import io.drumroll.wire.sbe.DealChangedDecoder;
import io.drumroll.wire.sbe.DealEndedDecoder;
import io.drumroll.wire.sbe.DealMadeDecoder;
import io.drumroll.wire.sbe.DealOfferDecoder;
import io.drumroll.wire.sbe.DealStepDecoder;
import io.drumroll.wire.sbe.EndDealDecoder;
import io.drumroll.wire.sbe.MakeDealDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link DealWriter} wrote, from where the cursor stands. */
final class DealReader {
    private final Cursor cursor;
    private final Cursor.Group bars = new Cursor.Group();
    private final Cursor.Group steps = new Cursor.Group();
    private final DealStepDecoder step = new DealStepDecoder();
    private final MakeDealDecoder makeDeal = new MakeDealDecoder();
    private final ChangeDealDecoder changeDeal = new ChangeDealDecoder();
    private final EndDealDecoder endDeal = new EndDealDecoder();
    private final ClaimCouponDecoder claimCoupon = new ClaimCouponDecoder();
    private final DealMadeDecoder dealMade = new DealMadeDecoder();
    private final DealChangedDecoder dealChanged = new DealChangedDecoder();
    private final DealEndedDecoder dealEnded = new DealEndedDecoder();
    private final CouponClaimedDecoder couponClaimed = new CouponClaimedDecoder();

    DealReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Command make() {
        return new Command.MakeDeal(offer(cursor.message(makeDeal).offer()));
    }

    Command change() {
        ChangeDealDecoder d = cursor.message(changeDeal);
        return new Command.ChangeDeal(d.deal(), offer(d.offer()));
    }

    Command end() {
        return new Command.EndDeal(cursor.message(endDeal).deal());
    }

    Command claim() {
        ClaimCouponDecoder d = cursor.message(claimCoupon);
        return new Command.ClaimCoupon(d.buyer(), d.deal());
    }

    Event made() {
        DealMadeDecoder d = cursor.message(dealMade);
        return new Event.DealMade(d.deal(), offer(d.offer()));
    }

    Event changed() {
        DealChangedDecoder d = cursor.message(dealChanged);
        return new Event.DealChanged(d.deal(), offer(d.offer()));
    }

    Event ended() {
        return new Event.DealEnded(cursor.message(dealEnded).deal());
    }

    Event claimed() {
        CouponClaimedDecoder d = cursor.message(couponClaimed);
        return new Event.CouponClaimed(d.buyer(), d.deal());
    }

    /** Its bars, steps and name stand behind the message's fixed part. */
    private DealOffer offer(DealOfferDecoder d) {
        List<Stage> barred = bars();
        cursor.group(steps, DealStepDecoder.ENCODED_LENGTH);
        String name = cursor.text();
        return new DealOffer(name, d.startsAtMs(), d.endsAtMs(), Numbers.funder(cursor, d.funder()), barred, terms(d));
    }

    private List<Stage> bars() {
        cursor.group(bars, 1);
        Stage[] stages = new Stage[bars.count()];
        for (int i = 0; i < stages.length; i++) {
            stages[i] = Numbers.stage(cursor, cursor.buffer().getByte(bars.at(i)));
        }
        return Arrays.asList(stages);
    }

    private DealTerms terms(DealOfferDecoder d) {
        return switch (d.kind()) {
            case 1 -> new DealTerms.FestivalPrice(d.subject(), d.v1(), d.v2(), cursor.asInt(d.v3()));
            case 2 -> new DealTerms.QuantityBreaks(d.subject(), steps((v1, v2) -> new Break(cursor.asInt(v1), v2)));
            case 3 -> new DealTerms.SecondPiece(d.subject(), cursor.asInt(d.v1()));
            case 4 ->
                new DealTerms.BundlePrice(
                        steps((v1, v2) -> new LineRequest(cursor.asInt(v1), cursor.asInt(v2))), d.v1());
            case 5 -> new DealTerms.ShopTiers(d.subject(), steps(Tier::new));
            case 6 -> new DealTerms.ShopCoupon(d.subject(), d.v1(), d.v2(), d.v3(), cursor.asInt(d.v4()));
            case 7 -> new DealTerms.CrossShop(d.v1(), d.v2(), d.v3());
            case 8 -> new DealTerms.FestivalCoupon(d.v1(), d.v2(), d.v3(), cursor.asInt(d.v4()));
            case 9 -> new DealTerms.RedPacket(d.v1(), d.v2(), cursor.asInt(d.v3()));
            case 10 -> preSale(d);
            default -> throw cursor.malformed("no kind of deal has the number " + d.kind());
        };
    }

    private DealTerms preSale(DealOfferDecoder d) {
        return new DealTerms.PreSale(
                d.subject(), d.v1(), d.v2(), d.v3(), d.v4(), d.v5(), cursor.flag(cursor.asInt(d.v6())));
    }

    private <S> List<S> steps(StepMaker<S> maker) {
        List<S> made = new ArrayList<>(steps.count());
        for (int i = 0; i < steps.count(); i++) {
            step.wrap(cursor.buffer(), steps.at(i));
            made.add(maker.make(step.v1(), step.v2()));
        }
        return made;
    }

    private interface StepMaker<S> {
        S make(long v1, long v2);
    }
}
