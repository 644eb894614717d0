package io.drumroll.catalog;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a product's content has to be like: bounds, codes, texts. The tidied content is what is kept. */
public final class ContentRules {
    /** The most characters of a code. */
    public static final int MAX_CODE = 64;
    /** The most characters of a category's code or a brand. */
    public static final int MAX_LABEL = 60;
    /** The most characters of a title. */
    public static final int MAX_TITLE = 200;
    /** The most characters of a description. */
    public static final int MAX_DESCRIPTION = 5_000;
    /** The most languages of a product. */
    public static final int MAX_LANGUAGES = 20;
    /** The most attributes of a product. */
    public static final int MAX_ATTRIBUTES = 50;
    /** The most characters of an attribute's or option's name. */
    public static final int MAX_NAME = 40;
    /** The most characters of an attribute's or option's value. */
    public static final int MAX_VALUE = 200;
    /** The most options of a variant. */
    public static final int MAX_OPTIONS = 5;
    /** The most variants of a product. */
    public static final int MAX_VARIANTS = 100;
    /** The most images of a product. */
    public static final int MAX_IMAGES = 12;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/#:-]{0,63}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");
    private static final Pattern IMAGE = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TARIFF = Pattern.compile("[0-9]{0,10}");

    private final Predicate<String> isCategory;

    /** Rules over the categories that there are. */
    public ContentRules(Predicate<String> isCategory) {
        this.isCategory = isCategory;
    }

    /** Checks a product's content; returns it tidied, which is of use only when no problem was added. */
    public ProductContent check(ProductContent raw, Problems problems) {
        code("code", raw.code(), problems);
        if (!isCategory.test(raw.category())) {
            problems.add("category", "Name the code of a category that there is.");
        }
        String brand = TextRules.required("brand", raw.brand(), MAX_LABEL, false, problems);
        if (brand.getBytes(StandardCharsets.UTF_8).length > Limits.MAX_TEXT_BYTES) {
            problems.add("brand", "Write at most " + Limits.MAX_TEXT_BYTES + " bytes of UTF-8.");
        }
        if (!Country.isWellFormed(raw.origin())) {
            problems.add("origin", "Write the country's two letters, such as CN.");
        }
        if (!TARIFF.matcher(raw.tariffCode()).matches()) {
            problems.add("tariffCode", "Write up to " + Limits.MAX_TARIFF_DIGITS + " digits, or nothing.");
        }
        range("launchMs", raw.launchMs(), 0, Limits.MAX_TIME_MS, problems);
        images(raw.images(), problems);
        return new ProductContent(
                raw.code(),
                raw.category(),
                brand,
                raw.origin(),
                raw.tariffCode(),
                texts(raw.texts(), problems),
                named("attributes", raw.attributes(), MAX_ATTRIBUTES, problems),
                raw.images(),
                raw.launchMs(),
                variants(raw.variants(), problems));
    }

    private static void code(String field, String code, Problems problems) {
        if (!CODE.matcher(code).matches()) {
            problems.add(
                    field,
                    "Write 1 to " + MAX_CODE
                            + " of A to Z, a to z, 0 to 9 and . _ / # : - with a letter or digit first.");
        }
    }

    private static void range(String field, long value, long min, long max, Problems problems) {
        if (value < min || value > max) {
            problems.add(field, "Write a number from " + min + " to " + max + ".");
        }
    }

    private static void images(List<String> images, Problems problems) {
        if (images.size() > MAX_IMAGES) {
            problems.add("images", "Give at most " + MAX_IMAGES + " images.");
        }
        if (new HashSet<>(images).size() < images.size()) {
            problems.add("images", "Give each image once.");
        }
        if (!images.stream().allMatch(hash -> IMAGE.matcher(hash).matches())) {
            problems.add("images", "Give the 64 characters that the upload answered with.");
        }
    }

    private static SortedMap<String, ProductText> texts(SortedMap<String, ProductText> raw, Problems problems) {
        if (raw.isEmpty() || raw.size() > MAX_LANGUAGES) {
            problems.add("texts", "Give texts in 1 to " + MAX_LANGUAGES + " languages.");
        }
        SortedMap<String, ProductText> tidy = new TreeMap<>();
        for (Map.Entry<String, ProductText> entry : raw.entrySet()) {
            if (!LANGUAGE.matcher(entry.getKey()).matches()) {
                problems.add("texts", "Name languages by their tags, such as en or zh-Hant.");
                continue;
            }
            String field = "texts." + entry.getKey();
            ProductText text = entry.getValue();
            tidy.put(
                    entry.getKey(),
                    new ProductText(
                            TextRules.required(field + ".title", text.title(), MAX_TITLE, false, problems),
                            TextRules.tidy(
                                    field + ".description", text.description(), MAX_DESCRIPTION, true, problems)));
        }
        return tidy;
    }

    private static SortedMap<String, String> named(
            String field, SortedMap<String, String> raw, int max, Problems problems) {
        if (raw.size() > max) {
            problems.add(field, "Give at most " + max + ".");
            return raw;
        }
        SortedMap<String, String> tidy = new TreeMap<>();
        raw.forEach((name, value) -> {
            String tidyName = TextRules.required(field, name, MAX_NAME, false, problems);
            String tidyValue = TextRules.required(field, value, MAX_VALUE, false, problems);
            if (tidy.put(tidyName, tidyValue) != null) {
                problems.add(field, "Give each name once.");
            }
        });
        return tidy;
    }

    private static List<Variant> variants(List<Variant> raw, Problems problems) {
        if (raw.isEmpty() || raw.size() > MAX_VARIANTS) {
            problems.add("variants", "Give 1 to " + MAX_VARIANTS + " variants.");
            return raw;
        }
        List<Variant> tidy = new ArrayList<>(raw.size());
        Set<String> codes = new HashSet<>();
        Set<SortedMap<String, String>> choices = new HashSet<>();
        for (int i = 0; i < raw.size(); i++) {
            String field = "variants[" + i + "]";
            Variant variant = variant(field, raw.get(i), problems);
            if (!codes.add(variant.code())) {
                problems.add(field + ".code", "Give each variant a code of its own.");
            }
            if (!choices.add(variant.options())) {
                problems.add(field + ".options", "Give each variant options of its own.");
            }
            tidy.add(variant);
        }
        checkAlike(tidy, problems);
        return tidy;
    }

    private static Variant variant(String field, Variant raw, Problems problems) {
        code(field + ".code", raw.code(), problems);
        range(field + ".priceMinor", raw.priceMinor(), 1, Limits.MAX_PRICE_MINOR, problems);
        if (!Currency.isWellFormed(raw.currency())) {
            problems.add(field + ".currency", "Write the currency's three letters, such as CNY.");
        }
        range(field + ".stock", raw.stock(), 0, Limits.MAX_STOCK, problems);
        range(field + ".limitPerBuyer", raw.limitPerBuyer(), 0, Limits.MAX_QUANTITY, problems);
        return new Variant(
                raw.code(),
                named(field + ".options", raw.options(), MAX_OPTIONS, problems),
                raw.priceMinor(),
                raw.currency(),
                raw.stock(),
                raw.limitPerBuyer());
    }

    private static void checkAlike(List<Variant> variants, Problems problems) {
        Variant first = variants.getFirst();
        for (int i = 1; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            if (!variant.options().keySet().equals(first.options().keySet())) {
                problems.add("variants[" + i + "].options", "Give all variants the same options.");
            }
            if (!variant.currency().equals(first.currency())) {
                problems.add("variants[" + i + "].currency", "Price all variants in one currency.");
            }
        }
    }
}
