package io.drumroll.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.Sql;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who callers are: tokens, sessions, roles, and how soon a change counts. */
class IdentitiesTest extends EachDatabase {
    private static final String FORGED = "A".repeat(43);

    @Test
    void knowsAToken() {
        Person alice = test().signUp("alice").person();
        NewToken token = test().token(alice.id(), Scope.READ, Scope.ORDER);
        assertThat(token.text()).startsWith("drm_").hasSize(47);
        assertThat(test().find(token))
                .contains(new Identity(
                        alice.id(),
                        alice.buyer(),
                        Set.of(Role.BUYER),
                        Set.of(),
                        Set.of(Scope.READ, Scope.ORDER),
                        false));
    }

    @Test
    void knowsNoForgedCredential() {
        NewSession session = test().signUp("alice").session();
        NewToken token = test().token(operator().person(), Scope.READ);
        assertThat(test().find(new Credential.SessionCookie(FORGED))).isEmpty();
        assertThat(test().find(new Credential.BearerToken("drm_" + FORGED))).isEmpty();
        for (String text : new String[] {
            "", "' OR 1=1 --", "\u0000", "\uD800", "a".repeat(1_000_000), session.cookie() + "=", " " + token.text()
        }) {
            assertThat(test().find(new Credential.SessionCookie(text))).isEmpty();
            assertThat(test().find(new Credential.BearerToken(text))).isEmpty();
        }
    }

    @Test
    void takesNoCookieForATokenAndNoTokenForACookie() {
        NewSession session = test().signUp("alice").session();
        NewToken token = test().token(operator().person(), Scope.READ);
        assertThat(test().find(session)).isPresent();
        assertThat(test().find(new Credential.BearerToken(session.cookie()))).isEmpty();
        assertThat(test().find(new Credential.BearerToken("drm_" + session.cookie())))
                .isEmpty();
        assertThat(test().find(new Credential.SessionCookie(token.text()))).isEmpty();
        assertThat(test().find(new Credential.SessionCookie(token.text().substring(4))))
                .isEmpty();
    }

    @Test
    void knowsNoTokenThatExpired() {
        NewToken token = test().token(operator().person(), Scope.READ);
        assertThat(test().find(token)).isPresent();
        test().nowMs.set(token.expiresMs() - 1);
        assertThat(test().find(token)).isPresent();
        test().nowMs.set(token.expiresMs());
        assertThat(test().find(token)).as("though remembered for 1 ms").isEmpty();
        test().pass(1, TimeUnit.MINUTES);
        assertThat(test().find(token)).isEmpty();
    }

    @Test
    void endsASessionThatIsNotUsed() {
        NewSession session = test().signUp("alice").session();
        for (int day = 0; day < 26; day += 13) {
            test().pass(13, TimeUnit.DAYS);
            assertThat(test().find(session)).as("used every 13 days").isPresent();
            awaitUseNoted(test().nowMs.get());
        }
        test().pass(5, TimeUnit.DAYS);
        assertThat(test().find(session)).as("older than 30 days").isEmpty();
        NewSession unused = ((SignIn.Done) test().signIn("alice", TestAccounts.PASSWORD)).session();
        test().pass(14, TimeUnit.DAYS);
        assertThat(test().find(unused)).as("unused for 14 days").isEmpty();
        assertThat(test().accounts.sweep()).isEqualTo(2);
    }

    private void awaitUseNoted(long atMs) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!test().database
                .read(connection -> Sql.list(connection, "SELECT max(seen_ms) FROM session", row -> row.getLong(1)))
                .contains(atMs)) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadlineNs);
            Thread.onSpinWait();
        }
    }

    @Test
    void remembersForHalfAMinute() {
        Person alice = test().signUp("alice").person();
        NewToken token = test().token(alice.id(), Scope.READ);
        assertThat(test().find(token)).isPresent();
        // As another process would end it.
        test().database.write(connection -> Sql.update(connection, "DELETE FROM token"));
        assertThat(test().accounts
                        .identities()
                        .find(new Credential.BearerToken(token.text()))
                        .toCompletableFuture())
                .as("at once")
                .isCompletedWithValueMatching(Optional::isPresent);
        // Its age counts from when the cache took it, which is a moment after whoever asked had it.
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        do {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadlineNs);
            test().pass(CachedIdentities.MAX_AGE_MS, TimeUnit.MILLISECONDS);
        } while (test().find(token).isPresent());
    }

    @Test
    void forgetsAtOnceWhatChanged() {
        SignUp.Done alice = test().signUp("alice");
        NewToken token = test().token(alice.person().id(), Scope.READ);
        assertThat(test().find(token).orElseThrow().roles()).containsExactly(Role.BUYER);

        roles().giveShop(operator().person(), alice.person().id(), 7, "approved");
        assertThat(test().find(token).orElseThrow().roles()).containsExactlyInAnyOrder(Role.BUYER, Role.MERCHANT);
        assertThat(test().find(alice.session()).orElseThrow().shops()).containsExactly(7);

        roles().takeShop(operator().person(), alice.person().id(), 7, "fraud");
        roles().take(operator().person(), alice.person().id(), Role.MERCHANT, "fraud");
        assertThat(test().find(alice.session()).orElseThrow().shops()).isEmpty();
        assertThat(test().find(token).orElseThrow().roles()).containsExactly(Role.BUYER);

        long id = tokens().list(alice.person().id()).getFirst().id();
        assertThat(tokens().end(operator().person(), id)).as("another's").isFalse();
        assertThat(tokens().end(alice.person().id(), id)).isTrue();
        assertThat(test().find(token)).isEmpty();
    }

    @Test
    void givesAProgramNoMoreThanItsPersonHas() {
        Person alice = test().signUp("alice").person();
        for (Scope scope : new Scope[] {Scope.SHOP, Scope.OPERATE, Scope.ACT_FOR_BUYERS}) {
            assertThat(tokens().create(alice.id(), "x", Set.of(scope), TimeUnit.DAYS.toMillis(1)))
                    .isInstanceOfSatisfying(
                            Tokens.Creation.Refused.class,
                            refused -> assertThat(refused.refusal().message()).contains(scope.name()));
        }
        roles().give(operator().person(), alice.id(), Role.OPERATOR, "helps");
        NewToken token = test().token(alice.id(), Scope.READ, Scope.OPERATE, Scope.ACT_FOR_BUYERS);
        assertThat(test().find(token).orElseThrow().scopes())
                .containsExactlyInAnyOrder(Scope.READ, Scope.OPERATE, Scope.ACT_FOR_BUYERS);
        roles().take(operator().person(), alice.id(), Role.OPERATOR, "helps no longer");
        assertThat(test().find(token).orElseThrow().scopes()).containsExactly(Scope.READ);
    }

    @Test
    void refusesTokensThatAreNone() {
        Person alice = test().signUp("alice").person();
        long day = TimeUnit.DAYS.toMillis(1);
        assertThat(tokens().create(alice.id(), "\u202E", Set.of(Scope.READ), day))
                .isInstanceOf(Tokens.Creation.Refused.class);
        assertThat(tokens().create(alice.id(), "x".repeat(61), Set.of(Scope.READ), day))
                .isInstanceOf(Tokens.Creation.Refused.class);
        assertThat(tokens().create(alice.id(), "x", Set.of(), day)).isInstanceOf(Tokens.Creation.Refused.class);
        assertThat(tokens().create(alice.id(), "x", Set.of(Scope.READ), 0)).isInstanceOf(Tokens.Creation.Refused.class);
        assertThat(tokens().create(alice.id(), "x", Set.of(Scope.READ), Long.MAX_VALUE))
                .isInstanceOf(Tokens.Creation.Refused.class);
        assertThat(tokens().create(999, "x", Set.of(Scope.READ), day)).isInstanceOf(Tokens.Creation.NoSuchPerson.class);
        for (int i = 0; i < Tokens.MAX_OF_PERSON; i++) {
            test().token(alice.id(), Scope.READ);
        }
        assertThat(tokens().create(alice.id(), "x", Set.of(Scope.READ), day))
                .isInstanceOf(Tokens.Creation.Refused.class);
    }

    @Test
    void keepsNoSecretInTheDatabase() {
        SignUp.Done alice = test().signUp("alice");
        NewToken token = test().token(alice.person().id(), Scope.READ);
        for (String table : new String[] {"session", "token"}) {
            List<String> hashes = test().database
                    .read(connection -> Sql.list(
                            connection,
                            "SELECT secret_hash FROM " + table,
                            row -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1)));
            assertThat(hashes)
                    .allMatch(hash -> hash.length() == 32)
                    .noneMatch(hash -> token.text().contains(hash)
                            || alice.session().cookie().contains(hash));
        }
    }
}
