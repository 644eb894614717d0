package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.DealTerms.Break;
import io.drumroll.engine.promotion.DealTerms.Tier;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.wire.sbe.ChangeDealEncoder;
import io.drumroll.wire.sbe.ClaimCouponEncoder;
import io.drumroll.wire.sbe.CouponClaimedEncoder;
import io.drumroll.wire.sbe.DealChangedEncoder;
import io.drumroll.wire.sbe.DealEndedEncoder;
import io.drumroll.wire.sbe.DealMadeEncoder;
import io.drumroll.wire.sbe.DealOfferEncoder;
import io.drumroll.wire.sbe.DealStepEncoder;
import io.drumroll.wire.sbe.EndDealEncoder;
import io.drumroll.wire.sbe.MakeDealEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import java.util.List;
import java.util.function.ToLongFunction;
import org.agrona.MutableDirectBuffer;

/**
 * Writes what is about deals and coupons. Which values of a message each kind of deal uses:
 *
 * <pre>
 *     kind             subject  v1     v2      v3     v4            v5             v6          steps
 *  1  festival price   SKU      price  stock   limit
 *  2  quantity breaks  SKU                                                                     quantity, price
 *  3  second piece     SKU      off bps
 *  4  bundle price              price                                                          SKU, quantity
 *  5  shop tiers       shop                                                                    spend, save
 *  6  shop coupon      shop     spend  save    count  per buyer
 *  7  across shops              spend  save    cap
 *  8  festival coupon           spend  save    count  per buyer
 *  9  red packet                face   budget  per buyer
 * 10  pre-sale         SKU      price  deposit worth  balance from  balance until  refundable
 * </pre>
 */
final class DealWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final DealStepEncoder step = new DealStepEncoder();
    private final MakeDealEncoder makeDeal = new MakeDealEncoder();
    private final ChangeDealEncoder changeDeal = new ChangeDealEncoder();
    private final EndDealEncoder endDeal = new EndDealEncoder();
    private final ClaimCouponEncoder claimCoupon = new ClaimCouponEncoder();
    private final DealMadeEncoder dealMade = new DealMadeEncoder();
    private final DealChangedEncoder dealChanged = new DealChangedEncoder();
    private final DealEndedEncoder dealEnded = new DealEndedEncoder();
    private final CouponClaimedEncoder couponClaimed = new CouponClaimedEncoder();

    int make(MutableDirectBuffer buffer, int offset, Command.MakeDeal c) {
        makeDeal.wrapAndApplyHeader(buffer, offset, header);
        put(makeDeal.offer(), c.offer());
        return putParts(buffer, makeDeal.limit(), c.offer());
    }

    int change(MutableDirectBuffer buffer, int offset, Command.ChangeDeal c) {
        changeDeal.wrapAndApplyHeader(buffer, offset, header).deal(c.deal());
        put(changeDeal.offer(), c.offer());
        return putParts(buffer, changeDeal.limit(), c.offer());
    }

    int end(MutableDirectBuffer buffer, int offset, Command.EndDeal c) {
        endDeal.wrapAndApplyHeader(buffer, offset, header).deal(c.deal());
        return endDeal.limit();
    }

    int claim(MutableDirectBuffer buffer, int offset, Command.ClaimCoupon c) {
        claimCoupon.wrapAndApplyHeader(buffer, offset, header).buyer(c.buyer()).deal(c.deal());
        return claimCoupon.limit();
    }

    int made(MutableDirectBuffer buffer, int offset, Event.DealMade e) {
        dealMade.wrapAndApplyHeader(buffer, offset, header).deal(e.deal());
        put(dealMade.offer(), e.offer());
        return putParts(buffer, dealMade.limit(), e.offer());
    }

    int changed(MutableDirectBuffer buffer, int offset, Event.DealChanged e) {
        dealChanged.wrapAndApplyHeader(buffer, offset, header).deal(e.deal());
        put(dealChanged.offer(), e.offer());
        return putParts(buffer, dealChanged.limit(), e.offer());
    }

    int ended(MutableDirectBuffer buffer, int offset, Event.DealEnded e) {
        dealEnded.wrapAndApplyHeader(buffer, offset, header).deal(e.deal());
        return dealEnded.limit();
    }

    int claimed(MutableDirectBuffer buffer, int offset, Event.CouponClaimed e) {
        couponClaimed
                .wrapAndApplyHeader(buffer, offset, header)
                .buyer(e.buyer())
                .deal(e.deal());
        return couponClaimed.limit();
    }

    private static void put(DealOfferEncoder encoder, DealOffer offer) {
        DealTerms terms = offer.terms();
        encoder.startsAtMs(offer.startsAtMs())
                .endsAtMs(offer.endsAtMs())
                .funder(Numbers.of(offer.funder()))
                .kind((short) terms.kind());
        switch (terms) {
            case DealTerms.FestivalPrice t -> values(encoder, t.sku(), t.priceMinor(), t.stock(), t.limitPerBuyer());
            case DealTerms.QuantityBreaks t -> values(encoder, t.sku(), 0, 0, 0);
            case DealTerms.SecondPiece t -> values(encoder, t.sku(), t.offBps(), 0, 0);
            case DealTerms.BundlePrice t -> values(encoder, 0, t.priceMinor(), 0, 0);
            case DealTerms.ShopTiers t -> values(encoder, t.shop(), 0, 0, 0);
            case DealTerms.ShopCoupon t ->
                values(encoder, t.shop(), t.spendMinor(), t.saveMinor(), t.count())
                        .v4(t.perBuyer());
            case DealTerms.CrossShop t -> values(encoder, 0, t.spendMinor(), t.saveMinor(), t.capMinor());
            case DealTerms.FestivalCoupon t ->
                values(encoder, 0, t.spendMinor(), t.saveMinor(), t.count()).v4(t.perBuyer());
            case DealTerms.RedPacket t -> values(encoder, 0, t.faceMinor(), t.budgetMinor(), t.perBuyer());
            case DealTerms.PreSale t ->
                values(encoder, t.sku(), t.priceMinor(), t.depositMinor(), t.worthMinor())
                        .v4(t.balanceFromMs())
                        .v5(t.balanceUntilMs())
                        .v6(Values.flag(t.refundable()));
        }
    }

    /** Sets all values, those that the kind does not use to 0. */
    private static DealOfferEncoder values(DealOfferEncoder encoder, int subject, long v1, long v2, long v3) {
        return encoder.subject(subject).v1(v1).v2(v2).v3(v3).v4(0).v5(0).v6(0);
    }

    private int putParts(MutableDirectBuffer buffer, int offset, DealOffer offer) {
        List<Stage> bars = offer.bars();
        int at = Values.putGroup(buffer, offset, "bars", bars, 1);
        for (Stage bar : bars) {
            buffer.putByte(at++, (byte) bar.code());
        }
        at = putSteps(buffer, at, offer.terms());
        return Values.putText(buffer, at, "name", offer.name());
    }

    private int putSteps(MutableDirectBuffer buffer, int offset, DealTerms terms) {
        return switch (terms) {
            case DealTerms.QuantityBreaks t ->
                putSteps(buffer, offset, "breaks", t.breaks(), Break::quantity, Break::priceMinor);
            case DealTerms.BundlePrice t ->
                putSteps(buffer, offset, "members", t.members(), LineRequest::sku, LineRequest::quantity);
            case DealTerms.ShopTiers t ->
                putSteps(buffer, offset, "tiers", t.tiers(), Tier::spendMinor, Tier::saveMinor);
            case DealTerms.FestivalPrice _,
                    DealTerms.SecondPiece _,
                    DealTerms.ShopCoupon _,
                    DealTerms.CrossShop _,
                    DealTerms.FestivalCoupon _,
                    DealTerms.RedPacket _,
                    DealTerms.PreSale _ -> Values.putGroup(buffer, offset, 0, DealStepEncoder.ENCODED_LENGTH);
        };
    }

    private <S> int putSteps(
            MutableDirectBuffer buffer,
            int offset,
            String field,
            List<S> steps,
            ToLongFunction<S> first,
            ToLongFunction<S> second) {
        int at = Values.putGroup(buffer, offset, field, steps, DealStepEncoder.ENCODED_LENGTH);
        for (S one : steps) {
            step.wrap(buffer, at).v1(first.applyAsLong(one)).v2(second.applyAsLong(one));
            at += DealStepEncoder.ENCODED_LENGTH;
        }
        return at;
    }
}
