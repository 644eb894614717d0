package io.drumroll.wire;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.region.Codes;
import io.drumroll.wire.sbe.ChangePriceEncoder;
import io.drumroll.wire.sbe.DelistSkuEncoder;
import io.drumroll.wire.sbe.ListSkuEncoder;
import io.drumroll.wire.sbe.MessageHeaderEncoder;
import io.drumroll.wire.sbe.RestockSkuEncoder;
import io.drumroll.wire.sbe.SkuDelistedEncoder;
import io.drumroll.wire.sbe.SkuListedEncoder;
import io.drumroll.wire.sbe.SkuPriceChangedEncoder;
import io.drumroll.wire.sbe.SkuRestockedEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes what is about SKUs. */
final class SkuWriter {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ListSkuEncoder listSku = new ListSkuEncoder();
    private final RestockSkuEncoder restockSku = new RestockSkuEncoder();
    private final ChangePriceEncoder changePrice = new ChangePriceEncoder();
    private final DelistSkuEncoder delistSku = new DelistSkuEncoder();
    private final SkuListedEncoder skuListed = new SkuListedEncoder();
    private final SkuRestockedEncoder skuRestocked = new SkuRestockedEncoder();
    private final SkuPriceChangedEncoder skuPriceChanged = new SkuPriceChangedEncoder();
    private final SkuDelistedEncoder skuDelisted = new SkuDelistedEncoder();

    int list(MutableDirectBuffer buffer, int offset, Command.ListSku c) {
        listSku.wrapAndApplyHeader(buffer, offset, header)
                .shop(c.shop())
                .origin(Codes.ofCountry(c.origin()))
                .stock(c.stock())
                .limitPerBuyer(c.limitPerBuyer());
        Values.put(listSku.price(), c.price());
        return putTexts(buffer, listSku.limit(), c.title(), c.category(), c.brand(), c.tariffCode());
    }

    int restock(MutableDirectBuffer buffer, int offset, Command.RestockSku c) {
        restockSku.wrapAndApplyHeader(buffer, offset, header).sku(c.sku()).quantity(c.quantity());
        return restockSku.limit();
    }

    int changePrice(MutableDirectBuffer buffer, int offset, Command.ChangePrice c) {
        changePrice.wrapAndApplyHeader(buffer, offset, header).sku(c.sku());
        Values.put(changePrice.price(), c.price());
        return changePrice.limit();
    }

    int delist(MutableDirectBuffer buffer, int offset, Command.DelistSku c) {
        delistSku.wrapAndApplyHeader(buffer, offset, header).sku(c.sku());
        return delistSku.limit();
    }

    int listed(MutableDirectBuffer buffer, int offset, Event.SkuListed e) {
        skuListed
                .wrapAndApplyHeader(buffer, offset, header)
                .sku(e.sku())
                .shop(e.shop())
                .origin(Codes.ofCountry(e.origin()))
                .priceMinor(e.priceMinor())
                .stock(e.stock())
                .limitPerBuyer(e.limitPerBuyer());
        return putTexts(buffer, skuListed.limit(), e.title(), e.category(), e.brand(), e.tariffCode());
    }

    int restocked(MutableDirectBuffer buffer, int offset, Event.SkuRestocked e) {
        skuRestocked.wrapAndApplyHeader(buffer, offset, header).sku(e.sku()).quantity(e.quantity());
        return skuRestocked.limit();
    }

    int priceChanged(MutableDirectBuffer buffer, int offset, Event.SkuPriceChanged e) {
        skuPriceChanged
                .wrapAndApplyHeader(buffer, offset, header)
                .sku(e.sku())
                .oldPriceMinor(e.oldPriceMinor())
                .newPriceMinor(e.newPriceMinor());
        return skuPriceChanged.limit();
    }

    int delisted(MutableDirectBuffer buffer, int offset, Event.SkuDelisted e) {
        skuDelisted.wrapAndApplyHeader(buffer, offset, header).sku(e.sku());
        return skuDelisted.limit();
    }

    private static int putTexts(
            MutableDirectBuffer buffer, int offset, String title, String category, String brand, String tariffCode) {
        int at = Values.putText(buffer, offset, "title", title);
        at = Values.putText(buffer, at, "category", category);
        at = Values.putText(buffer, at, "brand", brand);
        return Values.putText(buffer, at, "tariff code", tariffCode);
    }
}
