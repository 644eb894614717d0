package io.drumroll.engine.sku;

import io.drumroll.engine.duty.TariffCode;
import io.drumroll.engine.message.Event.CommissionSet;
import io.drumroll.engine.message.Event.SkuDelisted;
import io.drumroll.engine.message.Event.SkuListed;
import io.drumroll.engine.message.Event.SkuPriceChanged;
import io.drumroll.engine.message.Event.SkuRestocked;
import io.drumroll.engine.message.Query.Commission;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.SkuOffSale;
import io.drumroll.engine.message.Rejection.UnknownSku;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import io.drumroll.engine.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SKUs with their price and stock, numbered from 1 in the order in which they were listed. Reads expect a number that
 * {@link #refuseUnknown} let pass.
 */
public final class Skus {
    private static final int PRICE = 0;
    private static final int AVAILABLE = 1;
    private static final int SUPPLIED = 2;
    private static final int LIMIT_AND_ON_SALE = 3;
    private static final int SHOP_AND_ORIGIN = 4;
    private static final int CATEGORY_AND_BRAND = 5;
    private static final int TARIFF = 6;
    private static final int COLUMNS = 7;

    private final Table rows = new Table(COLUMNS);
    private final List<String> titles = new ArrayList<>();
    private final Labels labels = new Labels();
    private final Commissions commissions = new Commissions();

    /** How many were ever listed. */
    public int count() {
        return rows.rows();
    }

    /** Refuses a number that no SKU has. */
    public @Nullable Rejection refuseUnknown(int sku) {
        return sku >= 1 && sku <= rows.rows() ? null : new UnknownSku(sku);
    }

    /** Refuses a number that no SKU has, and a SKU that was taken off sale. */
    public @Nullable Rejection refuseNotForSale(int sku) {
        Rejection refusal = refuseUnknown(sku);
        if (refusal == null && !onSale(sku)) {
            refusal = new SkuOffSale(sku);
        }
        return refusal;
    }

    /** Brings a SKU's row, which may lie in two of its lines, into the processor's cache; returns something to keep. */
    public long warm(int sku) {
        return sku >= 1 && sku <= rows.rows() ? rows.get(sku - 1, PRICE) ^ rows.get(sku - 1, TARIFF) : 0;
    }

    /** The shop of a SKU, 0 where there is no such SKU: to bring in what belongs to it. */
    public int warmShop(int sku) {
        return sku >= 1 && sku <= rows.rows() ? shop(sku) : 0;
    }

    /** Price of one piece, in minor units. */
    public long priceMinor(int sku) {
        return rows.get(sku - 1, PRICE);
    }

    /** Pieces that can be ordered. */
    public long available(int sku) {
        return rows.get(sku - 1, AVAILABLE);
    }

    /** Opening stock and all restocks, pieces. */
    public long supplied(int sku) {
        return rows.get(sku - 1, SUPPLIED);
    }

    /** The most pieces that one buyer may have, 0 for no limit. */
    public int limitPerBuyer(int sku) {
        return (int) (rows.get(sku - 1, LIMIT_AND_ON_SALE) >>> 1);
    }

    /** Whether it was not taken off sale. */
    public boolean onSale(int sku) {
        return (rows.get(sku - 1, LIMIT_AND_ON_SALE) & 1) == 1;
    }

    /** The shop's number. */
    public int shop(int sku) {
        return (int) (rows.get(sku - 1, SHOP_AND_ORIGIN) >>> 32);
    }

    /** Where it comes from. */
    public Country origin(int sku) {
        return Codes.country((int) rows.get(sku - 1, SHOP_AND_ORIGIN));
    }

    /** Where it comes from, as {@link Codes#ofCountry}. */
    public int originCode(int sku) {
        return (int) rows.get(sku - 1, SHOP_AND_ORIGIN);
    }

    /** Its tariff code as {@link TariffCode#pack}. */
    public long tariffCode(int sku) {
        return rows.get(sku - 1, TARIFF);
    }

    /** What part of its proceeds the festival keeps now, in basis points. */
    public int commissionBps(int sku) {
        return commissions.bps((int) (rows.get(sku - 1, CATEGORY_AND_BRAND) >>> 32));
    }

    /** The commissions that are more than nothing, by the names of their categories. */
    public List<Commission> commissions() {
        return commissions.list(labels);
    }

    /** What people call it. */
    public String title(int sku) {
        return titles.get(sku - 1);
    }

    /** Its category. */
    public String category(int sku) {
        return labels.text((int) (rows.get(sku - 1, CATEGORY_AND_BRAND) >>> 32));
    }

    /** Its brand. */
    public String brand(int sku) {
        return labels.text((int) rows.get(sku - 1, CATEGORY_AND_BRAND));
    }

    /** How many distinct categories and brands there would be with these two. */
    int labelsWith(String category, String brand) {
        int count = labels.count();
        if (!labels.has(category)) {
            count++;
        }
        if (!brand.equals(category) && !labels.has(brand)) {
            count++;
        }
        return count;
    }

    /** A SKU was listed. */
    public void apply(SkuListed event) {
        int row = rows.append();
        rows.set(row, PRICE, event.priceMinor());
        rows.set(row, AVAILABLE, event.stock());
        rows.set(row, SUPPLIED, event.stock());
        rows.set(row, LIMIT_AND_ON_SALE, (long) event.limitPerBuyer() << 1 | 1);
        rows.set(row, SHOP_AND_ORIGIN, (long) event.shop() << 32 | Codes.ofCountry(event.origin()));
        long category = labels.numberOf(event.category());
        rows.set(row, CATEGORY_AND_BRAND, category << 32 | labels.numberOf(event.brand()));
        rows.set(row, TARIFF, TariffCode.pack(event.tariffCode()));
        titles.add(event.title());
    }

    /** A category's commission changed. */
    public void apply(CommissionSet event) {
        commissions.applyBps(labels.numberOf(event.category()), event.commissionBps());
    }

    /** Pieces came in. */
    public void apply(SkuRestocked event) {
        rows.add(event.sku() - 1, AVAILABLE, event.quantity());
        rows.add(event.sku() - 1, SUPPLIED, event.quantity());
    }

    /** The price changed. */
    public void apply(SkuPriceChanged event) {
        rows.set(event.sku() - 1, PRICE, event.newPriceMinor());
    }

    /** The SKU went off sale. */
    public void apply(SkuDelisted event) {
        rows.set(event.sku() - 1, LIMIT_AND_ON_SALE, (long) limitPerBuyer(event.sku()) << 1);
    }

    /**
     * An order took pieces, or gave them back when negative.
     *
     * @throws IllegalStateException when that would sell a piece twice: the engine is broken and must stop.
     */
    public void applyTaken(int sku, int quantity) {
        long left = available(sku) - quantity;
        if (left < 0 || left > supplied(sku)) {
            throw new IllegalStateException("SKU " + sku + " would have " + left + " of " + supplied(sku)
                    + " pieces left after taking " + quantity);
        }
        rows.set(sku - 1, AVAILABLE, left);
    }

    /** Writes all SKUs. */
    public void writeTo(SnapshotWriter writer) {
        labels.writeTo(writer);
        commissions.writeTo(writer);
        rows.writeTo(writer);
        titles.forEach(writer::text);
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        labels.restoreFrom(reader);
        commissions.restoreFrom(reader);
        rows.restoreFrom(reader);
        for (int i = 0; i < rows.rows(); i++) {
            titles.add(reader.text());
        }
    }
}
