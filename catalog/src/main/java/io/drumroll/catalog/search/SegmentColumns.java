package io.drumroll.catalog.search;

import io.drumroll.engine.shop.ShopKind;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;

/**
 * What a search needs of each product of a segment, by the document's number in it: 36 bytes a product. A segment never
 * changes, so this doesn't either; documents that were removed are in it still.
 */
final class SegmentColumns {
    /** Packed as {@link FacetValues} says. */
    final long[] facets;

    /** Of the {@link LiveFigures}. */
    final int[] slots;

    final long[] products;
    final long[] pricesMinor;
    final long[] launchesMs;

    private SegmentColumns(int documents) {
        facets = new long[documents];
        slots = new int[documents];
        products = new long[documents];
        pricesMinor = new long[documents];
        launchesMs = new long[documents];
    }

    static SegmentColumns read(LeafReader segment, FacetValues values, LiveFigures live, PriceBands bands)
            throws IOException {
        SegmentColumns columns = new SegmentColumns(segment.maxDoc());
        numbers(segment, ProductDocuments.PRODUCT, columns.products);
        numbers(segment, ProductDocuments.PRICE, columns.pricesMinor);
        numbers(segment, ProductDocuments.LAUNCH, columns.launchesMs);
        long[] kinds = new long[segment.maxDoc()];
        numbers(segment, ProductDocuments.KIND, kinds);
        int[] paths = texts(segment, ProductDocuments.PATH, values.paths);
        int[] brands = texts(segment, ProductDocuments.BRAND, values.brands);
        int[] origins = texts(segment, ProductDocuments.ORIGIN, values.origins);
        long[] edges = bands.toArray();
        for (int i = 0; i < columns.facets.length; i++) {
            int band = PriceBands.bandOf(edges, columns.pricesMinor[i]);
            int kind = ShopKind.ofCode((int) kinds[i]).code();
            columns.facets[i] = FacetValues.pack(paths[i], brands[i], origins[i], kind, band);
            columns.slots[i] = live.slotOf(columns.products[i]);
        }
        return columns;
    }

    private static void numbers(LeafReader segment, String field, long[] into) throws IOException {
        NumericDocValues values = DocValues.getNumeric(segment, field);
        for (int i = 0; i < into.length; i++) {
            if (values.advanceExact(i)) {
                into[i] = values.longValue();
            }
        }
    }

    private static int[] texts(LeafReader segment, String field, Dictionary dictionary) throws IOException {
        SortedDocValues values = DocValues.getSorted(segment, field);
        int[] numbers = new int[values.getValueCount()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = dictionary.number(values.lookupOrd(i).utf8ToString());
        }
        int[] column = new int[segment.maxDoc()];
        for (int i = 0; i < column.length; i++) {
            if (values.advanceExact(i)) {
                column[i] = numbers[values.ordValue()];
            }
        }
        return column;
    }
}
