package io.drumroll.edge;

import io.drumroll.engine.message.Query;
import io.drumroll.engine.promotion.DealOffer;
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
import io.drumroll.engine.promotion.Funder;

/**
 * Whose a SKU or deal is, where the request does not say it: the engine is asked before a merchant's command on it.
 * Operators may command them all, so nothing is asked for them. A shop's SKU and a deal's subject never change.
 */
final class Owners {
    private final Commands commands;

    Owners(Commands commands) {
        this.commands = commands;
    }

    /** Goes on if the caller runs the shop that has a SKU. */
    void ofSku(Exchange exchange, int sku, Runnable then) {
        if (Rights.passesAsOperator(exchange)) {
            then.run();
            return;
        }
        commands.find(exchange, 0, new Query.OfSku(sku), (_, found) -> {
            Rights.merchant(exchange, found.shop());
            then.run();
        });
    }

    /** Goes on if the caller runs the shop that gives and pays for a deal. */
    void ofDeal(Exchange exchange, int deal, Runnable then) {
        if (Rights.passesAsOperator(exchange)) {
            then.run();
            return;
        }
        commands.find(exchange, 0, new Query.OfDeal(deal), (_, found) -> ofOffer(exchange, found.offer(), then));
    }

    /** Goes on if the caller runs the shop that would give and pay for a deal. */
    void ofOffer(Exchange exchange, DealOffer offer, Runnable then) {
        if (Rights.passesAsOperator(exchange)) {
            then.run();
            return;
        }
        if (offer.funder() != Funder.SHOP) {
            throw operatorsAlone();
        }
        switch (offer.terms()) {
            case FestivalPrice price -> ofSku(exchange, price.sku(), then);
            case QuantityBreaks breaks -> ofSku(exchange, breaks.sku(), then);
            case SecondPiece second -> ofSku(exchange, second.sku(), then);
            case PreSale preSale -> ofSku(exchange, preSale.sku(), then);
            case BundlePrice bundle -> ofBundle(exchange, bundle, then);
            case ShopTiers tiers -> ofShop(exchange, tiers.shop(), then);
            case ShopCoupon coupon -> ofShop(exchange, coupon.shop(), then);
            case CrossShop _, FestivalCoupon _, RedPacket _ -> throw operatorsAlone();
        }
    }

    /** The engine takes only SKUs of one shop together, so that the first tells whose all are. */
    private void ofBundle(Exchange exchange, BundlePrice bundle, Runnable then) {
        if (bundle.members().isEmpty()) {
            throw new BadRequest(EdgeCode.NOT_ALLOWED, "Name SKUs of your shop; a bundle of nothing is nobody's.");
        }
        ofSku(exchange, bundle.members().getFirst().sku(), then);
    }

    private static void ofShop(Exchange exchange, int shop, Runnable then) {
        Rights.merchant(exchange, shop);
        then.run();
    }

    private static BadRequest operatorsAlone() {
        return new BadRequest(
                EdgeCode.NOT_ALLOWED,
                "Only operators may give deals for all shops, or at the festival's cost; a merchant's are for the"
                        + " merchant's shop, with shop as funder.");
    }
}
