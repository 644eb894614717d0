package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Request;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyHashTest {
    private final KeyHash keys = new KeyHash();

    /** Vectors of the reference implementation of MurmurHash3 x64 128, seed 0. */
    @Test
    void agreesWithTheReferenceImplementation() {
        assertThat(hash("")).isEqualTo(new Request(0, 0));
        assertThat(hash("hello")).isEqualTo(new Request(0xcbd8a7b341bd9b02L, 0x5b1e906a48ae1d19L));
        assertThat(hash("hello, world")).isEqualTo(new Request(0x342fac623a5ebc8eL, 0x4cdcbc079642414dL));
        assertThat(hash("The quick brown fox jumps over the lazy dog."))
                .isEqualTo(new Request(0xcd99481f9ee902c9L, 0x695da1a38987b6e7L));
    }

    @Test
    void staysTheSameFromOneReleaseToTheNext() {
        assertThat(keys.of(10, 7, "key")).isEqualTo(keys.of(10, 7, "key")).isEqualTo(new KeyHash().of(10, 7, "key"));
    }

    @Test
    void differsByRouteBuyerAndKey() {
        Set<Object> seen = new HashSet<>();
        for (int space = 1; space <= 12; space++) {
            for (long buyer = 0; buyer < 50; buyer++) {
                for (int key = 0; key < 50; key++) {
                    Request made = keys.of(space, buyer, "k" + key);
                    assertThat(made).isNotNull();
                    seen.add(String.valueOf(made));
                }
            }
        }
        assertThat(seen).hasSize(12 * 50 * 50);
    }

    @Test
    void takesNoOtherThanVisibleAscii() {
        assertThat(keys.of(1, 0, "")).isNull();
        assertThat(keys.of(1, 0, "a\u007f")).isNull();
        assertThat(keys.of(1, 0, "ä")).isNull();
        assertThat(keys.of(1, 0, "x".repeat(256))).isNull();
        assertThat(keys.of(1, 0, "~!".repeat(127))).isNotNull();
    }

    @Test
    void leavesNothingOfALongKeyInTheNext() {
        Request fresh = new KeyHash().of(1, 2, "short");
        keys.of(1, 2, "x".repeat(255));
        assertThat(keys.of(1, 2, "short")).isEqualTo(fresh);
    }

    private static Request hash(String text) {
        byte[] padded = java.util.Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), text.length() + 16);
        return KeyHash.murmur3(padded, text.length());
    }
}
