package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.drumroll.database.Sql;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Addresses, consents, the archive of one's data, and its end. */
class PersonalDataTest extends EachDatabase {
    private static final PostalAddress HOME = new PostalAddress(
            "王小明", List.of("南京路 1 号", "'; DROP TABLE address; --"), "200000", "上海", "", "CN", "+86 21 555");

    private Addresses addresses() {
        return test().accounts.addresses();
    }

    private Consents consents() {
        return test().accounts.consents();
    }

    private SavedAddress save(long person) {
        if (addresses().add(person, HOME) instanceof Addresses.Saving.Saved(SavedAddress saved)) {
            return saved;
        }
        throw new AssertionError("not saved");
    }

    @Test
    void keepsAddressesForTheirPersonAlone() {
        long alice = test().signUp("alice").person().id();
        long bob = test().signUp("bob").person().id();
        SavedAddress saved = save(alice);
        assertThat(saved.address()).isEqualTo(HOME);
        assertThat(addresses().list(alice)).containsExactly(saved);
        assertThat(addresses().find(bob, saved.id())).isEmpty();
        assertThat(addresses().change(bob, saved.id(), HOME)).isInstanceOf(Addresses.Saving.NotFound.class);
        assertThat(addresses().remove(bob, saved.id())).isFalse();
        PostalAddress moved = new PostalAddress("Ann", List.of("1 Road"), "", "Oslo", "", "NO", "");
        assertThat(addresses().change(alice, saved.id(), moved)).isInstanceOf(Addresses.Saving.Saved.class);
        assertThat(addresses().find(alice, saved.id()).orElseThrow().address()).isEqualTo(moved);
        assertThat(addresses().remove(alice, saved.id())).isTrue();
        assertThat(addresses().list(alice)).isEmpty();
        assertThat(addresses().add(999, HOME)).isInstanceOf(Addresses.Saving.NotFound.class);
    }

    @Test
    void keepsNoReadableAddressAtRest() {
        long alice = test().signUp("alice").person().id();
        save(alice);
        List<String> sealed = test().database
                .read(connection -> Sql.list(
                        connection,
                        "SELECT sealed FROM address",
                        row -> new String(row.getBytes(1), StandardCharsets.UTF_8)));
        assertThat(sealed)
                .hasSize(1)
                .noneMatch(text -> text.contains("200000") || text.contains("南京路") || text.contains("555"));
    }

    @Test
    void opensNoAddressThatWasMovedToAnotherRow() {
        long alice = test().signUp("alice").person().id();
        long bob = test().signUp("bob").person().id();
        long hers = save(alice).id();
        long his = save(bob).id();
        test().database
                .write(connection -> Sql.update(
                        connection,
                        "UPDATE address SET sealed = (SELECT sealed FROM address WHERE id = ?) WHERE id = ?",
                        hers,
                        his));
        assertThatThrownBy(() -> addresses().list(bob)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAddressesThatAreNone() {
        long alice = test().signUp("alice").person().id();
        PostalAddress none = new PostalAddress(
                "a\u0000", List.of("", "x".repeat(101)), "9".repeat(17), "\u202E", "\uD800", "XX", "call me");
        assertThat(addresses().add(alice, none))
                .isInstanceOfSatisfying(
                        Addresses.Saving.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::field)
                                .containsExactly(
                                        "recipient",
                                        "lines",
                                        "lines",
                                        "postalCode",
                                        "city",
                                        "province",
                                        "country",
                                        "phone"));
        assertThat(addresses()
                        .add(
                                alice,
                                new PostalAddress("Ann", List.of("1", "2", "3", "4", "5"), "", "Oslo", "", "NO", "")))
                .isInstanceOf(Addresses.Saving.Refused.class);
        for (int i = 0; i < Addresses.MAX_OF_PERSON; i++) {
            save(alice);
        }
        assertThat(addresses().add(alice, HOME)).isInstanceOf(Addresses.Saving.Refused.class);
    }

    @Test
    void encryptsAgainUnderANewKey() {
        long alice = test().signUp("alice").person().id();
        save(alice);
        save(alice);
        test().accounts.vault().addKey();
        assertThat(addresses().reseal()).isEqualTo(2);
        assertThat(addresses().reseal()).isZero();
        test().accounts.vault().removeOldKeys();
        assertThat(addresses().list(alice)).extracting(SavedAddress::address).containsExactly(HOME, HOME);
    }

    @Test
    void doesNotStartOnAnothersKeys() throws IOException {
        save(test().signUp("alice").person().id());
        test().accounts.vault().addKey();
        assertThat(addresses().reseal()).isEqualTo(1);
        Files.delete(folder.resolve("keys/accounts"));
        try (Accounts lost = Accounts.open(
                test().database, folder.resolve("keys/accounts"), TestAccounts.CHEAP, test().nowMs::get)) {
            assertThatThrownBy(lost::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("put back the file");
        }
    }

    @Test
    void hasNoConsentThatWasNotGiven() {
        long alice = test().signUp("alice").person().id();
        for (Purpose purpose : Purpose.values()) {
            assertThat(consents().isGiven(alice, purpose)).isFalse();
        }
        assertThat(consents().latest(alice)).isEmpty();
    }

    @Test
    void notesEachConsentAndItsEnd() {
        long alice = test().signUp("alice").person().id();
        consents().record(alice, Purpose.ANALYTICS, 1, true);
        test().pass(1, TimeUnit.DAYS);
        consents().record(alice, Purpose.ANALYTICS, 1, true);
        assertThat(consents().isGiven(alice, Purpose.ANALYTICS)).isTrue();
        assertThat(consents().isGiven(alice, Purpose.MARKETING_EMAIL)).isFalse();
        consents().record(alice, Purpose.ANALYTICS, 2, true);
        consents().record(alice, Purpose.ANALYTICS, 2, false);
        assertThat(consents().isGiven(alice, Purpose.ANALYTICS)).isFalse();
        assertThat(consents().history(alice))
                .extracting(Consent::version, Consent::isGiven)
                .containsExactly(tuple(1, true), tuple(2, true), tuple(2, false));
        assertThat(consents().record(alice, Purpose.ANALYTICS, 0, true)).isInstanceOf(Consents.Recording.Refused.class);
        assertThat(consents().record(999, Purpose.ANALYTICS, 1, true))
                .isInstanceOf(Consents.Recording.NoSuchPerson.class);
    }

    @Test
    void exportsAllThatIsKnownAsOneArchive() throws IOException {
        SignUp.Done alice = test().signUp("alice", "Alice \"<b>\"");
        long id = alice.person().id();
        save(id);
        consents().record(id, Purpose.ANALYTICS, 1, true);
        NewToken token = test().token(id, Scope.READ);
        Map<String, String> files = export(id);
        assertThat(files.keySet())
                .containsExactly(
                        "account.json",
                        "sessions.json",
                        "tokens.json",
                        "addresses.json",
                        "order-addresses.json",
                        "consents.json",
                        "orders.json");
        assertThat(files.get("account.json")).contains("alice", "Alice \\\"<b>\\\"");
        assertThat(files.get("addresses.json")).contains("南京路 1 号");
        assertThat(files.get("consents.json")).contains("ANALYTICS");
        assertThat(files.get("orders.json")).isEqualTo("[" + alice.person().buyer() + "]");
        assertThat(String.join("", files.values()))
                .doesNotContain(token.text(), alice.session().cookie(), "argon2", "bob");
    }

    private Map<String, String> export(long person) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        assertThat(test().accounts.personalData().export(person, List.of(new Orders()), archive))
                .isTrue();
        return unzip(archive);
    }

    /** The files of an archive, each of which is JSON. */
    static Map<String, String> unzip(ByteArrayOutputStream archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                try (JsonParser json = new JsonFactory().createParser(text)) {
                    json.nextToken();
                    json.skipChildren();
                }
                files.put(entry.getName(), text);
            }
        }
        return files;
    }

    /** What another module knows. */
    private static final class Orders implements ExportPart {
        @Override
        public String fileName() {
            return "orders.json";
        }

        @Override
        public void writeTo(long buyer, OutputStream out) throws IOException {
            out.write(("[" + buyer + "]").getBytes(StandardCharsets.UTF_8));
            out.close();
        }
    }

    @Test
    void deletesAnAccountWithAllThatIsPersonal() throws IOException {
        SignUp.Done alice = test().signUp("alice", "Alice");
        long id = alice.person().id();
        save(id);
        consents().record(id, Purpose.ANALYTICS, 1, true);
        NewToken token = test().token(id, Scope.READ);
        people().link(id, new OidcIdentity("https://id.example", "alice-1", null));
        assertThat(test().find(token)).isPresent();
        assertThat(test().find(alice.session())).isPresent();

        assertThat(people().delete(id, "wrong password", TestAccounts.CALLER))
                .isInstanceOf(AccountDeletion.Wrong.class);
        assertThat(test().find(token)).isPresent();
        assertThat(people().delete(id, TestAccounts.PASSWORD, TestAccounts.CALLER))
                .isEqualTo(new AccountDeletion.Done(alice.person().buyer()));

        assertThat(test().find(token)).isEmpty();
        assertThat(test().find(alice.session())).isEmpty();
        assertThat(people().find(id)).isEmpty();
        assertThat(test().signIn("alice", TestAccounts.PASSWORD)).isInstanceOf(SignIn.Wrong.class);
        assertThat(test().accounts.personalData().export(id, List.of(), new ByteArrayOutputStream()))
                .isFalse();
        assertThat(tokens().create(id, "x", Set.of(Scope.READ), 60_000))
                .isInstanceOf(Tokens.Creation.NoSuchPerson.class);
        assertThat(people().delete(id, TestAccounts.PASSWORD, TestAccounts.CALLER))
                .isInstanceOf(AccountDeletion.Wrong.class);
        for (String table : List.of("session", "token", "address", "consent", "oidc_identity", "person_role")) {
            assertThat(count(table, id)).as(table).isZero();
        }
        assertThat(leftOf(id)).isEqualTo(alice.person().buyer() + " null null null null");
        assertThat(test().signUp("alice").person().buyer())
                .as("a namesake has a number of their own")
                .isNotEqualTo(alice.person().buyer());
    }

    private long count(String table, long person) {
        return test().database
                .read(connection -> Sql.list(
                        connection,
                        "SELECT count(*) FROM " + table + " WHERE person = ?",
                        row -> row.getLong(1),
                        person))
                .getFirst();
    }

    private String leftOf(long person) {
        return test().database
                .read(connection -> Sql.list(
                        connection,
                        "SELECT buyer, sign_in_name, skeleton, display_name, password_hash FROM person WHERE id = ?",
                        row -> row.getLong(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4)
                                + " " + row.getString(5),
                        person))
                .getFirst();
    }
}
