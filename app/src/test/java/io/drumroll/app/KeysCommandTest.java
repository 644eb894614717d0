package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.Addresses;
import io.drumroll.accounts.PasswordCost;
import io.drumroll.accounts.PostalAddress;
import io.drumroll.accounts.SavedAddress;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.engine.limit.Limits;
import io.drumroll.node.DataFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code drumroll keys} on a folder with an embedded database. */
class KeysCommandTest {
    private static final PostalAddress ADDRESS = new PostalAddress("Ada", List.of("Rua 1"), "", "Lisboa", "", "PT", "");

    @TempDir
    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private long person;

    @BeforeEach
    void makeAFestivalWithAnAddress() {
        DataFolder.open(dir, Limits.KEY_WINDOW).close();
        try (Database database = Database.open(DatabaseAddress.embedded(dir));
                Accounts accounts = accounts(database)) {
            person = accounts.start().orElseThrow().person();
            assertThat(accounts.addresses().add(person, ADDRESS)).isInstanceOf(Addresses.Saving.Saved.class);
        }
    }

    private Accounts accounts(Database database) {
        return Accounts.open(
                database, dir.resolve("keys/accounts"), new PasswordCost(64, 1, 1), System::currentTimeMillis);
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private List<PostalAddress> addresses() {
        try (Database database = Database.open(DatabaseAddress.embedded(dir));
                Accounts accounts = accounts(database)) {
            assertThat(accounts.start()).as("the keys fit").isEmpty();
            return accounts.addresses().list(person).stream()
                    .map(SavedAddress::address)
                    .toList();
        }
    }

    @Test
    void countsTheKeys() {
        assertThat(run("keys", "--data", dir.toString())).isZero();
        assertThat(out.toString()).startsWith("1 key in ").contains("key 1 encrypts");
    }

    @Test
    void encryptsAddressesUnderANewKey() throws IOException {
        assertThat(run("keys", "rotate", "--data", dir.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).startsWith("key 2 encrypts from now on, and 1 addresses anew");
        assertThat(addresses()).containsExactly(ADDRESS);
        assertThat(run("keys", "--data", dir.toString())).isZero();
        assertThat(out.toString()).contains("2 keys in ", "key 2 encrypts");

        Path keys = dir.resolve("keys/accounts");
        List<String> lines = Files.readAllLines(keys);
        Files.write(keys, lines.subList(1, 2));
        assertThat(addresses()).as("without the old key").containsExactly(ADDRESS);
    }

    @Test
    void refusesAFolderInUse() {
        DataFolder folder = DataFolder.open(dir, Limits.KEY_WINDOW);
        try {
            assertThat(run("keys", "rotate", "--data", dir.toString())).isEqualTo(1);
        } finally {
            folder.close();
        }
        assertThat(err.toString()).contains("in use");
        assertThat(addresses()).containsExactly(ADDRESS);
    }

    @Test
    void refusesKeysThatAreNotTheDatabases() throws IOException {
        Path keys = dir.resolve("keys/accounts");
        String before = Files.readString(keys);
        Files.writeString(keys, before.replaceFirst("1 ", "7 "));
        assertThat(run("keys", "rotate", "--data", dir.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("key 1").doesNotContain("\tat ");
        assertThat(Files.readAllLines(keys)).hasSize(1);
    }

    @Test
    void refusesAFolderWithoutKeys(@TempDir Path other) {
        assertThat(run("keys", "--data", other.toString())).isEqualTo(1);
        assertThat(run("keys", "rotate", "--data", other.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there are no keys");
        assertThat(other).isEmptyDirectory();
        assertThat(run("keys", "rotate")).isEqualTo(2);
        assertThat(run("keys")).isEqualTo(2);
    }
}
