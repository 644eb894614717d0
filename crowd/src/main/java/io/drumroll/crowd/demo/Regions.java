package io.drumroll.crowd.demo;

import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where buyers live. A pure function of the buyer's number and the seed: a buyer never moves.
 *
 * <p>Buyers in mainland China are spread over the 31 provinces by population: National Bureau of Statistics of China,
 * Communiqué of the Seventh National Population Census (No. 3), 2020. Beijing and Shanghai are tier 1, and so is the
 * part of Guangdong that lives in Guangzhou and Shenzhen; city tiers have no official list, so the shares of tiers 2 to
 * 5 are assumptions, as are those of the {@value #ELSEWHERE_PERCENT} % of buyers who live elsewhere.
 *
 * <p>Unchanging, so safe for use by many threads; finding a region takes a search over some 200 entries.
 */
public final class Regions {
    /** How many of a hundred buyers live outside mainland China. */
    static final int ELSEWHERE_PERCENT = 8;

    /** ISO 3166-2:CN codes and people counted in 2020. */
    private static final String PROVINCES = """
            GD 126012510
            SD 101527453
            HA 99365519
            JS 84748016
            SC 83674866
            HE 74610235
            HN 66444864
            ZJ 64567588
            AH 61027171
            HB 57752557
            GX 50126804
            YN 47209277
            JX 45188635
            LN 42591407
            FJ 41540086
            SN 39528999
            GZ 38562148
            SX 34915616
            CQ 32054159
            HL 31850088
            XJ 25852345
            GS 25019831
            SH 24870895
            JL 24073453
            NM 24049155
            BJ 21893095
            TJ 13866009
            HI 10081232
            NX 7202654
            QH 5923957
            XZ 3648100
            """;

    /** ISO 3166-1 codes and parts of all buyers outside mainland China. */
    private static final String ELSEWHERE = """
            RU 120 US 95 ES 80 FR 70 KR 68 BR 66 HK 62 TW 58 MY 52 SG 48 JP 46 PL 42 AU 38 CA 34 GB 33 DE 32 MX 28 IL 27
            TH 26 VN 25 CL 24 UA 20 NL 20 IT 19 KZ 18 PH 18 ID 17 SA 16 AE 15 TR 14 NZ 12 MO 12 SE 10 CH 10 BE 9 PT 9 CZ 8
            ZA 7 NG 6 KE 5 EG 5 PE 5 KW 5
            """;

    /** Of a hundred people of a province outside of tier 1, how many live in cities of tier 2, 3, 4 and 5. */
    private static final int[] TIER_2_TO_5_PERCENT = {27, 28, 26, 19};
    /** Of a hundred people of Guangdong, how many live in Guangzhou and Shenzhen (the same census). */
    private static final int GUANGDONG_TIER_1_PERCENT = 29;

    private final long seed;
    private final Region[] regions;
    /** For each region, the sum of its weight and of all weights before. */
    private final long[] cumulative;

    /** Settles the buyers of one seed. */
    public Regions(long seed) {
        this.seed = seed;
        List<Weighted> weighted = new ArrayList<>();
        long people = addProvinces(weighted);
        addElsewhere(weighted, people);
        regions = weighted.stream().map(Weighted::region).toArray(Region[]::new);
        cumulative = new long[regions.length];
        long sum = 0;
        for (int i = 0; i < regions.length; i++) {
            sum += weighted.get(i).weight();
            cumulative[i] = sum;
        }
    }

    /** Where a buyer lives; any number is settled somewhere. */
    public Region regionOf(long buyer) {
        long total = cumulative[cumulative.length - 1];
        long place = Math.unsignedMultiplyHigh(Mixing.mix(Mixing.mix(buyer) ^ seed), total);
        int found = Arrays.binarySearch(cumulative, place);
        // A place equal to a cumulative weight is the first of the next region.
        return regions[found >= 0 ? found + 1 : -found - 1];
    }

    private record Weighted(Region region, long weight) {}

    /** Adds every province and tier; answers all people counted. */
    private static long addProvinces(List<Weighted> weighted) {
        Country china = new Country("CN");
        String[] words = PROVINCES.strip().split("\\s+", -1);
        long sum = 0;
        for (int i = 0; i < words.length; i += 2) {
            String province = words[i];
            long people = Long.parseLong(words[i + 1]);
            sum += people;
            long inTier1 = people * tier1Percent(province) / 100;
            add(weighted, new Region(china, province, 1), inTier1);
            for (int tier = 2; tier <= Region.MAX_CITY_TIER; tier++) {
                long inTier = (people - inTier1) * TIER_2_TO_5_PERCENT[tier - 2] / 100;
                add(weighted, new Region(china, province, tier), inTier);
            }
        }
        return sum;
    }

    private static int tier1Percent(String province) {
        return switch (province) {
            case "BJ", "SH" -> 100;
            case "GD" -> GUANGDONG_TIER_1_PERCENT;
            default -> 0;
        };
    }

    private static void addElsewhere(List<Weighted> weighted, long peopleInChina) {
        String[] words = ELSEWHERE.strip().split("\\s+", -1);
        long parts = 0;
        for (int i = 1; i < words.length; i += 2) {
            parts += Long.parseLong(words[i]);
        }
        long peopleElsewhere = peopleInChina * ELSEWHERE_PERCENT / (100 - ELSEWHERE_PERCENT);
        for (int i = 0; i < words.length; i += 2) {
            long people = peopleElsewhere * Long.parseLong(words[i + 1]) / parts;
            add(weighted, new Region(new Country(words[i]), "", 0), people);
        }
    }

    private static void add(List<Weighted> weighted, Region region, long weight) {
        if (weight > 0) {
            weighted.add(new Weighted(region, weight));
        }
    }

    /** All people of the table of provinces, for its test. */
    static long peopleCounted() {
        return addProvinces(new ArrayList<>());
    }
}
