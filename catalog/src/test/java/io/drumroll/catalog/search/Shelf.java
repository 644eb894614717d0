package io.drumroll.catalog.search;

import io.drumroll.catalog.search.ProductEntry.Category;
import io.drumroll.catalog.search.ProductEntry.Text;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes products for tests and measurements: single ones with valid defaults, and random ones in the number of a market. */
final class Shelf {
    private static final List<String> STARTS = List.of("ka", "lo", "mi", "ru", "ve", "so", "ta", "ne", "pi", "du");
    private static final List<String> ENDS =
            List.of("ron", "lex", "ta", "mo", "dis", "pen", "gor", "nia", "vel", "sun");
    private static final String HAN = "手机鞋衣电脑书包红蓝黑白新款智能无线耳充器水杯茶叶运动跑步男女童装家具灯床桌椅米油盐糖酒果肉鱼菜花草木金银铜铁石玉瓷纸笔墨画琴棋";
    private static final List<String> COUNTRIES = List.of("CN", "SE", "DE", "US", "JP", "IT", "FR", "KR");

    private final RandomGenerator random;
    private final int vocabulary;
    private final int brands;
    private final int categories;

    /** A market with so many words, brands and categories of the lowest level, of which some are far more frequent. */
    Shelf(RandomGenerator random, int vocabulary, int brands, int categories) {
        this.random = random;
        this.vocabulary = vocabulary;
        this.brands = brands;
        this.categories = categories;
    }

    /** A product with an English title. */
    static ProductEntry product(long number, String title) {
        return product(number, Map.of(SearchLanguage.ENGLISH, new Text(title, "")));
    }

    static ProductEntry product(long number, Map<SearchLanguage, Text> texts) {
        return new ProductEntry(
                number,
                texts,
                "Bergström",
                List.of(category(1), category(12)),
                3,
                ShopKind.BAZAAR,
                new Country("CN"),
                9_900,
                1_000,
                number,
                List.of(number * 10, number * 10 + 1),
                "AB-" + number,
                "");
    }

    static Category category(long number) {
        return new Category(
                number, Map.of(SearchLanguage.ENGLISH, "group" + number, SearchLanguage.CHINESE, "类" + number));
    }

    /** A random product with one or two SKUs. */
    ProductEntry any(long number, long change) {
        int leaf = skewed(categories);
        long brand = skewed(brands);
        String english = words(4 + random.nextInt(5));
        String chinese = han(6 + random.nextInt(8));
        Map<SearchLanguage, Text> texts = Map.of(
                SearchLanguage.ENGLISH, new Text(english, words(random.nextInt(25))),
                SearchLanguage.CHINESE, new Text(chinese, han(random.nextInt(30))));
        return new ProductEntry(
                number,
                texts,
                brand == 0 ? "" : "brand" + word((int) brand),
                List.of(category(1 + leaf % 10), category(100 + leaf % 100), category(10_000 + leaf)),
                1 + skewed(500),
                ShopKind.ofCode(skewed(4)),
                new Country(COUNTRIES.get(skewed(COUNTRIES.size()))),
                Math.round(Math.exp(5 + 9 * random.nextDouble())),
                1_700_000_000_000L + random.nextLong(1_000_000) * 1_000,
                change,
                random.nextInt(3) == 0 ? List.of(number * 2) : List.of(number * 2, number * 2 + 1),
                "C" + number,
                "");
    }

    /** One of them. */
    static <T> T any(RandomGenerator random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** So many random words, the frequent ones often. */
    String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(word(skewed(vocabulary)));
        }
        return text.toString();
    }

    /** So many random Chinese characters. */
    String han(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(HAN.charAt(skewed(HAN.length())));
        }
        return text.toString();
    }

    /** The word with a number: as many letters as it takes. */
    static String word(int number) {
        StringBuilder word = new StringBuilder();
        int left = number;
        do {
            word.append(STARTS.get(left % 10));
            left /= 10;
        } while (left > 0);
        return word.append(ENDS.get(number % 10)).toString();
    }

    /** Below the bound, number n about as often as 1/(n+1), as words and brands are. */
    int skewed(int bound) {
        return (int) Math.min(bound - 1L, (long) (Math.exp(random.nextDouble() * Math.log(bound + 1.0)) - 1));
    }
}
