package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.wire.sbe.ChangePriceDecoder;
import io.drumroll.wire.sbe.DelistSkuDecoder;
import io.drumroll.wire.sbe.ListSkuDecoder;
import io.drumroll.wire.sbe.RestockSkuDecoder;
import io.drumroll.wire.sbe.SkuDelistedDecoder;
import io.drumroll.wire.sbe.SkuListedDecoder;
import io.drumroll.wire.sbe.SkuPriceChangedDecoder;
import io.drumroll.wire.sbe.SkuRestockedDecoder;

/** Reads what {@link SkuWriter} wrote, from where the cursor stands. */
final class SkuReader {
    private final Cursor cursor;
    private final ListSkuDecoder listSku = new ListSkuDecoder();
    private final RestockSkuDecoder restockSku = new RestockSkuDecoder();
    private final ChangePriceDecoder changePrice = new ChangePriceDecoder();
    private final DelistSkuDecoder delistSku = new DelistSkuDecoder();
    private final SkuListedDecoder skuListed = new SkuListedDecoder();
    private final SkuRestockedDecoder skuRestocked = new SkuRestockedDecoder();
    private final SkuPriceChangedDecoder skuPriceChanged = new SkuPriceChangedDecoder();
    private final SkuDelistedDecoder skuDelisted = new SkuDelistedDecoder();

    SkuReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Command list() {
        ListSkuDecoder d = cursor.message(listSku);
        return new Command.ListSku(
                d.shop(),
                cursor.text(),
                cursor.text(),
                cursor.text(),
                cursor.country(d.origin()),
                cursor.text(),
                cursor.money(d.price()),
                d.stock(),
                d.limitPerBuyer());
    }

    Command restock() {
        RestockSkuDecoder d = cursor.message(restockSku);
        return new Command.RestockSku(d.sku(), d.quantity());
    }

    Command changePrice() {
        ChangePriceDecoder d = cursor.message(changePrice);
        return new Command.ChangePrice(d.sku(), cursor.money(d.price()));
    }

    Command delist() {
        return new Command.DelistSku(cursor.message(delistSku).sku());
    }

    Event listed() {
        SkuListedDecoder d = cursor.message(skuListed);
        return new Event.SkuListed(
                d.sku(),
                d.shop(),
                cursor.text(),
                cursor.text(),
                cursor.text(),
                cursor.country(d.origin()),
                cursor.text(),
                d.priceMinor(),
                d.stock(),
                d.limitPerBuyer());
    }

    Event restocked() {
        SkuRestockedDecoder d = cursor.message(skuRestocked);
        return new Event.SkuRestocked(d.sku(), d.quantity());
    }

    Event priceChanged() {
        SkuPriceChangedDecoder d = cursor.message(skuPriceChanged);
        return new Event.SkuPriceChanged(d.sku(), d.oldPriceMinor(), d.newPriceMinor());
    }

    Event delisted() {
        return new Event.SkuDelisted(cursor.message(skuDelisted).sku());
    }
}
