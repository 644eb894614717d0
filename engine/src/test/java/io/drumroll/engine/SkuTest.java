package io.drumroll.engine;

import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.cny;
import static io.drumroll.engine.Given.listing;
import static io.drumroll.engine.limit.Limits.MAX_PRICE_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_QUANTITY;
import static io.drumroll.engine.limit.Limits.MAX_STOCK;
import static io.drumroll.engine.limit.Limits.MAX_TARIFF_DIGITS;
import static io.drumroll.engine.limit.Limits.MAX_TEXT_BYTES;

import io.drumroll.engine.message.Command.ChangePrice;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Rejection.BadText;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.CurrencyMismatch;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.SkuOffSale;
import io.drumroll.engine.message.Rejection.UnknownShop;
import io.drumroll.engine.message.Rejection.UnknownSku;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import org.junit.jupiter.api.Test;

/** What can be listed, and how it changes. */
class SkuTest {
    private static final Currency SEK = new Currency("SEK");

    private final Given given = Given.festival();

    private static ListSku titled(String title, String category, String brand) {
        return new ListSku(TEA_HOUSE, title, category, brand, CHINA, "", cny(500), 1, 0);
    }

    private static ListSku coded(String tariffCode) {
        return new ListSku(TEA_HOUSE, "Oolong", "tea", "Leaf", CHINA, tariffCode, cny(500), 1, 0);
    }

    @Test
    void refusesAListingOutOfItsRanges() {
        given.refuses(new ListSku(2, "Oolong", "tea", "Leaf", CHINA, "", cny(500), 1, 0), new UnknownShop(2));
        given.refuses(titled("Oo\nlong", "tea", "Leaf"), new BadText(Field.TITLE, MAX_TEXT_BYTES));
        given.refuses(titled("Oolong", "\ud800", "Leaf"), new BadText(Field.CATEGORY, MAX_TEXT_BYTES));
        // 41 characters of three bytes each.
        given.refuses(titled("Oolong", "tea", "\u8336".repeat(41)), new BadText(Field.BRAND, MAX_TEXT_BYTES));
        given.refuses(listing(0, 1, 0), new OutOfRange(Field.PRICE, 0, 1, MAX_PRICE_MINOR));
        given.refuses(listing(500, -1, 0), new OutOfRange(Field.STOCK, -1, 0, MAX_STOCK));
        given.refuses(listing(500, 1, -1), new OutOfRange(Field.LIMIT_PER_BUYER, -1, 0, MAX_QUANTITY));
    }

    @Test
    void takesATariffCodeOfUpToTenDigitsOnly() {
        BadText refusal = new BadText(Field.TARIFF_CODE, MAX_TARIFF_DIGITS);
        given.refuses(coded("09021000001"), refusal);
        given.refuses(coded("0902.10"), refusal);
        given.refuses(coded("-1"), refusal);
        given.refuses(coded("\u0660\u0669"), refusal);

        given.accepted(coded("0902100000"));
        given.accepted(coded("0"));
        given.accepted(coded(""));
    }

    @Test
    void pricesInTheShopsCurrencyOnly() {
        given.rate(SEK, 2, 3);
        int nordic = given.shop(SEK);
        int sku = given.sku(500, 1);
        CurrencyMismatch mismatch = new CurrencyMismatch("CNY", "SEK");

        given.refuses(new ListSku(TEA_HOUSE, "Oolong", "tea", "Leaf", CHINA, "", new Money(500, SEK), 1, 0), mismatch);
        given.refuses(new ChangePrice(sku, new Money(500, SEK)), mismatch);
        int knife = given.skuOf(nordic, 100);
        given.refuses(new ChangePrice(knife, cny(500)), new CurrencyMismatch("SEK", "CNY"));
        given.accepted(new ChangePrice(knife, new Money(MAX_PRICE_MINOR, SEK)));
    }

    @Test
    void refusesToChangeWhatIsOffSaleOrWasNeverListed() {
        int sku = given.sku(500, 10);
        given.accepted(new DelistSku(sku));

        given.refuses(new RestockSku(sku, 1), new SkuOffSale(sku));
        given.refuses(new ChangePrice(sku, cny(1)), new SkuOffSale(sku));
        given.refuses(new DelistSku(sku), new SkuOffSale(sku));
        given.refuses(new DelistSku(99), new UnknownSku(99));
    }

    @Test
    void refusesMoreStockThanASkuMayHave() {
        int sku = given.sku(500, MAX_STOCK);

        given.refuses(new RestockSku(sku, 0), new OutOfRange(Field.QUANTITY, 0, 1, MAX_STOCK));
        given.refuses(new RestockSku(sku, 1), new CapacityReached(Field.STOCK, MAX_STOCK));
    }
}
