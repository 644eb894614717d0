package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.testdb.TestDatabase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Accounts on a new database, with cheap passwords and a clock that stands still. */
final class TestAccounts implements AutoCloseable {
    static final String PASSWORD = "correct horse 1";
    static final PasswordCost CHEAP = new PasswordCost(64, 1, 1);
    static final Caller CALLER = new Caller("192.0.2.7", "Firefox");

    final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);
    final Database database;
    final Accounts accounts;
    final Optional<FirstOperator> first;

    private TestAccounts(Database database, Path folder) {
        this.database = database;
        this.accounts = Accounts.open(database, folder.resolve("keys/accounts"), CHEAP, nowMs::get);
        this.first = accounts.start();
    }

    static TestAccounts open(TestDatabase kind, Path folder) {
        return open(new DatabaseAddress(kind.newUrl()), folder);
    }

    static TestAccounts open(DatabaseAddress address, Path folder) {
        return new TestAccounts(Database.open(address), folder);
    }

    void pass(long time, TimeUnit unit) {
        nowMs.addAndGet(unit.toMillis(time));
    }

    /** Somebody new by a name, signed in. */
    SignUp.Done signUp(String name) {
        return signUp(name, "Someone");
    }

    SignUp.Done signUp(String name, String displayName) {
        SignUp came = accounts.people().signUp(name, displayName, PASSWORD, CALLER);
        if (came instanceof SignUp.Done done) {
            return done;
        }
        throw new AssertionError(came.toString());
    }

    SignIn signIn(String name, String password) {
        return accounts.people().signIn(name, password, CALLER);
    }

    Optional<Identity> find(NewSession session) {
        return find(cookie(session));
    }

    Optional<Identity> find(NewToken token) {
        return find(new Credential.BearerToken(token.text()));
    }

    Optional<Identity> find(Credential credential) {
        return accounts.identities().find(credential).toCompletableFuture().join();
    }

    NewToken token(long person, Scope... scopes) {
        Tokens.Creation came =
                accounts.tokens().create(person, "test", java.util.Set.of(scopes), TimeUnit.DAYS.toMillis(1));
        if (came instanceof Tokens.Creation.Created(long _, NewToken token)) {
            return token;
        }
        throw new AssertionError(came.toString());
    }

    static Credential.SessionCookie cookie(NewSession session) {
        return new Credential.SessionCookie(session.cookie());
    }

    @Override
    public void close() {
        accounts.close();
        database.close();
    }
}
