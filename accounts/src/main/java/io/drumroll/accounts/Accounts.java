package io.drumroll.accounts;

import io.drumroll.database.Database;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The accounts of an installation: open them once, {@link #start} them, and hand their parts to who needs them. Any thread may
 * call.
 */
public final class Accounts implements AutoCloseable {
    /** The folder of {@link Database#migrate}. */
    private static final String MODULE = "accounts";

    private final Database database;
    private final Passwords passwords;
    private final CachedIdentities identities;
    private final Sessions sessions;
    private final Tokens tokens;
    private final People people;
    private final ProgramPeople programPeople;
    private final OperatorActions operatorActions;
    private final Roles roles;
    private final Vault vault;
    private final Addresses addresses;
    private final OrderAddresses orderAddresses;
    private final Consents consents;
    private final PersonalData personalData;

    private Accounts(Database database, Vault vault, PasswordCost cost, LongSupplier clock) {
        this.database = database;
        this.vault = vault;
        this.passwords = new Passwords(cost);
        this.identities = new CachedIdentities(database, clock);
        this.sessions = new Sessions(database, identities, clock);
        this.tokens = new Tokens(database, identities, clock);
        this.people = new People(database, identities, sessions, passwords, new SignInBrakes(clock), clock);
        this.programPeople = new ProgramPeople(database, identities, clock);
        this.operatorActions = new OperatorActions(database, clock);
        this.roles = new Roles(database, identities, operatorActions, clock);
        this.addresses = new Addresses(database, vault, clock);
        this.orderAddresses = new OrderAddresses(database, vault, clock);
        this.consents = new Consents(database, clock);
        this.personalData = new PersonalData(database, sessions, tokens, addresses, orderAddresses, consents);
    }

    /**
     * Opens the accounts; the database may be away.
     *
     * @param keyFile the keys of {@link Vault}; made when it is not there.
     * @param cost what a password costs to try; {@link PasswordCost#OWASP} outside of tests.
     * @param clock ms of the epoch.
     */
    public static Accounts open(Database database, Path keyFile, PasswordCost cost, LongSupplier clock) {
        return new Accounts(database, Vault.open(keyFile), cost, clock);
    }

    /** Like {@link #open(Database, Path, PasswordCost, LongSupplier)}, with the keys in a data folder and the usual cost. */
    public static Accounts open(Database database, Path dataDir) {
        return open(
                database, dataDir.resolve("keys").resolve("accounts"), PasswordCost.OWASP, System::currentTimeMillis);
    }

    /**
     * Brings the tables up to date, checks that the keys fit to them, and makes the first operator when there is none. May be
     * called again after it failed.
     *
     * @return the first operator, whose password is to be shown now and is told nowhere again.
     * @throws io.drumroll.database.DatabaseUnavailableException when the database is away.
     * @throws IllegalStateException when the file of keys is not the one that belongs to the database.
     */
    public Optional<FirstOperator> start() {
        database.migrate(MODULE);
        addresses.checkKeys();
        return roles.first(passwords);
    }

    /** Removes sessions and tokens that have expired; for now and then. Returns how many rows. */
    public int sweep() {
        return sessions.sweep();
    }

    /** Who a caller is. */
    public Identities identities() {
        return identities;
    }

    /** Signing up and in, and people's own accounts. */
    public People people() {
        return people;
    }

    /** The sessions of browsers. */
    public Sessions sessions() {
        return sessions;
    }

    /** The tokens of programs. */
    public Tokens tokens() {
        return tokens;
    }

    /** Many people at once, for programs. */
    public ProgramPeople programPeople() {
        return programPeople;
    }

    /** Who may do what. */
    public Roles roles() {
        return roles;
    }

    /** The audit trail. */
    public OperatorActions operatorActions() {
        return operatorActions;
    }

    /** Where parcels go. */
    public Addresses addresses() {
        return addresses;
    }

    /** Where orders go. */
    public OrderAddresses orderAddresses() {
        return orderAddresses;
    }

    /** What people agreed to. */
    public Consents consents() {
        return consents;
    }

    /** All that is known of a person. */
    public PersonalData personalData() {
        return personalData;
    }

    /** What encrypts fields; other modules' secrets may use it under names of their own tables. */
    public Vault vault() {
        return vault;
    }

    /** Ends the threads; the database stays open. */
    @Override
    public void close() {
        identities.close();
        passwords.close();
    }
}
