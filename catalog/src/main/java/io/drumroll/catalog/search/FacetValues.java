package io.drumroll.catalog.search;

import io.drumroll.engine.shop.ShopKind;
import java.util.Arrays;
import java.util.List;

/**
 * A product's values for all facets that don't change with sales, packed in a long, so that a search meets them in one line
 * of the processor's cache.
 */
final class FacetValues {
    private static final int PATH_BITS = 20;
    private static final int BRAND_BITS = 24;
    private static final int ORIGIN_BITS = 10;
    private static final int KIND_BITS = 3;

    private static final int BRAND_SHIFT = PATH_BITS;
    private static final int ORIGIN_SHIFT = BRAND_SHIFT + BRAND_BITS;
    private static final int KIND_SHIFT = ORIGIN_SHIFT + ORIGIN_BITS;
    private static final int BAND_SHIFT = KIND_SHIFT + KIND_BITS;

    /** Paths of categories, root first, numbers with {@link #PATH_SEPARATOR} between; the empty text for none. */
    final Dictionary paths = new Dictionary("categories", 1 << PATH_BITS);

    final Dictionary brands = new Dictionary("brands", 1 << BRAND_BITS);
    final Dictionary origins = new Dictionary("countries", 1 << ORIGIN_BITS);

    /** Between the numbers of a path. */
    static final char PATH_SEPARATOR = '/';

    static final int KINDS = ShopKind.values().length;

    final Dictionary categories = new Dictionary("categories", 1 << PATH_BITS);

    /** By path; as many as there were paths when somebody asked last. */
    private volatile int[][] categoriesByPath = {};

    /** The numbers in {@link #categories} of each path's categories, by the path's number; all paths that are known now. */
    int[][] categoriesByPath() {
        int[][] known = categoriesByPath;
        if (known.length == paths.size()) {
            return known;
        }
        List<String> now = paths.values();
        int[][] more = Arrays.copyOf(known, now.size());
        for (int path = known.length; path < more.length; path++) {
            more[path] = split(now.get(path));
        }
        categoriesByPath = more;
        return more;
    }

    private int[] split(String path) {
        return path.isEmpty()
                ? new int[0]
                : Arrays.stream(path.split(String.valueOf(PATH_SEPARATOR), -1))
                        .mapToInt(categories::number)
                        .toArray();
    }

    static long pack(int path, int brand, int origin, int kind, int band) {
        return path
                | (long) brand << BRAND_SHIFT
                | (long) origin << ORIGIN_SHIFT
                | (long) kind << KIND_SHIFT
                | (long) band << BAND_SHIFT;
    }

    static int path(long packed) {
        return (int) packed & (1 << PATH_BITS) - 1;
    }

    static int brand(long packed) {
        return (int) (packed >>> BRAND_SHIFT) & (1 << BRAND_BITS) - 1;
    }

    static int origin(long packed) {
        return (int) (packed >>> ORIGIN_SHIFT) & (1 << ORIGIN_BITS) - 1;
    }

    static int kind(long packed) {
        return (int) (packed >>> KIND_SHIFT) & (1 << KIND_BITS) - 1;
    }

    static int band(long packed) {
        return (int) (packed >>> BAND_SHIFT);
    }
}
