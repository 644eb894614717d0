package io.drumroll.board;

import io.drumroll.board.BoardSnapshot.Rank;
import io.drumroll.engine.message.Event.ShopOpened;
import io.drumroll.engine.message.Event.SkuListed;
import io.drumroll.engine.region.Region;
import java.io.IOException;
import java.util.List;

/**
 * What was sold, by everything that the board ranks, and by category in each area and city tier. An area is a province, or
 * what of a country has none.
 */
final class Sales {
    /** Countries, provinces and origins that a snapshot lists. */
    static final int REGIONS_LISTED = 60;
    /** Categories, brands, shops and SKUs that a snapshot lists. */
    static final int GOODS_LISTED = 20;
    /** Provinces whose categories are counted apart: the first so many seen. Others count as their country's rest. */
    static final int MAX_AREAS = 2_048;

    static final int CITY_TIERS = Region.MAX_CITY_TIER + 1;

    final Catalogue catalogue = new Catalogue();
    final Regions regions = new Regions();
    final Ranking byCountry = new Ranking(REGIONS_LISTED, Regions.COUNTRIES, Integer::compare);
    final Ranking byProvince = new Ranking(REGIONS_LISTED, 0, regions::compareProvinces);
    final Ranking byCityTier = new Ranking(CITY_TIERS, CITY_TIERS, Integer::compare);
    final Ranking byCategory = new Ranking(GOODS_LISTED, 0, catalogue.categories()::compare);
    final Ranking byBrand = new Ranking(GOODS_LISTED, 0, catalogue.brands()::compare);
    final Ranking byOrigin = new Ranking(REGIONS_LISTED, Regions.COUNTRIES, Integer::compare);
    final Ranking byShop = new Ranking(GOODS_LISTED, 0, Integer::compare);
    final Ranking bySku = new Ranking(GOODS_LISTED, 0, Integer::compare);
    /** Rows are areas; see {@link #area}. */
    final CategoryMatrix ofAreas = new CategoryMatrix(Regions.COUNTRIES + MAX_AREAS);

    final CategoryMatrix ofCityTiers = new CategoryMatrix(CITY_TIERS);

    private final ShopsOfOrder shopsOfOrder = new ShopsOfOrder();

    Sales() {
        reserve();
    }

    void open(ShopOpened opened) {
        catalogue.open(opened);
        reserve();
    }

    void list(SkuListed listed) {
        catalogue.list(listed);
        reserve();
    }

    /** The row of a region's area: the province's, or that of its country's rest. */
    static int area(int country, int province) {
        return province >= 0 && province < MAX_AREAS ? Regions.COUNTRIES + province : country;
    }

    /** The lines that follow are those of another order. */
    void beginOrder(int lines) {
        shopsOfOrder.begin(lines);
    }

    /**
     * Counts a line.
     *
     * @return whether its goods come from the buyer's own country.
     */
    boolean line(long region, int sku, int quantity, long festivalMinor) {
        int row = catalogue.row(sku);
        int shop = catalogue.shop(row);
        int category = catalogue.category(row);
        int origin = catalogue.origin(row);
        int country = Regions.country(region);
        bySku.add(sku, festivalMinor, quantity);
        byShop.add(shop, festivalMinor, 1);
        byCategory.add(category, festivalMinor, 1);
        byBrand.add(catalogue.brand(row), festivalMinor, 1);
        byOrigin.add(origin, festivalMinor, 1);
        ofAreas.add(area(country, Regions.province(region)), category, festivalMinor);
        ofCityTiers.add(Regions.cityTier(region), category, festivalMinor);
        shopsOfOrder.add(shop);
        return origin == country;
    }

    /** Counts the order whose lines were counted, and says from how many shops they were. */
    int order(long region, long amountMinor) {
        byCountry.add(Regions.country(region), amountMinor, 1);
        byCityTier.add(Regions.cityTier(region), amountMinor, 1);
        int province = Regions.province(region);
        if (province != Regions.NO_PROVINCE) {
            byProvince.reserve(province + 1);
            byProvince.add(province, amountMinor, 1);
        }
        return shopsOfOrder.distinct();
    }

    List<Rank> countries() {
        return byCountry.list(Regions::countryText, Regions::countryText);
    }

    List<Rank> provinces() {
        return byProvince.list(regions::provinceText, regions::provinceText);
    }

    List<Rank> cityTiers() {
        return byCityTier.list(Integer::toString, Integer::toString);
    }

    List<Rank> categories() {
        return byCategory.list(catalogue.categories()::text, catalogue.categories()::text);
    }

    List<Rank> brands() {
        return byBrand.list(catalogue.brands()::text, catalogue.brands()::text);
    }

    List<Rank> origins() {
        return byOrigin.list(Regions::countryText, Regions::countryText);
    }

    List<Rank> shops() {
        return byShop.list(Integer::toString, catalogue::shopName);
    }

    List<Rank> skus() {
        return bySku.list(Integer::toString, catalogue::title);
    }

    void write(CheckpointOutput out) {
        byCountry.write(out, Regions.COUNTRIES);
        // A province of orders that only wait has a number, but no money yet.
        byProvince.write(out, Math.min(regions.provinces(), byProvince.keys()));
        byCityTier.write(out, CITY_TIERS);
        byCategory.write(out, catalogue.categories().size());
        byBrand.write(out, catalogue.brands().size());
        byOrigin.write(out, Regions.COUNTRIES);
        byShop.write(out, catalogue.shops() + 1);
        bySku.write(out, catalogue.skus() + 1);
        ofAreas.write(out);
        ofCityTiers.write(out);
    }

    /** Reads what was written, behind the catalogue and the regions. */
    void read(CheckpointInput in) throws IOException {
        byCountry.read(in);
        byProvince.read(in);
        byCityTier.read(in);
        byCategory.read(in);
        byBrand.read(in);
        byOrigin.read(in);
        byShop.read(in);
        bySku.read(in);
        ofAreas.read(in);
        ofCityTiers.read(in);
    }

    void readCatalogue(CheckpointInput in) throws IOException {
        catalogue.read(in);
        reserve();
    }

    private void reserve() {
        byShop.reserve(catalogue.shops() + 1);
        bySku.reserve(catalogue.skus() + 1);
        byCategory.reserve(catalogue.categories().size());
        byBrand.reserve(catalogue.brands().size());
    }
}
