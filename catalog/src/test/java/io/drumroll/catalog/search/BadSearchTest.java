package io.drumroll.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a person types or a program asks gives a result or says what is wrong. */
final class BadSearchTest {
    private static final SearchSettings SETTINGS = new SearchSettings(
            PriceBands.usual(), Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ZERO, 1_000_000, 16);

    private final LiveFigures live = new LiveFigures();
    private ProductIndex index;
    private final Suggestions suggestions = new Suggestions();

    BadSearchTest() throws IOException {
        index = ProductIndex.inMemory(SETTINGS, live);
    }

    @BeforeEach
    void fill() {
        Vocabulary vocabulary = new Vocabulary();
        Shelf shelf = new Shelf(new SplittableRandom(1), 50, 20, 20);
        for (int i = 1; i <= 200; i++) {
            ProductEntry entry = shelf.any(i, i);
            index.put(entry);
            vocabulary.add(entry, 1);
        }
        index.refresh();
        suggestions.replace(vocabulary.heaviest());
    }

    @AfterEach
    void close() {
        index.close();
        suggestions.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "kettle AND (",
                "title:kettle^5 OR [a TO z]",
                "\"unended",
                "~~~2",
                "\\",
                "!@#$%^&*()_+",
                "'; DROP TABLE product; --",
                "<script>alert(1)</script>",
                "\u0000\u0001\u001b[31m",
                "😀👩‍👩‍👧🇸🇪",
                "\ud83d",
                "\udc00\ud800 kettle",
                "\u202egnirts",
                "a\u0300\u0301\u0302\u0303",
                "ﷺ",
                "手\ud840机",
                "\ufffe\uffff"
            })
    void anythingThatIsTypedGivesAResult(String text) {
        for (SearchLanguage language : SearchLanguage.values()) {
            assertThat(index.search(SearchQuery.of(text, language))).isInstanceOf(SearchResult.class);
            assertThat(suggestions.complete(text, language, 10)).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void anyRandomTextGivesAResult() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            char[] typed = new char[random.nextInt(SearchQuery.MAX_TEXT + 1)];
            int range = random.nextBoolean() ? 0x250 : 0x10000;
            for (int j = 0; j < typed.length; j++) {
                typed[j] = (char) random.nextInt(range);
            }
            String text = new String(typed);
            assertThat(index.search(SearchQuery.of(text, SearchLanguage.CHINESE)))
                    .isInstanceOf(SearchResult.class);
            assertThat(suggestions.complete(text, SearchLanguage.ENGLISH, 10)).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void anyRandomTextCanBeIndexed() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 1; i <= 50; i++) {
            char[] written = new char[random.nextInt(9_000)];
            for (int j = 0; j < written.length; j++) {
                written[j] = (char) random.nextInt(0x10000);
            }
            index.put(Shelf.product(1_000 + i, new String(written)));
        }
        index.refresh();

        assertThat(index.condition()).isInstanceOf(IndexCondition.Ready.class);
        assertThat(((SearchResult) index.search(SearchQuery.of("", SearchLanguage.ENGLISH))).total())
                .isEqualTo(250);
    }

    @Test
    void refusesATextOfTenThousandCharactersAndSaysHowManyAreHeeded() {
        assertRefused(
                SearchQuery.of("kettle ".repeat(2_000), SearchLanguage.ENGLISH),
                SearchRefusal.Reason.TEXT_TOO_LONG,
                "at most 200");
        assertThat(suggestions.complete("ka".repeat(5_000), SearchLanguage.ENGLISH, 10))
                .isEmpty();
    }

    @Test
    void refusesPagesThatReachTooFar() {
        SearchQuery query = SearchQuery.of("", SearchLanguage.ENGLISH);
        assertRefused(query.at(new SearchQuery.Offset(1_000_000), 10), SearchRefusal.Reason.BAD_PAGE, "cursor");
        assertRefused(query.at(new SearchQuery.Offset(-1), 10), SearchRefusal.Reason.BAD_PAGE, "cursor");
        assertRefused(query.at(new SearchQuery.Offset(0), 1_000), SearchRefusal.Reason.BAD_PAGE, "0 to 100");
        assertRefused(query.at(new SearchQuery.Offset(0), -1), SearchRefusal.Reason.BAD_PAGE, "0 to 100");
    }

    @Test
    void refusesCursorsThatAreNotOfThisOrder() {
        SearchQuery query = SearchQuery.of("", SearchLanguage.ENGLISH).sorted(SearchSort.NEWEST);
        String cursor = ((SearchResult) index.search(query)).nextCursor().orElseThrow();

        assertThat(index.search(query.at(new SearchQuery.After(cursor), 10))).isInstanceOf(SearchResult.class);
        for (String bad : List.of("", "x", "*".repeat(24), cursor + "A", "A".repeat(100_000), "é".repeat(24))) {
            assertRefused(query.at(new SearchQuery.After(bad), 10), SearchRefusal.Reason.BAD_CURSOR, "page before");
        }
        assertRefused(
                query.sorted(SearchSort.PRICE_UP).at(new SearchQuery.After(cursor), 10),
                SearchRefusal.Reason.BAD_CURSOR,
                "page before");
    }

    @Test
    void refusesValuesThatAFacetCannotHave() {
        SearchQuery query = SearchQuery.of("", SearchLanguage.ENGLISH);
        for (ProductFacet facet : EnumSet.complementOf(EnumSet.of(ProductFacet.BRAND))) {
            for (String bad : List.of("", "-1", "maybe", "1e9", "007", "99999999999999999999", "١", "1/2")) {
                assertRefused(query.choosing(facet, bad), SearchRefusal.Reason.BAD_FACET_VALUE, facet.name());
            }
        }
        assertRefused(
                query.choosing(ProductFacet.BRAND, "b".repeat(121)),
                SearchRefusal.Reason.BAD_FACET_VALUE,
                "at most 120");
        assertRefused(
                query.choosing(ProductFacet.PRICE_BAND, "7"), SearchRefusal.Reason.BAD_FACET_VALUE, "from 0 to 6");
        String[] many = new String[SearchQuery.MAX_CHOSEN + 1];
        for (int i = 0; i < many.length; i++) {
            many[i] = Integer.toString(i);
        }
        assertRefused(query.choosing(ProductFacet.BRAND, many), SearchRefusal.Reason.TOO_MANY_CHOSEN, "at most 50");
    }

    @Test
    void findsNothingForValuesThatNoProductHas() {
        SearchResult result = (SearchResult)
                index.search(SearchQuery.of("", SearchLanguage.ENGLISH).choosing(ProductFacet.BRAND, "999999999999"));

        assertThat(result.total()).isZero();
        assertThat(result.facets().get(ProductFacet.BRAND))
                .contains(new SearchResult.FacetCount("999999999999", 0, true));
    }

    @Test
    void refusesPricesThatHoldNothing() {
        SearchQuery query = SearchQuery.of("", SearchLanguage.ENGLISH);
        assertRefused(query.priced(10, 9), SearchRefusal.Reason.BAD_PRICES, "from 10 to 9");
        assertRefused(query.priced(-1, 9), SearchRefusal.Reason.BAD_PRICES, "0 or more");
    }

    private void assertRefused(SearchQuery query, SearchRefusal.Reason reason, String says) {
        SearchAnswer answer = index.search(query);
        assertThat(answer).isInstanceOf(SearchRefusal.class);
        assertThat(((SearchRefusal) answer).reason()).isEqualTo(reason);
        assertThat(((SearchRefusal) answer).detail()).contains(says);
    }
}
