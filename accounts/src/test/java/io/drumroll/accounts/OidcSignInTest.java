package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** People who sign in at a provider. */
class OidcSignInTest extends EachDatabase {
    private static final OidcIdentity ALICE = new OidcIdentity("https://id.example", "alice-1", "Alice 王");

    private SignIn.Done signIn(OidcIdentity identity) {
        if (people().signIn(identity, TestAccounts.CALLER) instanceof SignIn.Done done) {
            return done;
        }
        throw new AssertionError("not signed in");
    }

    @Test
    void makesAPersonAtFirstAndFindsThemAgain() {
        SignIn.Done first = signIn(ALICE);
        assertThat(first.person().displayName()).isEqualTo("Alice 王");
        assertThat(first.person().signInName()).isNull();
        assertThat(first.person().roles()).isEqualTo(Set.of(Role.BUYER));
        assertThat(test().find(first.session())).isPresent();
        assertThat(signIn(ALICE).person().id()).isEqualTo(first.person().id());
    }

    @Test
    void keepsTheSameSubjectOfTwoProvidersApart() {
        assertThat(signIn(new OidcIdentity("https://other.example", "alice-1", null))
                        .person()
                        .id())
                .isNotEqualTo(signIn(ALICE).person().id());
    }

    @Test
    void givesANameToWhomTheProviderGivesNoneThatIsFit() {
        assertThat(signIn(new OidcIdentity("https://id.example", "x", "a\u202Eb"))
                        .person()
                        .displayName())
                .isEqualTo("Shopper");
    }

    @Test
    void linksAnAccountToAProviderOnce() {
        Person alice = test().signUp("alice").person();
        Person bob = test().signUp("bob").person();
        assertThat(people().link(alice.id(), ALICE)).isTrue();
        assertThat(signIn(ALICE).person().id()).isEqualTo(alice.id());
        assertThat(people().link(bob.id(), ALICE)).isFalse();
        assertThat(people().link(999, new OidcIdentity("https://id.example", "y", null)))
                .isFalse();
        assertThat(test().signIn("alice", TestAccounts.PASSWORD)).isInstanceOf(SignIn.Done.class);
    }

    @Test
    void deletesWhoHasNoPasswordHere() {
        Person alice = signIn(ALICE).person();
        assertThat(people().delete(alice.id(), "", TestAccounts.CALLER))
                .isEqualTo(new AccountDeletion.Done(alice.buyer()));
        assertThat(signIn(ALICE).person().buyer()).isNotEqualTo(alice.buyer());
    }
}
