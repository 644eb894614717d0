package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Sql;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Signing up, in and out. */
class SignInTest extends EachDatabase {
    @Test
    void signsUpABuyerWhoIsSignedInAtOnce() {
        SignUp.Done done = test().signUp("alice", "王小明");
        assertThat(done.person().roles()).containsExactly(Role.BUYER);
        assertThat(test().find(done.session())).hasValueSatisfying(identity -> {
            assertThat(identity.person()).isEqualTo(done.person().id());
            assertThat(identity.buyer()).isEqualTo(done.person().buyer()).isPositive();
            assertThat(identity.roles()).containsExactly(Role.BUYER);
            assertThat(identity.scopes()).contains(Scope.READ, Scope.ORDER).doesNotContain(Scope.ACT_FOR_BUYERS);
            assertThat(identity.isBrowser()).isTrue();
        });
        assertThat(people().find(done.person().id())).contains(done.person());
        assertThat(people().findByName("ALICE")).contains(done.person());
    }

    @Test
    void keepsScriptAndSqlAsTheTextTheyAre() {
        String name = "Robert'); DROP TABLE person;-- <script>";
        SignUp.Done done = test().signUp("bobby", name);
        assertThat(people().find(done.person().id()).orElseThrow().displayName())
                .isEqualTo(name);
        SignIn in =
                people().signIn("bobby", TestAccounts.PASSWORD, new Caller("192.0.2.1", "' OR 1=1 --<img onerror=x>"));
        assertThat(in).isInstanceOf(SignIn.Done.class);
        assertThat(sessions().list(done.person().id(), TestAccounts.cookie(done.session())))
                .extracting(SessionInfo::userAgent)
                .contains("' OR 1=1 --<img onerror=x>");
        assertThat(test().signIn("' OR '1'='1", "' OR '1'='1")).isInstanceOf(SignIn.Wrong.class);
    }

    @Test
    void namesAllThatIsWrongWithASignUp() {
        SignUp came = people().signUp("аlice", "a\u202Eb", "short", TestAccounts.CALLER);
        assertThat(came)
                .isInstanceOfSatisfying(
                        SignUp.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::field)
                                .containsExactly("name", "displayName", "password"));
        assertThat(people().list(0, 10)).as("only the operator").hasSize(1);
    }

    @Test
    void refusesANameThatIsTakenOrLooksLikeIt() {
        test().signUp("alice");
        for (String name : List.of("alice", "ALICE", "a1ice", "operator", "0perator")) {
            assertThat(people().signUp(name, "Mallory", TestAccounts.PASSWORD, TestAccounts.CALLER))
                    .as(name)
                    .isInstanceOf(SignUp.NameTaken.class);
        }
        assertThat(test().signIn("a1ice", TestAccounts.PASSWORD)).isInstanceOf(SignIn.Wrong.class);
    }

    @Test
    void givesANameToOneOfManyWhoAskAtOnce() throws Exception {
        int asking = 8;
        try (ExecutorService callers = Executors.newFixedThreadPool(asking)) {
            List<Future<SignUp>> asked = IntStream.range(0, asking)
                    .mapToObj(_ -> callers.submit(
                            () -> people().signUp("alice", "Alice", TestAccounts.PASSWORD, TestAccounts.CALLER)))
                    .toList();
            int done = 0;
            for (Future<SignUp> one : asked) {
                if (one.get() instanceof SignUp.Done) {
                    done++;
                } else {
                    assertThat(one.get()).isInstanceOf(SignUp.NameTaken.class);
                }
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void signsInByTheRightPasswordAlone() {
        Person alice = test().signUp("alice").person();
        assertThat(test().signIn(" Alice ", TestAccounts.PASSWORD)).isInstanceOfSatisfying(SignIn.Done.class, done -> {
            assertThat(done.person()).isEqualTo(alice);
            assertThat(test().find(done.session())).isPresent();
        });
        assertThat(test().signIn("alice", "correct horse 2")).isInstanceOf(SignIn.Wrong.class);
        assertThat(test().signIn("nobody", TestAccounts.PASSWORD)).isInstanceOf(SignIn.Wrong.class);
        assertThat(test().signIn("ali\u0000ce", TestAccounts.PASSWORD)).isInstanceOf(SignIn.Wrong.class);
        assertThat(test().signIn("alice", "\u0000".repeat(9))).isInstanceOf(SignIn.Wrong.class);
    }

    @Test
    void hashesAgainWhenTheCostHasChanged() {
        Person alice = test().signUp("alice").person();
        String before = hashOf(alice);
        try (Accounts dearer = Accounts.open(
                test().database, folder.resolve("keys/accounts"), new PasswordCost(128, 2, 1), test().nowMs::get)) {
            assertThat(dearer.people().signIn("alice", TestAccounts.PASSWORD, TestAccounts.CALLER))
                    .isInstanceOf(SignIn.Done.class);
            assertThat(hashOf(alice)).startsWith("$argon2id$v=19$m=128,t=2").isNotEqualTo(before);
            assertThat(dearer.people().signIn("alice", TestAccounts.PASSWORD, TestAccounts.CALLER))
                    .isInstanceOf(SignIn.Done.class);
        }
    }

    private String hashOf(Person person) {
        return test().database
                .read(connection -> Sql.list(
                        connection,
                        "SELECT password_hash FROM person WHERE id = ?",
                        row -> row.getString(1),
                        person.id()))
                .getFirst();
    }

    @Test
    void slowsWhoGuessesAndSaysForHowLong() {
        test().signUp("alice");
        for (int i = 0; i < SignInBrakes.BURST_OF_NAME_AND_ADDRESS; i++) {
            assertThat(test().signIn("alice", "guess number " + i)).isInstanceOf(SignIn.Wrong.class);
        }
        assertThat(test().signIn("alice", TestAccounts.PASSWORD))
                .isEqualTo(new SignIn.TooMany(SignInBrakes.NAME_AND_ADDRESS_EVERY_MS));
        assertThat(people().signIn("alice", TestAccounts.PASSWORD, new Caller("198.51.100.1", "")))
                .as("the person from elsewhere")
                .isInstanceOf(SignIn.Done.class);
        test().nowMs.addAndGet(SignInBrakes.NAME_AND_ADDRESS_EVERY_MS);
        assertThat(test().signIn("alice", TestAccounts.PASSWORD)).isInstanceOf(SignIn.Done.class);
    }

    @Test
    void slowsGuessesForOneNameFromManyAddresses() {
        for (int i = 0; i < SignInBrakes.BURST_OF_NAME; i++) {
            assertThat(people().signIn("alice", "guess number " + i, new Caller("10.0.0." + i, "")))
                    .isInstanceOf(SignIn.Wrong.class);
        }
        assertThat(people().signIn("alice", TestAccounts.PASSWORD, new Caller("10.1.0.0", "")))
                .isEqualTo(new SignIn.TooMany(SignInBrakes.NAME_EVERY_MS));
    }

    @Test
    void slowsGuessesForManyNamesFromOneAddress() {
        for (int i = 0; i < SignInBrakes.BURST_OF_ADDRESS; i++) {
            assertThat(test().signIn("name" + i, "password 1")).isInstanceOf(SignIn.Wrong.class);
        }
        assertThat(test().signIn("another", "password 1")).isEqualTo(new SignIn.TooMany(SignInBrakes.ADDRESS_EVERY_MS));
    }

    @Test
    void doesNotCountRightPasswords() {
        test().signUp("alice");
        for (int i = 0; i < 2 * SignInBrakes.BURST_OF_NAME_AND_ADDRESS; i++) {
            assertThat(test().signIn("alice", TestAccounts.PASSWORD)).isInstanceOf(SignIn.Done.class);
        }
    }

    @Test
    void slowsWhoSignsUpAgainAndAgain() {
        for (int i = 0; i < SignInBrakes.BURST_OF_SIGN_UPS; i++) {
            people().signUp("operator", "Mallory", TestAccounts.PASSWORD, TestAccounts.CALLER);
        }
        assertThat(people().signUp("alice", "Alice", TestAccounts.PASSWORD, TestAccounts.CALLER))
                .isEqualTo(new SignUp.TooMany(SignInBrakes.SIGN_UP_EVERY_MS));
    }

    @Test
    void endsASessionAtSignOut() {
        NewSession session = test().signUp("alice").session();
        assertThat(test().find(session)).isPresent();
        assertThat(sessions().signOut(TestAccounts.cookie(session))).isTrue();
        assertThat(test().find(session)).isEmpty();
        assertThat(sessions().signOut(TestAccounts.cookie(session))).isFalse();
        assertThat(sessions().signOut(new Credential.SessionCookie("' OR 1=1"))).isFalse();
    }

    @Test
    void listsSessionsAndEndsThem() {
        SignUp.Done alice = test().signUp("alice");
        Person bob = test().signUp("bob").person();
        test().pass(1, TimeUnit.HOURS);
        SignIn.Done second = (SignIn.Done)
                people().signIn("alice", TestAccounts.PASSWORD, new Caller("2001:db8::1", "x".repeat(10_000)));
        List<SessionInfo> listed = sessions().list(alice.person().id(), TestAccounts.cookie(alice.session()));
        assertThat(listed).extracting(SessionInfo::isCurrent).containsExactly(false, true);
        assertThat(listed.getFirst().userAgent()).hasSize(120);
        assertThat(test().find(second.session())).isPresent();

        long id = listed.getFirst().id();
        assertThat(sessions().end(bob.id(), id)).as("another's").isFalse();
        assertThat(test().find(second.session())).isPresent();
        assertThat(sessions().end(alice.person().id(), id)).isTrue();
        assertThat(test().find(second.session())).isEmpty();
        assertThat(test().find(alice.session())).isPresent();
    }

    @Test
    void endsTheOldestOfTooManySessions() {
        SignUp.Done alice = test().signUp("alice");
        assertThat(test().find(alice.session())).isPresent();
        for (int i = 0; i < Sessions.MAX_OF_PERSON; i++) {
            test().signIn("alice", TestAccounts.PASSWORD);
        }
        assertThat(test().find(alice.session())).isEmpty();
        assertThat(sessions().list(alice.person().id(), TestAccounts.cookie(alice.session())))
                .hasSize(Sessions.MAX_OF_PERSON);
    }

    @Test
    void changesAPasswordAndEndsTheOtherSessions() {
        SignUp.Done alice = test().signUp("alice");
        SignIn.Done other = (SignIn.Done) test().signIn("alice", TestAccounts.PASSWORD);
        assertThat(test().find(other.session())).isPresent();
        assertThat(test().find(alice.session())).isPresent();

        assertThat(change(alice, "wrong password", "battery staple")).isInstanceOf(PasswordChange.Wrong.class);
        assertThat(change(alice, TestAccounts.PASSWORD, "alice")).isInstanceOf(PasswordChange.Refused.class);
        assertThat(change(alice, TestAccounts.PASSWORD, "battery staple")).isEqualTo(new PasswordChange.Done(1));

        assertThat(test().find(other.session())).isEmpty();
        assertThat(test().find(alice.session())).isPresent();
        assertThat(test().signIn("alice", TestAccounts.PASSWORD)).isInstanceOf(SignIn.Wrong.class);
        assertThat(test().signIn("alice", "battery staple")).isInstanceOf(SignIn.Done.class);
    }

    private PasswordChange change(SignUp.Done who, String before, String after) {
        return people().changePassword(
                        who.person().id(), TestAccounts.cookie(who.session()), before, after, TestAccounts.CALLER);
    }

    @Test
    void slowsWhoGuessesTheOldPassword() {
        SignUp.Done alice = test().signUp("alice");
        for (int i = 0; i < SignInBrakes.BURST_OF_NAME_AND_ADDRESS; i++) {
            assertThat(change(alice, "guess number " + i, "battery staple")).isInstanceOf(PasswordChange.Wrong.class);
        }
        assertThat(change(alice, TestAccounts.PASSWORD, "battery staple")).isInstanceOf(PasswordChange.TooMany.class);
    }

    @Test
    void changesADisplayNameByTheSameRules() {
        Person alice = test().signUp("alice").person();
        assertThat(people().rename(alice.id(), "Ａlice 二")).isEmpty();
        assertThat(people().find(alice.id()).orElseThrow().displayName()).isEqualTo("Ａlice 二");
        assertThat(people().rename(alice.id(), "a\u0000")).isPresent();
    }

    @Test
    void tellsNoSecretInItsText() {
        SignUp.Done alice = test().signUp("alice@example.com", "Alice Liddell");
        NewToken token = test().token(alice.person().id(), Scope.READ);
        String told = alice + " " + token + " " + operator() + " " + new Credential.BearerToken(token.text());
        assertThat(told)
                .doesNotContain(alice.session().cookie())
                .doesNotContain(token.text())
                .doesNotContain("alice@example.com")
                .doesNotContain("Liddell")
                .doesNotContain(operator().password());
    }

    @Test
    void givesEachPersonABuyersNumberOfTheirOwn() {
        assertThat(IntStream.range(0, 5)
                        .mapToObj(i -> test().signUp("person" + i).person().buyer())
                        .collect(Collectors.toSet()))
                .hasSize(5)
                .allMatch(buyer -> buyer >= 1);
    }
}
