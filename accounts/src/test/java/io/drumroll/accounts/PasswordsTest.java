package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.accounts.Passwords.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords(TestAccounts.CHEAP);

    @AfterEach
    void close() {
        passwords.close();
    }

    private String hash(String password) {
        return passwords.hash(password).orElseThrow();
    }

    @Test
    void knowsAPasswordAgain() {
        String hash = hash("correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$").hasSizeLessThan(255);
        assertThat(passwords.verify("correct horse", hash)).isEqualTo(Verdict.RIGHT);
        assertThat(passwords.verify("Correct horse", hash)).isEqualTo(Verdict.WRONG);
        assertThat(passwords.verify("correct horse ", hash)).isEqualTo(Verdict.WRONG);
        assertThat(hash("correct horse")).as("salted").isNotEqualTo(hash);
    }

    @Test
    void knowsAPasswordFromAKeyboardThatWritesAccentsApart() {
        assertThat(passwords.verify("e\u0301te\u0301 2026", hash("été 2026"))).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void usesWhatOwaspRecommends() {
        assertThat(PasswordCost.OWASP).isEqualTo(new PasswordCost(19_456, 2, 1));
    }

    @Test
    void tellsAHashOfAnotherCost() {
        try (Passwords dearer = new Passwords(new PasswordCost(128, 2, 1))) {
            assertThat(dearer.verify("correct horse", hash("correct horse"))).isEqualTo(Verdict.RIGHT_BUT_STALE);
            assertThat(dearer.verify("wrong horse", hash("correct horse"))).isEqualTo(Verdict.WRONG);
        }
    }

    @Test
    void isWrongForNobody() {
        assertThat(passwords.verify("correct horse", null)).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$argon2id$v=19$m=99999999,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=64,t=99999,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=64,t=1,p=1$AAAA"
            })
    void triesNoHashThatIsNoneOfOurs(String hash) {
        assertThat(passwords.verify("correct horse", hash)).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short 1",
                "aaaaaaaaaaaa",
                "abababababab",
                "alice@example.com",
                "ALICE@example.com",
                "with\u0000null1",
                "half\uD800abcdef"
            })
    void refusesPasswordsThatProtectNothing(String password) {
        assertThat(Passwords.refuse("password", password, "alice@example.com")).isPresent();
    }

    @Test
    void refusesWhatIsTooLongToHash() {
        assertThat(Passwords.refuse("password", "abcd".repeat(33), "x")).isPresent();
        assertThat(Passwords.refuse("password", "abcd".repeat(10_000_000), "x")).isPresent();
        assertThat(passwords.verify("abcd".repeat(10_000_000), null)).isEqualTo(Verdict.WRONG);
        assertThat(Passwords.refuse("password", "密码很长很安全吗", "x")).isEmpty();
    }

    @Test
    void saysBusyWhenTheLineIsFull() throws Exception {
        List<Future<Verdict>> asked = new ArrayList<>();
        try (Passwords slow = new Passwords(new PasswordCost(65_536, 2, 1));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3 * Passwords.MAX_WAITING; i++) {
                asked.add(callers.submit(() -> slow.verify("correct horse", null)));
            }
            int busy = 0;
            for (Future<Verdict> one : asked) {
                busy += one.get() == Verdict.BUSY ? 1 : 0;
            }
            assertThat(busy).isPositive().isLessThanOrEqualTo(2 * Passwords.MAX_WAITING);
        }
    }

    @Test
    void refusesACostThatTakesAllMemory() {
        assertThatThrownBy(() -> new PasswordCost(1_000_000, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
