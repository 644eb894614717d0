package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Operators, what they give and take, and the trail of it. */
class RolesTest extends EachDatabase {
    @Test
    void makesTheFirstOperatorOnce() {
        FirstOperator first = operator();
        assertThat(first.password()).hasSize(20);
        assertThat(test().signIn(first.name(), first.password()))
                .isInstanceOfSatisfying(
                        SignIn.Done.class,
                        done -> assertThat(test().find(done.session())
                                        .orElseThrow()
                                        .roles())
                                .containsExactlyInAnyOrder(Role.BUYER, Role.OPERATOR));
        assertThat(test().accounts.start()).as("at the next start").isEmpty();
        try (Accounts other =
                Accounts.open(test().database, folder.resolve("keys/accounts"), TestAccounts.CHEAP, () -> 1)) {
            assertThat(other.start()).isEmpty();
        }
    }

    @Test
    void notesWhoGaveWhatToWhomAndWhy() {
        Person alice = test().signUp("alice").person();
        long op = operator().person();
        assertThat(roles().give(op, alice.id(), Role.COURIER, "has a bike'); --"))
                .isInstanceOfSatisfying(
                        RoleChange.Done.class,
                        done -> assertThat(done.person().roles()).containsExactlyInAnyOrder(Role.BUYER, Role.COURIER));
        assertThat(roles().give(op, alice.id(), Role.COURIER, "again")).isInstanceOf(RoleChange.Unchanged.class);
        roles().giveShop(op, alice.id(), 3, "");
        roles().takeShop(op, alice.id(), 3, "");
        test().accounts
                .operatorActions()
                .addAll(List.of(new NewAction(test().nowMs.get(), op, "PAUSE", "sku 7", "recall")));

        List<OperatorAction> done = test().accounts.operatorActions().list(Long.MAX_VALUE, 10);
        assertThat(done)
                .extracting(OperatorAction::action)
                .containsExactly("PAUSE", "TAKE_SHOP", "GIVE_SHOP", "GIVE_ROLE", "FIRST_OPERATOR");
        OperatorAction given = done.get(3);
        assertThat(given.operator()).isEqualTo(op);
        assertThat(given.target()).isEqualTo("person " + alice.id() + " COURIER");
        assertThat(given.reason()).isEqualTo("has a bike'); --");
        assertThat(given.atMs()).isEqualTo(test().nowMs.get());
        assertThat(test().accounts.operatorActions().list(given.id(), 10)).hasSize(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Person alice = test().signUp("alice").person();
        long op = operator().person();
        assertThat(roles().give(op, 999, Role.COURIER, "")).isInstanceOf(RoleChange.NoSuchPerson.class);
        assertThat(roles().take(op, alice.id(), Role.BUYER, "")).isInstanceOf(RoleChange.Refused.class);
        assertThat(roles().take(op, alice.id(), Role.ANALYST, "")).isInstanceOf(RoleChange.Unchanged.class);
        assertThat(roles().giveShop(op, alice.id(), 0, "")).isInstanceOf(RoleChange.Refused.class);
        assertThat(roles().takeShop(op, alice.id(), 5, "")).isInstanceOf(RoleChange.Unchanged.class);
        assertThat(roles().give(op, alice.id(), Role.COURIER, "x".repeat(401))).isInstanceOf(RoleChange.Refused.class);
        assertThat(roles().give(op, alice.id(), Role.COURIER, "\u0000")).isInstanceOf(RoleChange.Refused.class);
        assertThat(people().find(alice.id()).orElseThrow().roles()).containsExactly(Role.BUYER);
    }

    @Test
    void keepsOneOperatorHoweverManyAreTakenAtOnce() throws Exception {
        long op = operator().person();
        Person alice = test().signUp("alice").person();
        assertThat(roles().take(op, op, Role.OPERATOR, "")).isInstanceOf(RoleChange.LastOperator.class);
        assertThat(people().delete(op, operator().password(), TestAccounts.CALLER))
                .isInstanceOf(AccountDeletion.LastOperator.class);
        roles().give(op, alice.id(), Role.OPERATOR, "");
        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            List<Future<RoleChange>> asked = Stream.of(op, alice.id())
                    .map(person -> callers.submit(() -> roles().take(op, person, Role.OPERATOR, "")))
                    .toList();
            assertThat(List.of(asked.get(0).get().getClass(), asked.get(1).get().getClass()))
                    .containsExactlyInAnyOrder(RoleChange.Done.class, RoleChange.LastOperator.class);
        }
        assertThat(people().list(0, 10).stream().map(Person::roles).filter(roles -> roles.contains(Role.OPERATOR)))
                .hasSize(1);
    }

    @Test
    void listsPeoplePageByPage() {
        for (int i = 0; i < 5; i++) {
            test().signUp("person" + i);
        }
        List<Person> first = people().list(0, 4);
        assertThat(first).hasSize(4);
        assertThat(people().list(first.getLast().id(), 4)).hasSize(2).noneMatch(Set.copyOf(first)::contains);
    }
}
