package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
    private static final byte[] PLAIN = "1 Nanjing Road".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder = Path.of("");

    private Path file() {
        return folder.resolve("keys/accounts");
    }

    @Test
    void opensWhatItSealedAlsoLater() {
        byte[] sealed = Vault.open(file()).seal("address", 7, PLAIN);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Nanjing");
        assertThat(Vault.open(file()).unseal("address", 7, sealed)).isEqualTo(PLAIN);
        assertThat(Vault.open(file()).seal("address", 7, PLAIN)).isNotEqualTo(sealed);
    }

    @Test
    void opensNothingThatWasMovedOrChanged() {
        Vault vault = Vault.open(file());
        byte[] sealed = vault.seal("address", 7, PLAIN);
        assertThatThrownBy(() -> vault.unseal("address", 8, sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.unseal("webhook", 7, sealed)).isInstanceOf(IllegalStateException.class);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.unseal("address", 7, changed))
                    .as("byte %d", i)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> vault.unseal("address", 7, new byte[0])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.unseal("address", 7, new byte[32])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void followsAKeyByAnother() {
        Vault vault = Vault.open(file());
        byte[] old = vault.seal("address", 7, PLAIN);
        assertThat(vault.addKey()).isEqualTo(2);
        byte[] fresh = vault.seal("address", 7, PLAIN);
        Vault later = Vault.open(file());
        assertThat(later.currentKey()).isEqualTo(2);
        assertThat(later.unseal("address", 7, old)).isEqualTo(PLAIN);
        later.removeOldKeys();
        assertThat(Vault.open(file()).unseal("address", 7, fresh)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> Vault.open(file()).unseal("address", 7, old))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key 1");
    }

    @Test
    void letsNobodyElseReadItsKeys() throws IOException {
        Vault.open(file()).addKey();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> Vault.open(file()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 AAAA\n",
                "x AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "\n\n",
                "1 secret!secret!\n"
            })
    void refusesAFileThatHoldsNoKeysAndDoesNotTellWhatItHolds(String text) throws IOException {
        Vault.open(file());
        Files.writeString(file(), text);
        assertThatThrownBy(() -> Vault.open(file()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is no file of keys")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
