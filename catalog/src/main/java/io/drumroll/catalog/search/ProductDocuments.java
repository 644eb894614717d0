package io.drumroll.catalog.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * Products as the index keeps them. Of what is shown, the {@link ProductCard} is stored; descriptions aren't. A language's words are all in one field,
 * the title's three times and the brand's twice, which ranks as fields of their own would and costs a search one list a
 * word instead of three.
 */
final class ProductDocuments {
    static final String PRODUCT = "product";
    static final String PRODUCT_KEY = "key";
    static final String CODE = "code";
    static final String CATEGORY = "category";
    static final String PATH = "path";
    static final String BRAND = "brand";
    static final String BRAND_KEY = "brand_key";
    static final String SHOP = "shop";
    static final String ORIGIN = "origin";
    static final String KIND = "kind";
    static final String PRICE = "price";
    static final String LAUNCH = "launch";
    static final String SKUS = "skus";
    static final String CARD = "card";

    /** How much of a title and of a description is indexed, in UTF-16 units. */
    static final int MAX_TITLE = 500;

    static final int MAX_DESCRIPTION = 4_000;

    /** The longest code that is found. */
    static final int MAX_CODE = 64;

    private static final int TITLE_TIMES = 3;
    private static final int BRAND_TIMES = 2;
    private static final FieldType WORDS = wordsType();

    private ProductDocuments() {}

    /** By what a product's document is replaced and removed. */
    static Term key(long product) {
        return new Term(PRODUCT_KEY, Long.toString(product));
    }

    static Document of(ProductEntry entry) {
        Document document = new Document();
        document.add(new StringField(PRODUCT_KEY, Long.toString(entry.product()), Field.Store.NO));
        document.add(new NumericDocValuesField(PRODUCT, entry.product()));
        for (ProductEntry.Category category : entry.categories()) {
            document.add(new StringField(CATEGORY, Long.toString(category.id()), Field.Store.NO));
        }
        document.add(new StringField(BRAND_KEY, entry.brand(), Field.Store.NO));
        document.add(new StringField(SHOP, Long.toString(entry.shop()), Field.Store.NO));
        document.add(new SortedDocValuesField(PATH, new BytesRef(path(entry.categories()))));
        document.add(new SortedDocValuesField(BRAND, new BytesRef(entry.brand())));
        document.add(
                new SortedDocValuesField(ORIGIN, new BytesRef(entry.origin().code())));
        document.add(new NumericDocValuesField(KIND, entry.shopKind().code()));
        document.add(new NumericDocValuesField(PRICE, entry.priceMinor()));
        document.add(new NumericDocValuesField(LAUNCH, entry.launchMs()));
        for (long sku : entry.skus()) {
            document.add(new SortedNumericDocValuesField(SKUS, sku));
        }
        document.add(new StoredField(CARD, ProductCard.of(entry).toBytes()));
        addCodes(document, entry);
        for (SearchLanguage language : SearchLanguage.values()) {
            addWords(document, entry, language);
        }
        return document;
    }

    /** A code as it is indexed and looked for: its case and the blanks around it don't matter. */
    static String code(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static String path(List<ProductEntry.Category> categories) {
        return categories.stream()
                .map(category -> Long.toString(category.id()))
                .collect(Collectors.joining(String.valueOf(FacetValues.PATH_SEPARATOR)));
    }

    private static void addCodes(Document document, ProductEntry entry) {
        String code = code(entry.code());
        if (!code.isEmpty() && code.length() <= MAX_CODE) {
            document.add(new StringField(CODE, code, Field.Store.NO));
        }
        document.add(new StringField(CODE, Long.toString(entry.product()), Field.Store.NO));
        for (long sku : entry.skus()) {
            document.add(new StringField(CODE, Long.toString(sku), Field.Store.NO));
        }
    }

    private static void addWords(Document document, ProductEntry entry, SearchLanguage language) {
        ProductEntry.Text text = entry.text(language);
        for (int i = 0; i < TITLE_TIMES; i++) {
            addWords(document, language, beginning(text.title(), MAX_TITLE));
        }
        for (int i = 0; i < BRAND_TIMES; i++) {
            addWords(document, language, entry.brand());
        }
        for (ProductEntry.Category category : entry.categories()) {
            addWords(
                    document,
                    language,
                    beginning(ProductEntry.inLanguageOrAny(category.names(), language, ""), MAX_TITLE));
        }
        addWords(document, language, beginning(text.description(), MAX_DESCRIPTION));
    }

    private static void addWords(Document document, SearchLanguage language, String words) {
        if (!words.isEmpty()) {
            document.add(new Field(language.field(), words, WORDS));
        }
    }

    static String beginning(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** Which words, how often; not where, as nothing asks for neighbours. */
    private static FieldType wordsType() {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
