package io.drumroll.board;

import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.io.IOException;
import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;

/**
 * Numbers for countries, provinces and regions, so that counting needs no text.
 *
 * <p>A country's number follows from its two letters. A province gets the next free number when it is first seen. A
 * region is packed into one long: country, city tier, and province + 1 (0 for none).
 */
final class Regions {
    /** Countries have numbers from 0 to below this. */
    static final int COUNTRIES = 26 * 26;
    /** The number of a province that is not known. */
    static final int NO_PROVINCE = -1;

    private static final int MAX_PROVINCE_CHARS = 3;
    private static final int PROVINCE_DIGITS = 37;
    private static final int PROVINCES_OF_A_COUNTRY = PROVINCE_DIGITS * PROVINCE_DIGITS * PROVINCE_DIGITS;

    private final Int2IntHashMap provinceOfCode = new Int2IntHashMap(NO_PROVINCE);
    private int[] codeOfProvince = new int[64];
    private int provinces;

    /** The region's number; gives its province one if it is new. */
    long pack(Region region) {
        int country = numberOf(region.country());
        int province = provinceNumber(country, region.province());
        return ((long) country << 40) | ((long) region.cityTier() << 32) | (province + 1);
    }

    static int country(long packed) {
        return (int) (packed >>> 40);
    }

    static int cityTier(long packed) {
        return (int) (packed >>> 32) & 0xff;
    }

    static int province(long packed) {
        return (int) packed - 1;
    }

    static int numberOf(Country country) {
        String code = country.code();
        return (code.charAt(0) - 'A') * 26 + code.charAt(1) - 'A';
    }

    static String countryText(int country) {
        return String.valueOf(new char[] {(char) ('A' + country / 26), (char) ('A' + country % 26)});
    }

    /** How many provinces were seen; their numbers are dense from 0. */
    int provinces() {
        return provinces;
    }

    /** Compares two provinces as their texts compare. */
    int compareProvinces(int province, int other) {
        return Integer.compare(codeOfProvince[province], codeOfProvince[other]);
    }

    /** Such as {@code CN-GD}. */
    String provinceText(int province) {
        int code = codeOfProvince[province];
        StringBuilder text = new StringBuilder(countryText(code / PROVINCES_OF_A_COUNTRY)).append('-');
        int rest = code % PROVINCES_OF_A_COUNTRY;
        for (int unit = PROVINCES_OF_A_COUNTRY / PROVINCE_DIGITS; unit > 0; unit /= PROVINCE_DIGITS) {
            int digit = rest / unit % PROVINCE_DIGITS;
            if (digit > 0) {
                text.append((char) (digit <= 10 ? '0' + digit - 1 : 'A' + digit - 11));
            }
        }
        return text.toString();
    }

    /** The country's number by its two letters; -1 if they can't be one. */
    static int findCountry(String text) {
        return Country.isWellFormed(text) ? numberOf(new Country(text)) : -1;
    }

    /** The number of a province by its text, such as {@code CN-GD}; {@link #NO_PROVINCE} if it was never seen. */
    int findProvince(String text) {
        if (text.length() < 4 || text.charAt(2) != '-' || !Region.isProvince(text.substring(3))) {
            return NO_PROVINCE;
        }
        int country = findCountry(text.substring(0, 2));
        return country < 0 ? NO_PROVINCE : provinceOfCode.get(codeOf(country, text.substring(3)));
    }

    /** The number of a province's country. */
    int countryOf(int province) {
        return codeOfProvince[province] / PROVINCES_OF_A_COUNTRY;
    }

    void write(CheckpointOutput out) {
        out.putInt(provinces);
        for (int i = 0; i < provinces; i++) {
            out.putInt(codeOfProvince[i]);
        }
    }

    void read(CheckpointInput in) throws IOException {
        int count = in.getInt();
        for (int i = 0; i < count; i++) {
            provinceOf(in.getInt());
        }
    }

    private int provinceNumber(int country, String province) {
        return province.isEmpty() ? NO_PROVINCE : provinceOf(codeOf(country, province));
    }

    private static int codeOf(int country, String province) {
        int length = province.length();
        int code = country;
        for (int i = 0; i < MAX_PROVINCE_CHARS; i++) {
            code = code * PROVINCE_DIGITS + (i < length ? digit(province.charAt(i)) : 0);
        }
        return code;
    }

    private int provinceOf(int code) {
        int known = provinceOfCode.get(code);
        if (known != NO_PROVINCE) {
            return known;
        }
        if (provinces == codeOfProvince.length) {
            codeOfProvince = Arrays.copyOf(codeOfProvince, 2 * provinces);
        }
        codeOfProvince[provinces] = code;
        provinceOfCode.put(code, provinces);
        return provinces++;
    }

    /** 0 is kept for 'no further character', so that codes sort as texts do. */
    private static int digit(char c) {
        return c <= '9' ? c - '0' + 1 : c - 'A' + 11;
    }
}
