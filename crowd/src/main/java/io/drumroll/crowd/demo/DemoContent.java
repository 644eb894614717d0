package io.drumroll.crowd.demo;

import io.drumroll.catalog.ProductContent;
import io.drumroll.catalog.ProductText;
import io.drumroll.catalog.Variant;
import io.drumroll.engine.message.Command.ListSku;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Writes what the demo's catalogue says about its products. The same goods give the same words. Pure. */
final class DemoContent {
    static final String ENGLISH = "en";
    static final String CHINESE = "zh";
    static final String SWEDISH = "sv";
    /** How many products are launched after the doors opened, each twice as late as the one before. */
    static final int LAUNCHES = 8;
    /** When the first of them is launched, in ms after the doors opened. */
    static final long FIRST_LAUNCH_MS = TimeUnit.MINUTES.toMillis(15);

    private static final int LAUNCHED_WITHIN_DAYS = 400;
    private static final int SENTENCES = 2;

    /** What tells the variants of a kind apart, by what most of them look like. */
    private static final Map<String, Predicate<String>> OPTIONS = new LinkedHashMap<>();

    static {
        OPTIONS.put("storage", Pattern.compile("\\d ?[GT]B").asPredicate());
        OPTIONS.put(
                "size",
                Pattern.compile("^(S|M|L|XL)( \\d+)?$|^EU |\\d ?(mm|cm|m|inch)\\b|^(Small|Medium)$")
                        .asPredicate());
        OPTIONS.put("volume", Pattern.compile("\\d ?(ml|L)\\b").asPredicate());
        OPTIONS.put("weight", Pattern.compile("\\d ?k?g\\b").asPredicate());
        OPTIONS.put(
                "colour",
                Pattern.compile("White|Black|Mint|Sand|Clear|Blue|Graphite|Pink|Silver|Grey|Navy|Camel|Oat|Burgundy|Sky"
                                + "|Red|Brown|Ivory|Beige|Brick|Rose|Maple|Plum|Amber|Green$")
                        .asPredicate());
        OPTIONS.put(
                "pack",
                Pattern.compile("\\d+ (Pieces|Capsules|Tablets|Packs|Pods|Eggs|Cans|Bottles|Sachets|Bowls|Pairs|Small)"
                                + "|^(Box|Set) of")
                        .asPredicate());
    }

    private final DemoWords words;
    private final long beforeMs;

    /**
     * @param beforeMs when the doors open, in ms of the epoch: most products were launched before.
     */
    DemoContent(DemoWords words, long beforeMs) {
        this.words = words;
        this.beforeMs = beforeMs;
    }

    /**
     * A product of several SKUs.
     *
     * @param first the index of the first SKU.
     * @param goods the SKUs' goods.
     * @param skus the commands that listed them, in the same order.
     * @param launch 0 for a product that was launched before the doors open; else which of the launches behind it is.
     */
    ProductContent of(int first, List<Goods> goods, List<ListSku> skus, int launch) {
        Goods one = goods.getFirst();
        SplittableRandom random = new SplittableRandom(Mixing.mix(first));
        return new ProductContent(
                code(first),
                DemoTree.codeOf(one),
                one.brand(),
                one.origin().code(),
                one.kind().tariffCode(),
                texts(one, goods.size() == 1, random),
                attributes(one, random),
                List.of(),
                launch == 0 ? launchMs(random) : beforeMs + (FIRST_LAUNCH_MS << (launch - 1)),
                variants(goods, skus));
    }

    static String code(int first) {
        return "demo-" + (first + 1);
    }

    static String variantCode(int index) {
        return "v" + (index + 1);
    }

    private SortedMap<String, ProductText> texts(Goods one, boolean isOnly, SplittableRandom random) {
        DemoWords.About about = words.about(one.category().name());
        StringBuilder english = new StringBuilder();
        StringBuilder chinese = new StringBuilder();
        StringBuilder swedish = new StringBuilder();
        int from = random.nextInt(about.sentences().size());
        for (int i = 0; i < SENTENCES; i++) {
            DemoWords.Sentence sentence =
                    about.sentences().get((from + i) % about.sentences().size());
            english.append(i == 0 ? "" : " ").append(sentence.english());
            chinese.append(sentence.chinese());
            swedish.append(i == 0 ? "" : " ").append(sentence.swedish());
        }
        SortedMap<String, ProductText> texts = new TreeMap<>();
        String number = one.number().isEmpty() ? "" : " " + one.number();
        String series = one.series().isEmpty() ? "" : words.chinese(one.series()) + " ";
        texts.put(
                ENGLISH,
                new ProductText(one.name() + (isOnly ? ", " + one.variant() : "") + number, english.toString()));
        texts.put(
                CHINESE,
                new ProductText(
                        one.brand() + " " + series + words.chinese(one.kind().name())
                                + (isOnly ? "，" + words.chinese(one.variant()) : "")
                                + (one.number().isEmpty()
                                        ? ""
                                        : " " + one.number().replace("No. ", "第 ") + " 款"),
                        chinese.toString()));
        texts.put(SWEDISH, new ProductText(swedishTitle(one, isOnly), swedish.toString()));
        return texts;
    }

    private String swedishTitle(Goods one, boolean isOnly) {
        String series = one.series().isEmpty() ? "" : words.swedish(one.series()) + " ";
        return one.brand() + " " + series + words.swedish(one.kind().name())
                + (isOnly ? ", " + words.swedish(one.variant()) : "")
                + (one.number().isEmpty() ? "" : " " + one.number().replace("No. ", "nr "));
    }

    private SortedMap<String, String> attributes(Goods one, SplittableRandom random) {
        SortedMap<String, String> attributes = new TreeMap<>();
        words.about(one.category().name())
                .attributes()
                .forEach((name, values) -> attributes.put(name, values.get(random.nextInt(values.size()))));
        if (!one.series().isEmpty()) {
            attributes.put("series", one.series());
        }
        return attributes;
    }

    private long launchMs(SplittableRandom random) {
        long day = TimeUnit.DAYS.toMillis(1);
        return Math.max(1, beforeMs - day - random.nextLong(LAUNCHED_WITHIN_DAYS * day));
    }

    private static List<Variant> variants(List<Goods> goods, List<ListSku> skus) {
        String option = optionOf(goods.getFirst().kind().variants());
        List<Variant> variants = new ArrayList<>(goods.size());
        for (int i = 0; i < goods.size(); i++) {
            ListSku sku = skus.get(i);
            variants.add(new Variant(
                    variantCode(i),
                    new TreeMap<>(Map.of(option, goods.get(i).variant())),
                    sku.price().amountMinor(),
                    sku.price().currency().code(),
                    sku.stock(),
                    sku.limitPerBuyer()));
        }
        return variants;
    }

    /** The name of what tells a kind's variants apart. */
    static String optionOf(List<String> variants) {
        for (var option : OPTIONS.entrySet()) {
            long such = variants.stream().filter(option.getValue()).count();
            if (2 * such > variants.size()) {
                return option.getKey();
            }
        }
        return "style";
    }
}
