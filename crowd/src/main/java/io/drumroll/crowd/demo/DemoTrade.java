package io.drumroll.crowd.demo;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.message.Command.FixRate;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The demo's currencies and duties. Rates are near those of a day in November 2025; duties have the shape of real ones
 * (chapters of the Harmonized System, values below which none is due), but are the demo's own. Pure.
 */
public final class DemoTrade {
    private static final Country CHINA = new Country("CN");

    /** Code; minor units of CNY and minor units of the currency that are worth the same; who pays in it. */
    private static final String RATES = """
            USD 712 100 US
            EUR 824 100 DE,FR,ES,IT,NL,BE,PT,FI,AT,IE
            JPY 458 100 JP
            KWD 2319 1000 KW
            GBP 937 100 GB
            SEK 752 1000 SE
            KRW 505 1000 KR
            AUD 462 100 AU
            HKD 915 1000 HK
            RUB 88 1000 RU
            """;

    /** Into China: prefix and basis points; below CNY 50 from one shop none is due. */
    private static final String INTO_CHINA = """
            - 910
            2203 1700
            2204 2300
            2208 2300
            33 1600
            42 1300
            49 0
            61 1300
            62 1300
            64 1500
            8517 0
            """;

    private static final long INTO_CHINA_THRESHOLD_MINOR = 50_00;

    /** Out of China: destination, prefix, basis points, and the value in CNY below which none is due. */
    private static final String OUT_OF_CHINA = """
            SE - 370 1230
            SE 61 1200 1230
            SE 62 1200 1230
            SE 64 1690 1230
            SE 8517 0 1230
            SE 9503 0 1230
            DE - 370 1230
            DE 61 1200 1230
            DE 62 1200 1230
            DE 64 1690 1230
            DE 8517 0 1230
            DE 9503 0 1230
            US - 1000 5700
            US 61 1650 5700
            US 64 2000 5700
            US 8517 0 5700
            US 9503 0 5700
            """;

    /** A currency with its rate to the demo's. */
    private record Traded(Currency currency, long festivalMinor, long foreignMinor, Set<String> countries) {}

    private static final List<Traded> TRADED = traded();
    private static final Map<Currency, Traded> BY_CURRENCY =
            TRADED.stream().collect(java.util.stream.Collectors.toUnmodifiableMap(Traded::currency, each -> each));

    private DemoTrade() {}

    private static List<Traded> traded() {
        return RATES.lines()
                .map(line -> line.split(" ", -1))
                .map(word -> new Traded(
                        new Currency(word[0]),
                        Long.parseLong(word[1]),
                        Long.parseLong(word[2]),
                        Set.of(word[3].split(",", -1))))
                .toList();
    }

    /** The commands that fix the rates. */
    public static List<FixRate> rates() {
        return TRADED.stream()
                .map(each -> new FixRate(each.currency(), each.festivalMinor(), each.foreignMinor()))
                .toList();
    }

    /** What people of a country pay in: their own currency where it has a rate, the demo's elsewhere. */
    public static Currency currencyOf(Country country) {
        return TRADED.stream()
                .filter(each -> each.countries().contains(country.code()))
                .map(Traded::currency)
                .findFirst()
                .orElse(DemoFestival.CURRENCY);
    }

    /** About so much in a currency, in its minor units, rounded down; only for making prices up. */
    static long fromFestival(long festivalMinor, Currency currency) {
        Traded to = BY_CURRENCY.get(currency);
        return to == null ? festivalMinor : festivalMinor * to.foreignMinor() / to.festivalMinor();
    }

    /**
     * The duties of goods from given origins into China, and of goods from China abroad.
     *
     * @param fromMs from when they are in force, in ms of the epoch.
     */
    static List<DutyRule> duties(List<Country> origins, long fromMs) {
        List<DutyRule> rules = new ArrayList<>();
        Set<String> foreign = new TreeSet<>();
        origins.stream().filter(origin -> !origin.equals(CHINA)).forEach(origin -> foreign.add(origin.code()));
        for (String origin : foreign) {
            INTO_CHINA
                    .lines()
                    .map(line -> line.split(" ", -1))
                    .forEach(word -> rules.add(new DutyRule(
                            new Country(origin),
                            CHINA,
                            prefix(word[0]),
                            Integer.parseInt(word[1]),
                            INTO_CHINA_THRESHOLD_MINOR,
                            fromMs)));
        }
        OUT_OF_CHINA
                .lines()
                .map(line -> line.split(" ", -1))
                .forEach(word -> rules.add(new DutyRule(
                        CHINA,
                        new Country(word[0]),
                        prefix(word[1]),
                        Integer.parseInt(word[2]),
                        Long.parseLong(word[3]) * 100,
                        fromMs)));
        return rules;
    }

    private static String prefix(String word) {
        return word.equals("-") ? "" : word;
    }
}
