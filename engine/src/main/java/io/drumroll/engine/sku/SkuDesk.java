package io.drumroll.engine.sku;

import io.drumroll.engine.duty.TariffCode;
import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Command.SetCommission;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.CommissionSet;
import io.drumroll.engine.message.Event.SkuDelisted;
import io.drumroll.engine.message.Event.SkuListed;
import io.drumroll.engine.message.Event.SkuPriceChanged;
import io.drumroll.engine.message.Event.SkuRestocked;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.shop.Shops;
import org.jspecify.annotations.Nullable;

/** Decides about SKUs: listing, stock, price, commission. Changes nothing. */
public final class SkuDesk {
    private final Frame frame;
    private final Shops shops;
    private final Skus skus;

    /** A desk over the given state. */
    public SkuDesk(Frame frame, Shops shops, Skus skus) {
        this.frame = frame;
        this.shops = shops;
        this.skus = skus;
    }

    /** Decides about a listing. */
    public Decision decide(ListSku command) {
        Rejection refusal = refuse(command);
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        int sku = skus.count() + 1;
        return Decision.accept(
                sku,
                0,
                new SkuListed(
                        sku,
                        command.shop(),
                        command.title(),
                        command.category(),
                        command.brand(),
                        command.origin(),
                        command.tariffCode(),
                        command.price().amountMinor(),
                        command.stock(),
                        command.limitPerBuyer()));
    }

    private @Nullable Rejection refuse(ListSku command) {
        Rejection early = Checks.first(frame.refuseUnscheduled(), shops.refuseUnknown(command.shop()));
        if (early != null) {
            return early;
        }
        Rejection refusal = Checks.first(
                Checks.text(Field.TITLE, command.title()),
                Checks.text(Field.CATEGORY, command.category()),
                Checks.text(Field.BRAND, command.brand()),
                TariffCode.refuse(command.tariffCode()),
                shops.refuseCurrency(command.shop(), command.price().currency()),
                refusePrice(command.price().amountMinor()),
                Checks.range(Field.STOCK, command.stock(), 0, Limits.MAX_STOCK),
                Checks.range(Field.LIMIT_PER_BUYER, command.limitPerBuyer(), 0, Limits.MAX_QUANTITY));
        if (refusal == null && skus.count() >= Limits.MAX_SKUS) {
            refusal = new CapacityReached(Field.SKUS, Limits.MAX_SKUS);
        }
        if (refusal == null && skus.labelsWith(command.category(), command.brand()) > Limits.MAX_LABELS) {
            refusal = new CapacityReached(Field.LABELS, Limits.MAX_LABELS);
        }
        return refusal;
    }

    /** Decides about a restock. */
    public Decision decide(RestockSku command) {
        Rejection refusal = Checks.first(
                skus.refuseNotForSale(command.sku()),
                Checks.range(Field.QUANTITY, command.quantity(), 1, Limits.MAX_STOCK));
        if (refusal == null && skus.supplied(command.sku()) + command.quantity() > Limits.MAX_STOCK) {
            refusal = new CapacityReached(Field.STOCK, Limits.MAX_STOCK);
        }
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(command.sku(), 0, new SkuRestocked(command.sku(), command.quantity()));
    }

    /** Decides about a price. */
    public Decision decide(ChangePrice command) {
        Rejection refusal = skus.refuseNotForSale(command.sku());
        if (refusal == null) {
            refusal = Checks.first(
                    shops.refuseCurrency(
                            skus.shop(command.sku()), command.price().currency()),
                    refusePrice(command.price().amountMinor()));
        }
        if (refusal != null) {
            return Decision.reject(refusal);
        }
        long oldPrice = skus.priceMinor(command.sku());
        return Decision.accept(
                command.sku(),
                0,
                new SkuPriceChanged(command.sku(), oldPrice, command.price().amountMinor()));
    }

    /** Decides about taking a SKU off sale. */
    public Decision decide(DelistSku command) {
        Rejection refusal = skus.refuseNotForSale(command.sku());
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(command.sku(), 0, new SkuDelisted(command.sku()));
    }

    /** Decides about a category's commission. */
    public Decision decide(SetCommission command) {
        Rejection refusal = Checks.first(
                Checks.text(Field.CATEGORY, command.category()),
                Checks.range(Field.COMMISSION, command.commissionBps(), 0, Limits.WHOLE_BPS));
        if (refusal == null && skus.labelsWith(command.category(), command.category()) > Limits.MAX_LABELS) {
            refusal = new CapacityReached(Field.LABELS, Limits.MAX_LABELS);
        }
        return refusal != null
                ? Decision.reject(refusal)
                : Decision.accept(0, 0, new CommissionSet(command.category(), command.commissionBps()));
    }

    private static @Nullable Rejection refusePrice(long priceMinor) {
        return Checks.range(Field.PRICE, priceMinor, 1, Limits.MAX_PRICE_MINOR);
    }
}
