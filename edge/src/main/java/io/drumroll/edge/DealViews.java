package io.drumroll.edge;

import io.drumroll.edge.Currencies.Known;
import io.drumroll.edge.Currencies.Wanted;
import io.drumroll.engine.message.Query.Coupon;
import io.drumroll.engine.message.Query.DealView;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.LineRequest;
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
import io.drumroll.engine.promotion.Stage;
import java.util.List;

/** Writes deals and coupons as fields of JSON objects; {@link DealReader} reads what can be sent. */
final class DealViews {
    /** Stands for a number of used coupons that is not known. */
    static final long NOT_COUNTED = -1;

    private DealViews() {}

    /** Notes whose currency a deal's amounts are in. */
    static Wanted want(Wanted wanted, DealTerms terms) {
        return switch (terms) {
            case FestivalPrice price -> wanted.sku(price.sku());
            case QuantityBreaks breaks -> wanted.sku(breaks.sku());
            case SecondPiece second -> wanted.sku(second.sku());
            case BundlePrice bundle ->
                bundle.members().isEmpty()
                        ? wanted
                        : wanted.sku(bundle.members().getFirst().sku());
            case PreSale sale -> wanted.sku(sale.sku());
            case ShopTiers tiers -> wanted.shop(tiers.shop());
            case ShopCoupon coupon -> wanted.shop(coupon.shop());
            case CrossShop _, FestivalCoupon _, RedPacket _ -> wanted;
        };
    }

    /** The currency of a deal's amounts. */
    static Currency currencyOf(DealTerms terms, Known currencies) {
        return switch (terms) {
            case FestivalPrice price -> currencies.sku(price.sku());
            case QuantityBreaks breaks -> currencies.sku(breaks.sku());
            case SecondPiece second -> currencies.sku(second.sku());
            case BundlePrice bundle ->
                currencies.sku(bundle.members().getFirst().sku());
            case PreSale sale -> currencies.sku(sale.sku());
            case ShopTiers tiers -> currencies.shop(tiers.shop());
            case ShopCoupon coupon -> currencies.shop(coupon.shop());
            case CrossShop _, FestivalCoupon _, RedPacket _ -> currencies.festival();
        };
    }

    static void writeDeal(JsonWriter json, DealView deal, Known currencies) {
        json.field("deal", deal.deal());
        writeOffer(json, deal.offer(), currencies);
        writeShopName(json, deal.offer().terms(), currencies);
        json.field("live", deal.live()).field("ended", deal.ended()).field("taken", deal.taken());
        if (deal.used() != NOT_COUNTED) {
            json.field("used", deal.used());
        }
    }

    static void writeDeals(JsonWriter json, List<DealView> deals, Known currencies) {
        json.beginArray("deals");
        for (DealView deal : deals) {
            json.beginObject();
            writeDeal(json, deal, currencies);
            json.endObject();
        }
        json.endArray();
    }

    static void writeCoupons(JsonWriter json, List<Coupon> coupons, Known currencies) {
        json.beginArray("coupons");
        for (Coupon coupon : coupons) {
            json.beginObject().field("deal", coupon.deal());
            writeOffer(json, coupon.offer(), currencies);
            writeShopName(json, coupon.offer().terms(), currencies);
            json.field("claimed", coupon.claimed())
                    .field("used", coupon.used())
                    .field("unused", coupon.claimed() - coupon.used())
                    .endObject();
        }
        json.endArray();
    }

    private static void writeShopName(JsonWriter json, DealTerms terms, Known known) {
        switch (terms) {
            case ShopTiers tiers -> json.field("shopName", known.shopName(tiers.shop()));
            case ShopCoupon coupon -> json.field("shopName", known.shopName(coupon.shop()));
            default -> {
                // of a SKU, or of the festival
            }
        }
    }

    private static void writeOffer(JsonWriter json, DealOffer offer, Known currencies) {
        json.field("name", offer.name())
                .field("startsAtMs", offer.startsAtMs())
                .field("endsAtMs", offer.endsAtMs())
                .field("stage", Words.STAGES.of(offer.terms().stage()))
                .field("funder", Words.FUNDERS.of(offer.funder()));
        json.beginArray("bars");
        for (Stage stage : offer.bars()) {
            json.element(Words.STAGES.of(stage));
        }
        json.endArray().currency(currencyOf(offer.terms(), currencies));
        json.beginObject("terms").field("kind", Words.DEAL_KINDS.of(DealKind.of(offer.terms())));
        writeTerms(json, offer.terms());
        json.endObject();
    }

    /** The fields of a deal's terms but their kind. */
    static void writeTerms(JsonWriter json, DealTerms terms) {
        switch (terms) {
            case FestivalPrice price ->
                json.field("sku", price.sku())
                        .field("priceMinor", price.priceMinor())
                        .field("stock", price.stock())
                        .field("limitPerBuyer", price.limitPerBuyer());
            case QuantityBreaks breaks -> {
                json.field("sku", breaks.sku()).beginArray("breaks");
                for (Break one : breaks.breaks()) {
                    json.beginObject()
                            .field("quantity", one.quantity())
                            .field("priceMinor", one.priceMinor())
                            .endObject();
                }
                json.endArray();
            }
            case SecondPiece second -> json.field("sku", second.sku()).field("offBps", second.offBps());
            case BundlePrice bundle -> {
                json.beginArray("members");
                for (LineRequest member : bundle.members()) {
                    json.beginObject()
                            .field("sku", member.sku())
                            .field("quantity", member.quantity())
                            .endObject();
                }
                json.endArray().field("priceMinor", bundle.priceMinor());
            }
            case ShopTiers tiers -> {
                json.field("shop", tiers.shop()).beginArray("tiers");
                for (Tier tier : tiers.tiers()) {
                    json.beginObject()
                            .field("spendMinor", tier.spendMinor())
                            .field("saveMinor", tier.saveMinor())
                            .endObject();
                }
                json.endArray();
            }
            case ShopCoupon coupon ->
                json.field("shop", coupon.shop())
                        .field("spendMinor", coupon.spendMinor())
                        .field("saveMinor", coupon.saveMinor())
                        .field("count", coupon.count())
                        .field("perBuyer", coupon.perBuyer());
            case CrossShop saving ->
                json.field("spendMinor", saving.spendMinor())
                        .field("saveMinor", saving.saveMinor())
                        .field("capMinor", saving.capMinor());
            case FestivalCoupon coupon ->
                json.field("spendMinor", coupon.spendMinor())
                        .field("saveMinor", coupon.saveMinor())
                        .field("count", coupon.count())
                        .field("perBuyer", coupon.perBuyer());
            case RedPacket packet ->
                json.field("faceMinor", packet.faceMinor())
                        .field("budgetMinor", packet.budgetMinor())
                        .field("perBuyer", packet.perBuyer());
            case PreSale sale ->
                json.field("sku", sale.sku())
                        .field("priceMinor", sale.priceMinor())
                        .field("depositMinor", sale.depositMinor())
                        .field("worthMinor", sale.worthMinor())
                        .field("balanceFromMs", sale.balanceFromMs())
                        .field("balanceUntilMs", sale.balanceUntilMs())
                        .field("refundable", sale.refundable());
        }
    }
}
