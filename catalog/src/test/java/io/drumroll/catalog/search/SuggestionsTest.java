package io.drumroll.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.catalog.search.ProductEntry.Text;
import io.drumroll.catalog.search.Suggestion.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SuggestionsTest {
    private static final Suggestion SHOES =
            new Suggestion(Kind.CATEGORY, "Running shoes", SearchLanguage.ENGLISH, 7, 50);
    private static final Suggestion BRAND = new Suggestion(Kind.BRAND, "Shoreditch", SearchLanguage.ENGLISH, 8, 90);
    private static final Suggestion RACK = new Suggestion(Kind.PRODUCT, "Shoe rack", SearchLanguage.ENGLISH, 0, 10);
    private static final Suggestion PHONE = new Suggestion(Kind.CATEGORY, "智能手机", SearchLanguage.CHINESE, 9, 5);

    private final Suggestions suggestions = new Suggestions();

    @AfterEach
    void close() {
        suggestions.close();
    }

    @Test
    void completesWordsAtTheBeginningAndWithinTheHeaviestFirst() {
        suggestions.replace(List.of(RACK, SHOES, BRAND, PHONE));

        assertThat(suggestions.complete("sho", SearchLanguage.ENGLISH, 10)).containsExactly(BRAND, SHOES, RACK);
        assertThat(suggestions.complete("SHOES ru", SearchLanguage.ENGLISH, 10)).containsExactly(SHOES);
        assertThat(suggestions.complete("sho", SearchLanguage.ENGLISH, 1)).containsExactly(BRAND);
    }

    @Test
    void completesChineseFromAnyCharacterOn() {
        suggestions.replace(List.of(RACK, SHOES, BRAND, PHONE));

        for (String typed : List.of("智", "智能", "手", "手机", "智能手", "能手")) {
            assertThat(suggestions.complete(typed, SearchLanguage.CHINESE, 10))
                    .as(typed)
                    .containsExactly(PHONE);
        }
        assertThat(suggestions.complete("智能", SearchLanguage.ENGLISH, 10)).isEmpty();
    }

    @Test
    void suggestsNothingForNothing() {
        assertThat(suggestions.complete("sho", SearchLanguage.ENGLISH, 10)).isEmpty();
        suggestions.replace(List.of(SHOES));
        assertThat(suggestions.complete("  ", SearchLanguage.ENGLISH, 10)).isEmpty();
        assertThat(suggestions.complete("sho", SearchLanguage.ENGLISH, 0)).isEmpty();
        suggestions.replace(List.of());
        assertThat(suggestions.complete("sho", SearchLanguage.ENGLISH, 10)).isEmpty();
    }

    @Test
    void givesATextOnceThoughSeveralKindsShareIt() {
        Suggestion category = new Suggestion(Kind.CATEGORY, "Kettles", SearchLanguage.ENGLISH, 1, 9);
        Suggestion name = new Suggestion(Kind.PRODUCT, "kettles", SearchLanguage.ENGLISH, 0, 3);
        suggestions.replace(List.of(category, name));

        assertThat(suggestions.complete("kett", SearchLanguage.ENGLISH, 10)).containsExactly(category);
    }

    @Test
    void keepsNoMoreThanItsBound() {
        assertThatThrownBy(() -> suggestions.replace(Collections.nCopies(Suggestions.MAX_SUGGESTIONS + 1, SHOES)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gathersCategoriesBrandsAndHeadsOfTitlesByWeight() {
        Vocabulary vocabulary = new Vocabulary();
        vocabulary.add(Shelf.product(1, "Trail shoes, blue, size 42"), 3);
        vocabulary.add(Shelf.product(2, "trail shoes - green"), 1);
        vocabulary.add(Shelf.product(3, Map.of(SearchLanguage.CHINESE, new Text("运动鞋（蓝色）", ""))), 1);

        assertThat(vocabulary.heaviest())
                .contains(
                        new Suggestion(Kind.PRODUCT, "Trail shoes", SearchLanguage.ENGLISH, 0, 4),
                        new Suggestion(Kind.PRODUCT, "运动鞋", SearchLanguage.CHINESE, 0, 1),
                        new Suggestion(Kind.BRAND, "Bergström", SearchLanguage.ENGLISH, 0, 4),
                        new Suggestion(Kind.CATEGORY, "group12", SearchLanguage.ENGLISH, 12, 5));
    }

    @Test
    void gathersNoMoreThanItsBoundAndKeepsTheHeaviest() {
        Vocabulary vocabulary = new Vocabulary();
        vocabulary.add(Shelf.product(1, "kept"), 100);
        for (int i = 0; i < Vocabulary.MAX_GATHERED; i++) {
            vocabulary.add(Shelf.product(1 + i, "name" + i), 1);
        }
        assertThat(vocabulary.heaviest())
                .hasSizeLessThanOrEqualTo(Suggestions.MAX_SUGGESTIONS)
                .contains(new Suggestion(Kind.PRODUCT, "kept", SearchLanguage.ENGLISH, 0, 100));
    }
}
