package io.drumroll.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand in a text. */
class TextRulesTest {
    private final Problems problems = new Problems();

    private String tidy(String text) {
        return TextRules.tidy("title", text, 40, false, problems);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "'; DROP TABLE product; --",
                "${jndi:ldap://x} {{7*7}}",
                "茶壶 0.6 升",
                "کتاب‌ها",
                "👩‍👩‍👧‍👦 family set",
                "Ελληνικά",
            })
    void keepsMarkupAndAllScriptsAsTheyAre(String text) {
        assertThat(tidy(text)).isEqualTo(text);
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007b",
                "a\u001b[31m",
                "a\u0085b",
                "\ud800",
                "a\udc00b",
                "a\u202egnp.exe",
                "a\u2066b",
                "a\u200fb",
                "a\u200bb",
                "a\ufeffb",
                "a\u2028b",
                "a\u00adb",
                "a\uffffb",
                "a\ue000b",
                "\udb40\udc41tag",
                "two\nlines",
                "a\tb",
                "\u3164",
            })
    void refusesWhatMisleadsOrCanNotBeSeen(String text) {
        assertThat(tidy(text)).isEmpty();
        assertThat(problems.list()).hasSize(1);
        assertThat(problems.list().getFirst().reason()).isNotBlank();
    }

    @Test
    void composesLettersAndTakesOffSpace() {
        assertThat(tidy("  Cafe\u0301 ")).isEqualTo("Caf\u00e9");
    }

    @Test
    void refusesTowersOfMarks() {
        tidy("Z" + "\u0350".repeat(9));
        assertThat(problems.list()).hasSize(1);
    }

    @Test
    void countsCharactersAndNotUnits() {
        assertThat(tidy("😀".repeat(40))).hasSize(80);
        assertThat(tidy("😀".repeat(41))).isEmpty();
        assertThat(problems.list()).containsExactly(new Problem("title", "Write at most 40 characters."));
    }

    @Test
    void refusesAHugeTextBeforeLookingIntoIt() {
        assertThat(tidy("\u0000".repeat(1_000))).isEmpty();
        assertThat(problems.list().getFirst().reason()).isEqualTo("Write at most 40 characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00a0\u3000", "\u200d"})
    void refusesWhatLooksEmptyWhereSomethingIsNeeded(String text) {
        TextRules.required("title", text, 40, false, problems);
        assertThat(problems.list()).containsExactly(new Problem("title", "Write something here."));
    }

    @Test
    void keepsLinesOfALongTextWithOneKindOfEnd() {
        assertThat(TextRules.tidy("description", "one\r\ntwo\rthree", 40, true, problems))
                .isEqualTo("one\ntwo\nthree");
    }
}
