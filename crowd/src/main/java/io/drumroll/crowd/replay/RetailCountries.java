package io.drumroll.crowd.replay;

import io.drumroll.engine.region.Country;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Countries by the names that retail files use: the English names of ISO 3166, and the data set's own. The Channel
 * Islands have no code together and count as Jersey, the larger; 'European Community' is EU, which ISO reserves.
 */
final class RetailCountries {
    /** Where it is not said, or the name is not known; ISO leaves this code to its users. */
    static final Country UNKNOWN = new Country("ZZ");

    private static final Map<String, String> OWN_NAMES = Map.of(
            "eire", "IE",
            "channel islands", "JE",
            "rsa", "ZA",
            "usa", "US",
            "czech republic", "CZ",
            "hong kong", "HK",
            "european community", "EU",
            "unspecified", "ZZ");

    private final Map<String, Country> countries = new HashMap<>();

    RetailCountries() {
        for (String code : Locale.getISOCountries()) {
            String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
            countries.put(name.toLowerCase(Locale.ROOT), new Country(code));
        }
        OWN_NAMES.forEach((name, code) -> countries.put(name, new Country(code)));
    }

    /** The country of this name, or null if there is none. */
    @Nullable
    Country find(String name) {
        return countries.get(name.strip().toLowerCase(Locale.ROOT));
    }
}
