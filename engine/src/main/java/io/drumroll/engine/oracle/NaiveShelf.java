package io.drumroll.engine.oracle;

import static io.drumroll.engine.oracle.NaiveState.first;
import static io.drumroll.engine.oracle.NaiveState.whyNotText;
import static io.drumroll.engine.oracle.NaiveState.whyOutOfRange;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import org.jspecify.annotations.Nullable;

/** Decides about shops and SKUs. */
final class NaiveShelf {
    private final NaiveState state;

    NaiveShelf(NaiveState state) {
        this.state = state;
    }

    Outcome open(OpenShop command) {
        Rejection why = whyNotText(Field.NAME, command.name());
        if (why == null && state.shops.size() >= Limits.MAX_SHOPS) {
            why = new CapacityReached(Field.SHOPS, Limits.MAX_SHOPS);
        }
        if (why != null) {
            return state.rejected(why);
        }
        state.shops.add(command);
        int shop = state.shops.size();
        state.emit(new Event.ShopOpened(shop, command.name(), command.country()));
        return state.accepted(shop, 0);
    }

    Outcome list(ListSku command) {
        Rejection why = whyNotListed(command);
        if (why != null) {
            return state.rejected(why);
        }
        NaiveSku sku = new NaiveSku(
                state.skus.size() + 1,
                command.shop(),
                command.title(),
                command.category(),
                command.brand(),
                command.origin(),
                command.price().amountMinor(),
                command.stock(),
                command.limitPerBuyer());
        state.skus.add(sku);
        state.emit(new Event.SkuListed(
                sku.number,
                sku.shop,
                sku.title,
                sku.category,
                sku.brand,
                sku.origin,
                sku.priceMinor,
                sku.openingStock,
                sku.limitPerBuyer));
        return state.accepted(sku.number, 0);
    }

    private @Nullable Rejection whyNotListed(ListSku command) {
        if (state.frame == null) {
            return state.whyNotScheduled();
        }
        if (command.shop() < 1 || command.shop() > state.shops.size()) {
            return new Rejection.UnknownShop(command.shop());
        }
        boolean full = state.skus.size() >= Limits.MAX_SKUS;
        return first(
                whyNotText(Field.TITLE, command.title()),
                whyNotText(Field.CATEGORY, command.category()),
                whyNotText(Field.BRAND, command.brand()),
                state.whyNotCurrency(command.price().currency()),
                whyOutOfRange(Field.PRICE, command.price().amountMinor(), 1, Limits.MAX_PRICE_MINOR),
                whyOutOfRange(Field.STOCK, command.stock(), 0, Limits.MAX_STOCK),
                whyOutOfRange(Field.LIMIT_PER_BUYER, command.limitPerBuyer(), 0, Limits.MAX_QUANTITY),
                full ? new CapacityReached(Field.SKUS, Limits.MAX_SKUS) : null);
    }

    Outcome restock(RestockSku command) {
        Rejection why = first(
                state.whyNotForSale(command.sku()),
                whyOutOfRange(Field.QUANTITY, command.quantity(), 1, Limits.MAX_STOCK));
        if (why != null) {
            return state.rejected(why);
        }
        NaiveSku sku = state.knownSku(command.sku());
        if (sku.supplied() + command.quantity() > Limits.MAX_STOCK) {
            return state.rejected(new CapacityReached(Field.STOCK, Limits.MAX_STOCK));
        }
        sku.restocked += command.quantity();
        sku.available += command.quantity();
        state.emit(new Event.SkuRestocked(sku.number, command.quantity()));
        return state.accepted(sku.number, 0);
    }

    Outcome changePrice(ChangePrice command) {
        Rejection why = state.whyNotForSale(command.sku());
        if (why == null) {
            why = first(
                    state.whyNotCurrency(command.price().currency()),
                    whyOutOfRange(Field.PRICE, command.price().amountMinor(), 1, Limits.MAX_PRICE_MINOR));
        }
        if (why != null) {
            return state.rejected(why);
        }
        NaiveSku sku = state.knownSku(command.sku());
        long oldMinor = sku.priceMinor;
        sku.priceMinor = command.price().amountMinor();
        state.emit(new Event.SkuPriceChanged(sku.number, oldMinor, sku.priceMinor));
        return state.accepted(sku.number, 0);
    }

    Outcome delist(DelistSku command) {
        Rejection why = state.whyNotForSale(command.sku());
        if (why != null) {
            return state.rejected(why);
        }
        state.knownSku(command.sku()).onSale = false;
        state.emit(new Event.SkuDelisted(command.sku()));
        return state.accepted(command.sku(), 0);
    }
}
