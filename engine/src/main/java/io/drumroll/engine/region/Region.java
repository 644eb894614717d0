package io.drumroll.engine.region;

/**
 * Where a buyer is, as coarsely as the books and the board need it.
 *
 * @param country the country.
 * @param province the part of ISO 3166-2 behind the hyphen, one to three of A to Z and 0 to 9, or empty where it is
 *     not known.
 * @param cityTier 1 (the largest cities) to 5, or 0 where it is not known.
 */
public record Region(Country country, String province, int cityTier) {
    /** The highest number of a city tier; tier 1 holds the largest cities. */
    public static final int MAX_CITY_TIER = 5;

    public Region {
        if (!isProvince(province)) {
            throw new IllegalArgumentException("a province is up to three of A-Z and 0-9, not '" + province + "'");
        }
        if (cityTier < 0 || cityTier > MAX_CITY_TIER) {
            throw new IllegalArgumentException("a city tier is 0 to " + MAX_CITY_TIER + ", not " + cityTier);
        }
    }

    /** Whether a text could be the province part of an ISO 3166-2 code, or is empty. */
    public static boolean isProvince(String text) {
        return text.length() <= 3 && Codes.isLettersOrDigits(text);
    }
}
