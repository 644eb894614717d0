package io.drumroll.engine.oracle;

import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.promotion.Funder;
import io.drumroll.engine.promotion.Stage;
import java.util.EnumSet;
import java.util.Set;

/** A line while it is priced: what is left of it, who bore what was taken off, and which stages it is closed to. */
final class NaiveLine {
    final NaiveSku sku;
    final int quantity;

    /** Pieces that no item deal has yet. */
    int free;

    /** What is left: in the shop's currency up to the shop's coupon, then in the festival's. */
    long leftMinor;

    private final Set<Stage> closed = EnumSet.noneOf(Stage.class);

    /** What shop and festival bore, in the shop's currency and, from the saving across shops on, in the festival's. */
    long ownByShopMinor;

    long ownByFestivalMinor;
    long acrossByShopMinor;
    long acrossByFestivalMinor;

    /** What comes out; see {@link OrderLine}. */
    long listMinor;

    long festivalMinor;
    long payableMinor;
    long dutyMinor;
    long proceedsMinor;
    long subsidyMinor;
    int commissionBps;

    NaiveLine(NaiveSku sku, int quantity) {
        this.sku = sku;
        this.quantity = quantity;
        free = quantity;
        leftMinor = grossMinor();
    }

    long grossMinor() {
        return quantity * sku.priceMinor;
    }

    boolean isOpenTo(Stage stage) {
        return !closed.contains(stage);
    }

    /** A deal takes 1 or more off. */
    void takeOff(NaiveDeal deal, long amountMinor) {
        leftMinor -= amountMinor;
        closed.addAll(deal.offer.bars());
        boolean byShop = deal.offer.funder() == Funder.SHOP;
        if (deal.stage().inShopCurrency()) {
            ownByShopMinor += byShop ? amountMinor : 0;
            ownByFestivalMinor += byShop ? 0 : amountMinor;
        } else {
            acrossByShopMinor += byShop ? amountMinor : 0;
            acrossByFestivalMinor += byShop ? 0 : amountMinor;
        }
    }

    OrderLine confirmed() {
        return new OrderLine(
                sku.number,
                quantity,
                sku.priceMinor,
                festivalMinor,
                payableMinor,
                dutyMinor,
                proceedsMinor,
                subsidyMinor,
                commissionBps);
    }
}
