package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final int MAX = 60;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王小明",
                "Åsa Öberg",
                "O'Brien-Ñandú",
                "سارا می\u200Cخواهم",
                "Ann 👩\u200D👩\u200D👧",
                "'; DROP TABLE person; --",
                "<script>alert(1)</script>"
            })
    void takesNamesOfAnyScriptAsTheyAre(String name) {
        assertThat(Text.line("name", name, MAX)).isEqualTo(new Checked.Good(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\nb",
                "a\u202Egnp.exe",
                "a\u2066b",
                "a\u200Bb",
                "a\u200Eb",
                "a\uFEFFb",
                "a\u00ADb",
                "a\u2028b",
                "a\uD800b",
                "a\uDC00",
                "a\uE000b",
                "a\u3164b",
                "a\uFFFF",
                "a\uDB40\uDC41b"
            })
    void refusesWhatDeceivesReadersOrBreaksDatabases(String name) {
        assertThat(Text.line("name", name, MAX))
                .isInstanceOfSatisfying(
                        Checked.Bad.class,
                        bad -> assertThat(bad.refusal().message()).contains("U+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u3000\u00A0", "...", "\u200D", "🎉"})
    void refusesANameOfNothing(String name) {
        assertThat(Text.line("name", name, MAX)).isInstanceOf(Checked.Bad.class);
    }

    @Test
    void refusesTowersOfAccents() {
        assertThat(Text.line("name", "Z" + "\u0301".repeat(5), MAX)).isInstanceOf(Checked.Bad.class);
        assertThat(Text.line("name", "e\u0301\u0323", MAX)).isInstanceOf(Checked.Good.class);
    }

    @Test
    void writesTheSameNameInOneWay() {
        assertThat(Text.line("name", " A\u030Asa\u00A0O ", MAX)).isEqualTo(new Checked.Good("Åsa O"));
    }

    @Test
    void countsCharactersAndNotTheirHalves() {
        assertThat(Text.line("name", "𠮷".repeat(MAX), MAX)).isInstanceOf(Checked.Good.class);
        assertThat(Text.line("name", "a".repeat(MAX + 1), MAX)).isInstanceOf(Checked.Bad.class);
        assertThat(Text.line("name", "a".repeat(10_000_000), MAX)).isInstanceOf(Checked.Bad.class);
        // One character that form NFC takes apart into three.
        assertThat(Text.line("name", "a" + "\uFB2C".repeat(MAX - 1), MAX)).isInstanceOf(Checked.Bad.class);
    }

    @Test
    void cutsWhatProgramsSayOfThemselves() {
        assertThat(Text.shortened("Fire\u0000fox\r\nSet-Cookie: x\uD800", 100)).isEqualTo("FirefoxSet-Cookie: x");
        assertThat(Text.shortened("a".repeat(1_000), 120)).hasSize(120);
    }
}
