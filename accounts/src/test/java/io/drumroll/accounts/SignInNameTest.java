package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInNameTest {
    @ParameterizedTest
    @CsvSource({
        "alice, alice",
        "' Alice ', alice",
        "a.b_c-9, a.b_c-9",
        "Ann+x@Example.COM, ann+x@example.com",
        "o@a-b.co.uk, o@a-b.co.uk"
    })
    void takesAsciiNamesAndMailboxesInSmallLetters(String given, String text) {
        assertThat(SignInName.of(given).map(SignInName::text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "аlice",
                "Ａlice",
                "аррӏе",
                "İstanbul",
                "ﬁne",
                "straße",
                "ali\u200Dce",
                "ali\u202Ece",
                "ali ce",
                "ali\u0000ce",
                "ali\tce",
                "ali\uD800ce",
                ".alice",
                "alice-",
                "~crowd-1",
                "' OR 1=1 --",
                "<script>",
                "a@b",
                "@b.com",
                "a@",
                "a..b@c.com",
                "a@-b.com",
                "a@b.c",
                "a@@b.com",
                "a\"b@c.com",
                "a@1.2.3.4"
            })
    void refusesWhatIsNeither(String given) {
        assertThat(SignInName.of(given)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLongQuickly() {
        assertThat(SignInName.of("a".repeat(65))).isEmpty();
        assertThat(SignInName.of("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(SignInName.of("a@" + "b.".repeat(200) + "com")).isEmpty();
        assertThat(SignInName.of("a".repeat(10_000_000))).isEmpty();
        assertThat(SignInName.of("a.".repeat(32) + "@" + "a".repeat(180))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"paypal, paypa1", "google, g00gle", "modern, modem", "avvay, away", "a.b, a_b", "bill, b1l1", "LIL, 111"
    })
    void seesThatNamesLookAlike(String one, String other) {
        assertThat(SignInName.of(other).orElseThrow().skeleton())
                .isEqualTo(SignInName.of(one).orElseThrow().skeleton());
    }

    @Test
    void keepsMailboxesApartThatLookAlike() {
        assertThat(SignInName.of("b0b@example.com").orElseThrow().skeleton())
                .isNotEqualTo(SignInName.of("bob@example.com").orElseThrow().skeleton());
    }

    @Test
    void doesNotDependOnTheMachinesLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("tr", "TR"));
        try {
            assertThat(SignInName.of("MICHI").map(SignInName::text)).contains("michi");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "0perator", "Admin", "adm1n", "r00t"})
    void keepsNamesOfOfficeFromStrangers(String given) {
        assertThat(SignInName.of(given).orElseThrow().isReserved()).isTrue();
    }
}
