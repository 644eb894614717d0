package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.accounts.OrderAddresses.Noting;
import io.drumroll.database.DatabaseException;
import io.drumroll.database.Sql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where orders go. */
class OrderAddressesTest extends EachDatabase {
    private static final PostalAddress HOME =
            new PostalAddress("王小明", List.of("南京路 1 号"), "200000", "上海", "", "CN", "+86 21 555");
    private static final PostalAddress WORK = new PostalAddress("Ann", List.of("1 Road"), "", "Oslo", "", "NO", "");

    private OrderAddresses orders() {
        return test().accounts.orderAddresses();
    }

    private long save(Person person, PostalAddress address) {
        if (test().accounts.addresses().add(person.id(), address) instanceof Addresses.Saving.Saved(SavedAddress one)) {
            return one.id();
        }
        throw new AssertionError("not saved");
    }

    @Test
    void keepsACopyWithTheOrderWhateverBecomesOfTheAddress() {
        Person alice = test().signUp("alice").person();
        long home = save(alice, HOME);
        assertThat(orders().note(alice.id(), 7, home, false)).isEqualTo(Noting.NOTED);
        test().accounts.addresses().change(alice.id(), home, WORK);
        test().accounts.addresses().remove(alice.id(), home);
        assertThat(orders().find(7, alice.buyer()).orElseThrow().address()).isEqualTo(HOME);
        assertThat(orders().list(alice.id())).extracting(OrderAddress::order).containsExactly(7L);
        assertThat(orders().find(8, alice.buyer())).isEmpty();
    }

    @Test
    void takesOnlyThePersonsOwnAddresses() {
        Person alice = test().signUp("alice").person();
        Person bob = test().signUp("bob").person();
        long home = save(alice, HOME);
        assertThat(orders().note(bob.id(), 7, home, true)).isEqualTo(Noting.NO_SUCH_ADDRESS);
        assertThat(orders().note(999, 7, home, true)).isEqualTo(Noting.NO_SUCH_ADDRESS);
        assertThat(orders().find(7, bob.buyer())).isEmpty();
    }

    @Test
    void replacesOneOnlyWhenItMay() {
        Person alice = test().signUp("alice").person();
        long home = save(alice, HOME);
        long work = save(alice, WORK);
        orders().note(alice.id(), 7, home, false);
        assertThat(orders().note(alice.id(), 7, work, false)).isEqualTo(Noting.KEPT);
        assertThat(orders().find(7, alice.buyer()).orElseThrow().address()).isEqualTo(HOME);
        assertThat(orders().note(alice.id(), 7, work, true)).isEqualTo(Noting.NOTED);
        assertThat(orders().find(7, alice.buyer()).orElseThrow().address()).isEqualTo(WORK);
    }

    @Test
    void showsNobodyAnAddressOfAnotherFestivalsOrder() {
        Person alice = test().signUp("alice").person();
        Person bob = test().signUp("bob").person();
        orders().note(alice.id(), 7, save(alice, HOME), true);
        assertThat(orders().find(7, bob.buyer())).isEmpty();
        assertThat(orders().note(bob.id(), 7, save(bob, WORK), false)).isEqualTo(Noting.NOTED);
        assertThat(orders().find(7, bob.buyer()).orElseThrow().address()).isEqualTo(WORK);
        assertThat(orders().find(7, alice.buyer())).isEmpty();
    }

    @Test
    void sealsThemUnderTheOrdersNumberAndReseals() {
        Person alice = test().signUp("alice").person();
        orders().note(alice.id(), 7, save(alice, HOME), true);
        List<String> sealed = test().database
                .read(connection -> Sql.list(
                        connection,
                        "SELECT sealed FROM order_address",
                        row -> new String(row.getBytes(1), StandardCharsets.UTF_8)));
        assertThat(sealed).singleElement().asString().doesNotContain("南京路", "200000");
        test().accounts.vault().addKey();
        assertThat(test().accounts.addresses().reseal()).isEqualTo(2);
        test().accounts.vault().removeOldKeys();
        assertThat(orders().find(7, alice.buyer()).orElseThrow().address()).isEqualTo(HOME);
    }

    @Test
    void areInTheArchiveAndGoneWithTheAccount() throws IOException {
        Person alice = test().signUp("alice").person();
        orders().note(alice.id(), 7, save(alice, HOME), true);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        assertThat(test().accounts.personalData().export(alice.id(), List.of(), archive))
                .isTrue();
        assertThat(PersonalDataTest.unzip(archive).get("order-addresses.json")).contains("\"order\" : 7", "南京路 1 号");
        assertThat(people().delete(alice.id(), TestAccounts.PASSWORD, TestAccounts.CALLER))
                .isEqualTo(new AccountDeletion.Done(alice.buyer()));
        assertThat(orders().find(7, alice.buyer())).isEmpty();
    }

    @Test
    void goTogetherWithWhatOtherModulesKeepOrNotAtAll() {
        Person alice = test().signUp("alice").person();
        orders().note(alice.id(), 7, save(alice, HOME), true);
        ErasePart broken = (_, _) -> {
            throw new SQLException("no such table");
        };
        assertThatThrownBy(
                        () -> people().delete(alice.id(), TestAccounts.PASSWORD, TestAccounts.CALLER, List.of(broken)))
                .isInstanceOf(DatabaseException.class);
        assertThat(people().find(alice.id())).isPresent();
        assertThat(orders().find(7, alice.buyer())).isPresent();
        List<Long> erased = new ArrayList<>();
        people().delete(
                        alice.id(),
                        TestAccounts.PASSWORD,
                        TestAccounts.CALLER,
                        List.of((_, buyer) -> erased.add(buyer)));
        assertThat(erased).containsExactly(alice.buyer());
        assertThat(people().find(alice.id())).isEmpty();
    }
}
