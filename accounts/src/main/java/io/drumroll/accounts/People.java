package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.DatabaseException;
import io.drumroll.database.DuplicateRowException;
import io.drumroll.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing up and in, and what people do about their own accounts. Any thread may call; methods wait for the database and for
 * the hashing of passwords, and throw {@link io.drumroll.database.DatabaseUnavailableException} when it is away.
 */
public final class People {
    /** How long a display name may be, in characters. */
    public static final int MAX_DISPLAY_NAME = 60;

    static final String DISPLAY_NAME = "displayName";
    private static final String PASSWORD = "password";
    private static final String NEW_PASSWORD = "newPassword";
    private static final String NAMELESS = "Shopper";
    private static final int MAX_PAGE = 1_000;
    /** By then the line of passwords is done. */
    private static final long BUSY_WAIT_MS = 2_000;
    /** Once more when the hash was changed between its reading and the session's beginning. */
    private static final int TRIES = 2;

    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    private final Database database;
    private final CachedIdentities identities;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignInBrakes brakes;
    private final LongSupplier clock;

    People(
            Database database,
            CachedIdentities identities,
            Sessions sessions,
            Passwords passwords,
            SignInBrakes brakes,
            LongSupplier clock) {
        this.database = database;
        this.identities = identities;
        this.sessions = sessions;
        this.passwords = passwords;
        this.brakes = brakes;
        this.clock = clock;
    }

    /** Signs somebody up as a buyer, and in. The rules of names and passwords stand with the package. */
    public SignUp signUp(String name, String displayName, String password, Caller caller) {
        List<Refusal> refusals = new ArrayList<>();
        Optional<SignInName> signInName = SignInName.of(name);
        if (signInName.isEmpty()) {
            refusals.add(SignInName.refusal());
        }
        Checked display = Text.line(DISPLAY_NAME, displayName, MAX_DISPLAY_NAME);
        if (display instanceof Checked.Bad(Refusal refusal)) {
            refusals.add(refusal);
        }
        Passwords.refuse(PASSWORD, password, name).ifPresent(refusals::add);
        if (!(display instanceof Checked.Good(String goodDisplay)) || signInName.isEmpty() || !refusals.isEmpty()) {
            return new SignUp.Refused(refusals);
        }
        return signUp(signInName.get(), goodDisplay, password, caller);
    }

    private SignUp signUp(SignInName name, String displayName, String password, Caller caller) {
        long waitMs = brakes.takeSignUp(caller);
        if (waitMs > 0) {
            return new SignUp.TooMany(waitMs);
        }
        if (name.isReserved()) {
            return new SignUp.NameTaken();
        }
        Optional<String> hash = passwords.hash(password);
        if (hash.isEmpty()) {
            return new SignUp.Busy(BUSY_WAIT_MS);
        }
        try {
            return database.writeDurably(connection -> {
                Person person = PersonRows.add(connection, name, displayName, hash.get(), clock.getAsLong());
                return new SignUp.Done(
                        person, sessions.begin(connection, person.id(), caller).session());
            });
        } catch (DuplicateRowException _) {
            return new SignUp.NameTaken();
        }
    }

    /** Signs somebody in. A name that nobody has costs as much time as a wrong password, and is counted like one. */
    public SignIn signIn(String name, String password, Caller caller) {
        Optional<SignInName> signInName = SignInName.of(name);
        String tried = signInName.map(SignInName::text).orElse("");
        long waitMs = brakes.takeSignIn(tried, caller);
        return waitMs > 0
                ? new SignIn.TooMany(waitMs)
                : counted(tried, caller, SignIn.Wrong.class, () -> signIn(signInName, password, caller));
    }

    /** Whose name and password these are, under the brakes of {@link #signIn}; no session begins. For programs that want a token. */
    public PasswordCheck check(String name, String password, Caller caller) {
        Optional<SignInName> signInName = SignInName.of(name);
        String tried = signInName.map(SignInName::text).orElse("");
        long waitMs = brakes.takeSignIn(tried, caller);
        return waitMs > 0
                ? new PasswordCheck.TooMany(waitMs)
                : counted(tried, caller, PasswordCheck.Wrong.class, () -> check(signInName, password));
    }

    /** What came of a try that was let through; it only counts when it was wrong. */
    private <T> T counted(String tried, Caller caller, Class<? extends T> wrong, Supplier<T> attempt) {
        T came;
        try {
            came = attempt.get();
        } catch (DatabaseException e) {
            brakes.giveBackSignIn(tried, caller);
            throw e;
        }
        if (!wrong.isInstance(came)) {
            brakes.giveBackSignIn(tried, caller);
        }
        return came;
    }

    private PasswordCheck check(Optional<SignInName> name, String password) {
        Optional<PersonRows.Found> found = name.isEmpty()
                ? Optional.empty()
                : database.read(connection -> PersonRows.byName(connection, name.get()));
        return switch (passwords.verify(
                password, found.map(PersonRows.Found::passwordHash).orElse(null))) {
            case BUSY -> new PasswordCheck.Busy(BUSY_WAIT_MS);
            case WRONG -> new PasswordCheck.Wrong();
            case RIGHT, RIGHT_BUT_STALE ->
                found.flatMap(one -> find(one.id()))
                        .<PasswordCheck>map(PasswordCheck.Right::new)
                        .orElseGet(PasswordCheck.Wrong::new);
        };
    }

    private SignIn signIn(Optional<SignInName> name, String password, Caller caller) {
        for (int i = 0; i < TRIES; i++) {
            Optional<PersonRows.Found> found = name.isEmpty()
                    ? Optional.empty()
                    : database.read(connection -> PersonRows.byName(connection, name.get()));
            Passwords.Verdict verdict = passwords.verify(
                    password, found.map(PersonRows.Found::passwordHash).orElse(null));
            if (verdict == Passwords.Verdict.BUSY) {
                return new SignIn.Busy(BUSY_WAIT_MS);
            }
            if (verdict == Passwords.Verdict.WRONG || found.isEmpty()) {
                return new SignIn.Wrong();
            }
            Optional<SignIn.Done> done = begin(found.get(), caller);
            if (done.isPresent()) {
                if (verdict == Passwords.Verdict.RIGHT_BUT_STALE) {
                    hashAgain(found.get(), password);
                }
                return done.get();
            }
        }
        return new SignIn.Wrong();
    }

    /** Begins a session; empty when the password was changed since it was looked at. */
    private Optional<SignIn.Done> begin(PersonRows.Found found, Caller caller) {
        record Came(SignIn.Done done, Sessions.Begun begun) {}
        Optional<Came> came = database.writeDurably(connection -> {
            Optional<PersonRows.Found> now = PersonRows.locked(connection, found.id())
                    .filter(one -> Objects.equals(one.passwordHash(), found.passwordHash()));
            if (now.isEmpty()) {
                return Optional.empty();
            }
            Sessions.Begun begun = sessions.begin(connection, found.id(), caller);
            return Optional.of(
                    new Came(new SignIn.Done(PersonRows.whole(connection, now.get()), begun.session()), begun));
        });
        came.ifPresent(one -> sessions.forget(one.begun()));
        return came.map(Came::done);
    }

    /** Puts a hash at today's cost in the place of an old one. */
    private void hashAgain(PersonRows.Found found, String password) {
        try {
            passwords
                    .hash(password)
                    .ifPresent(hash -> database.write(connection -> Sql.update(
                            connection,
                            "UPDATE person SET password_hash = ? WHERE id = ? AND password_hash = ?",
                            hash,
                            found.id(),
                            found.passwordHash())));
        } catch (DatabaseException e) {
            // The person is signed in; the next sign-in does it.
            LOG.info("a password's hash stays at an old cost: {}", e.getMessage());
        }
    }

    /** Signs in whom a provider vouches for: the person that is linked to, or a new one, a buyer without a password here. */
    public SignIn signIn(OidcIdentity identity, Caller caller) {
        PersonRows.Found found;
        try {
            found = database.writeDurably(
                    connection -> OidcRows.findOrAdd(connection, identity, displayNameOf(identity), clock.getAsLong()));
        } catch (DuplicateRowException _) {
            // The same person signed in twice for the first time; the other was faster.
            found = database.writeDurably(
                    connection -> OidcRows.findOrAdd(connection, identity, displayNameOf(identity), clock.getAsLong()));
        }
        return begin(found, caller).<SignIn>map(done -> done).orElseGet(SignIn.Wrong::new);
    }

    /**
     * Links a person who is signed in to whom a provider vouches for, so that either way of signing in finds the same
     * account; false when the provider's is linked to somebody already.
     */
    public boolean link(long person, OidcIdentity identity) {
        try {
            return database.writeDurably(
                    connection -> PersonRows.locked(connection, person).isPresent()
                            && OidcRows.link(connection, identity, person, clock.getAsLong()));
        } catch (DuplicateRowException _) {
            return false;
        }
    }

    private static String displayNameOf(OidcIdentity identity) {
        String given = identity.displayName();
        return given != null && Text.line(DISPLAY_NAME, given, MAX_DISPLAY_NAME) instanceof Checked.Good(String name)
                ? name
                : NAMELESS;
    }

    /** Changes a password, and ends all sessions but the one that asks. Tokens stay: they have an end and a list of their own. */
    public PasswordChange changePassword(
            long person, Credential current, String oldPassword, String newPassword, Caller caller) {
        Optional<PersonRows.Found> found = database.read(connection -> PersonRows.byId(connection, person));
        String name = found.map(PersonRows.Found::signInName).orElse("");
        Optional<Refusal> refusal = Passwords.refuse(NEW_PASSWORD, newPassword, name);
        if (refusal.isPresent()) {
            return new PasswordChange.Refused(refusal.get());
        }
        return switch (confirm(found, oldPassword, caller)) {
            case Confirmation.Right(PersonRows.Found right) -> changePassword(right, current, newPassword);
            case Confirmation.Wrong() -> new PasswordChange.Wrong();
            case Confirmation.TooMany(long waitMs) -> new PasswordChange.TooMany(waitMs);
            case Confirmation.Busy() -> new PasswordChange.Busy(BUSY_WAIT_MS);
        };
    }

    private PasswordChange changePassword(PersonRows.Found found, Credential current, String newPassword) {
        Optional<String> hash = passwords.hash(newPassword);
        if (hash.isEmpty()) {
            return new PasswordChange.Busy(BUSY_WAIT_MS);
        }
        PasswordChange change = database.writeDurably(connection -> {
            int changed = Sql.update(
                    connection,
                    "UPDATE person SET password_hash = ?, changed_ms = ? WHERE id = ? AND password_hash = ?",
                    hash.get(),
                    clock.getAsLong(),
                    found.id(),
                    found.passwordHash());
            return changed == 1
                    ? new PasswordChange.Done(Sessions.endOthers(connection, found.id(), current))
                    : new PasswordChange.Wrong();
        });
        identities.forgetPerson(found.id());
        return change;
    }

    /** Whether somebody who is signed in knows the password. */
    private sealed interface Confirmation {
        record Right(PersonRows.Found found) implements Confirmation {}

        record Wrong() implements Confirmation {}

        record TooMany(long waitMs) implements Confirmation {}

        record Busy() implements Confirmation {}
    }

    private Confirmation confirm(Optional<PersonRows.Found> found, String password, Caller caller) {
        if (found.isEmpty()) {
            return new Confirmation.Wrong();
        }
        String tried = "person " + found.get().id();
        long waitMs = brakes.takeSignIn(tried, caller);
        if (waitMs > 0) {
            return new Confirmation.TooMany(waitMs);
        }
        Passwords.Verdict verdict = passwords.verify(password, found.get().passwordHash());
        if (verdict == Passwords.Verdict.WRONG) {
            return new Confirmation.Wrong();
        }
        brakes.giveBackSignIn(tried, caller);
        return verdict == Passwords.Verdict.BUSY ? new Confirmation.Busy() : new Confirmation.Right(found.get());
    }

    /**
     * Deletes an account: all personal data goes, sessions and tokens end. The number stays in the books, and no one can
     * tell from it who it was.
     *
     * @param password asked for once more; ignored for who has none, as they sign in elsewhere.
     */
    public AccountDeletion delete(long person, String password, Caller caller) {
        return delete(person, password, caller, List.of());
    }

    /**
     * The same with what other modules keep of the buyer.
     *
     * @param parts what they take out, in the same transaction.
     */
    public AccountDeletion delete(long person, String password, Caller caller, List<ErasePart> parts) {
        Optional<PersonRows.Found> found = database.read(connection -> PersonRows.byId(connection, person));
        Confirmation confirmation = found.isPresent() && found.get().passwordHash() == null
                ? new Confirmation.Right(found.get())
                : confirm(found, password, caller);
        return switch (confirmation) {
            case Confirmation.Right(PersonRows.Found right) -> delete(right, parts);
            case Confirmation.Wrong() -> new AccountDeletion.Wrong();
            case Confirmation.TooMany(long waitMs) -> new AccountDeletion.TooMany(waitMs);
            case Confirmation.Busy() -> new AccountDeletion.Busy(BUSY_WAIT_MS);
        };
    }

    private AccountDeletion delete(PersonRows.Found found, List<ErasePart> parts) {
        AccountDeletion came = database.writeDurably(connection -> {
            AccountDeletion done = Deletion.delete(connection, found.id(), found.buyer(), clock.getAsLong());
            if (done instanceof AccountDeletion.Done(long buyer)) {
                for (ErasePart part : parts) {
                    part.erase(connection, buyer);
                }
            }
            return done;
        });
        identities.forgetPerson(found.id());
        return came;
    }

    /** Changes what others see; empty when it is done, or there is no such person. */
    public Optional<Refusal> rename(long person, String displayName) {
        return switch (Text.line(DISPLAY_NAME, displayName, MAX_DISPLAY_NAME)) {
            case Checked.Bad(Refusal refusal) -> Optional.of(refusal);
            case Checked.Good(String name) -> {
                database.writeDurably(connection -> Sql.update(
                        connection,
                        "UPDATE person SET display_name = ?, changed_ms = ? WHERE id = ? AND state = 'ACTIVE'",
                        name,
                        clock.getAsLong(),
                        person));
                yield Optional.empty();
            }
        };
    }

    /** A person by number; empty when there is none, or no longer. */
    public Optional<Person> find(long person) {
        return database.read(connection -> PersonRows.read(connection, person));
    }

    /** A person by the number that they order by, for operators; empty when there is none, or no longer. */
    public Optional<Person> findByBuyer(long buyer) {
        return database.read(connection -> {
            Optional<PersonRows.Found> found = PersonRows.byBuyer(connection, buyer);
            return found.isEmpty() ? Optional.empty() : Optional.of(PersonRows.whole(connection, found.get()));
        });
    }

    /** A person by the name that they sign in with, for operators. */
    public Optional<Person> findByName(String name) {
        Optional<SignInName> signInName = SignInName.of(name);
        if (signInName.isEmpty()) {
            return Optional.empty();
        }
        return database.read(connection -> {
            Optional<PersonRows.Found> found = PersonRows.byName(connection, signInName.get());
            return found.isEmpty() ? Optional.empty() : Optional.of(PersonRows.whole(connection, found.get()));
        });
    }

    /**
     * People in the order of their numbers, for operators.
     *
     * @param after the number after which to begin, 0 for the first.
     * @param limit 1 to 1,000.
     */
    public List<Person> list(long after, int limit) {
        return database.read(connection -> PersonRows.after(connection, after, Math.clamp(limit, 1, MAX_PAGE)));
    }
}
