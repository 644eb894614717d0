package io.drumroll.board;

import io.drumroll.board.BoardDetail.By;
import io.drumroll.board.BoardDetail.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a line of the board consists of. Parts of goods are summed over all SKUs when they are asked for, one
 * pass of about a nanosecond for each; parts of places come from the matrices of {@link Sales}.
 */
final class Details {
    private final Sales sales;
    private final Catalogue catalogue;
    private final Regions regions;
    private final long position;
    private final long asOfMs;

    Details(Sales sales, long position, long asOfMs) {
        this.sales = sales;
        this.catalogue = sales.catalogue;
        this.regions = sales.regions;
        this.position = position;
        this.asOfMs = asOfMs;
    }

    /** Empty if there is no such thing. */
    Optional<BoardDetail> of(By by, String key) {
        return Optional.ofNullable(
                switch (by) {
                    case COUNTRY -> country(key);
                    case PROVINCE -> province(key);
                    case CITY_TIER -> cityTier(key);
                    case CATEGORY -> goods(by, key, key, catalogue.categories().find(key), sales.byCategory, 1);
                    case BRAND -> goods(by, key, key, catalogue.brands().find(key), sales.byBrand, 2);
                    case ORIGIN -> goods(by, key, key, Regions.findCountry(key), sales.byOrigin, 3);
                    case SHOP -> shop(key);
                    case SKU -> sku(key);
                });
    }

    private @Nullable BoardDetail country(String key) {
        int country = Regions.findCountry(key);
        if (country < 0) {
            return null;
        }
        Top provinces = new Top(regions::compareProvinces);
        long[] byCategory = noSums();
        sales.ofAreas.addTo(byCategory, country);
        for (int province = 0; province < regions.provinces(); province++) {
            if (regions.countryOf(province) == country) {
                provinces.offer(province, sales.byProvince.amountMinor(province));
                if (province < Sales.MAX_AREAS) {
                    sales.ofAreas.addTo(byCategory, Sales.area(country, province));
                }
            }
        }
        return detail(
                By.COUNTRY,
                key,
                key,
                sales.byCountry,
                country,
                List.of(
                        provinces.part(By.PROVINCE, regions::provinceText, regions::provinceText),
                        categories(byCategory)));
    }

    private @Nullable BoardDetail province(String key) {
        int province = regions.findProvince(key);
        if (province == Regions.NO_PROVINCE) {
            return null;
        }
        long[] byCategory = noSums();
        if (province < Sales.MAX_AREAS) {
            sales.ofAreas.addTo(byCategory, Sales.area(regions.countryOf(province), province));
        }
        return detail(By.PROVINCE, key, key, sales.byProvince, province, List.of(categories(byCategory)));
    }

    private @Nullable BoardDetail cityTier(String key) {
        int tier = number(key);
        if (tier < 0 || tier >= Sales.CITY_TIERS) {
            return null;
        }
        long[] byCategory = noSums();
        sales.ofCityTiers.addTo(byCategory, tier);
        return detail(By.CITY_TIER, key, key, sales.byCityTier, tier, List.of(categories(byCategory)));
    }

    private @Nullable BoardDetail shop(String key) {
        int shop = number(key);
        return shop < 1 || shop > catalogue.shops()
                ? null
                : goods(By.SHOP, key, catalogue.shopName(shop), shop, sales.byShop, 0);
    }

    private @Nullable BoardDetail sku(String key) {
        int sku = number(key);
        if (sku < 1 || sku > catalogue.skus()) {
            return null;
        }
        GoodsParts parts = new GoodsParts();
        parts.add(sku);
        return detail(By.SKU, key, catalogue.title(sku), sales.bySku, sku, parts.but(By.SKU));
    }

    /**
     * The goods of one category, brand, origin or shop.
     *
     * @param number its number, -1 if it has none.
     * @param fact which of a SKU's facts it is; see {@link Catalogue#fact}.
     */
    private @Nullable BoardDetail goods(By by, String key, String name, int number, Ranking totals, int fact) {
        if (number < 0) {
            return null;
        }
        GoodsParts parts = new GoodsParts();
        for (int sku = 1; sku <= catalogue.skus(); sku++) {
            if (catalogue.fact(sku, fact) == number) {
                parts.add(sku);
            }
        }
        return detail(by, key, name, totals, number, parts.but(by));
    }

    private BoardDetail detail(By by, String key, String name, Ranking totals, int number, List<Part> parts) {
        return new BoardDetail(
                position, by, key, name, asOfMs, totals.amountMinor(number), totals.count(number), parts);
    }

    private long[] noSums() {
        return new long[Math.min(catalogue.categories().size(), CategoryMatrix.MAX_CATEGORIES)];
    }

    private Part categories(long[] sums) {
        Labels texts = catalogue.categories();
        return Top.of(sums, texts::compare).part(By.CATEGORY, texts::text, texts::text);
    }

    /** A whole number as the board writes it; -1 if it is none. */
    private static int number(String key) {
        if (key.isEmpty() || key.length() > 9 || (key.length() > 1 && key.startsWith("0"))) {
            return -1;
        }
        return key.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(key) : -1;
    }

    /** The sums of some SKUs, by what the board ranks goods by. */
    private final class GoodsParts {
        private final long[] categories = new long[catalogue.categories().size()];
        private final long[] brands = new long[catalogue.brands().size()];
        private final long[] origins = new long[Regions.COUNTRIES];
        private final long[] shops = new long[catalogue.shops() + 1];
        private final Top skus = new Top(Integer::compare);

        void add(int sku) {
            long minor = sales.bySku.amountMinor(sku);
            if (minor > 0) {
                int row = catalogue.row(sku);
                add(categories, catalogue.category(row), minor);
                add(brands, catalogue.brand(row), minor);
                add(origins, catalogue.origin(row), minor);
                add(shops, catalogue.shop(row), minor);
                skus.offer(sku, minor);
            }
        }

        /** All parts but that of the asked thing itself. */
        List<Part> but(By asked) {
            Labels categoryTexts = catalogue.categories();
            Labels brandTexts = catalogue.brands();
            List<Part> parts = new ArrayList<>(List.of(
                    Top.of(categories, categoryTexts::compare)
                            .part(By.CATEGORY, categoryTexts::text, categoryTexts::text),
                    Top.of(brands, brandTexts::compare).part(By.BRAND, brandTexts::text, brandTexts::text),
                    Top.of(shops, Integer::compare).part(By.SHOP, Integer::toString, catalogue::shopName),
                    skus.part(By.SKU, Integer::toString, catalogue::title),
                    Top.of(origins, Integer::compare).part(By.ORIGIN, Regions::countryText, Regions::countryText)));
            parts.removeIf(part -> part.by() == asked);
            return List.copyOf(parts);
        }

        private static void add(long[] sums, int key, long minor) {
            sums[key] = Sums.plus(sums[key], minor);
        }
    }
}
