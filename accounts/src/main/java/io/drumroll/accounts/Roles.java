package io.drumroll.accounts;

import io.drumroll.database.Database;
import io.drumroll.database.DuplicateRowException;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: operators give roles and shops to people and take them, which the audit trail notes in the same transaction.
 * There is always an operator. Methods wait for the database and throw its exceptions.
 */
public final class Roles {
    /** How many shops a person may run. */
    public static final int MAX_SHOPS = 1_000;

    /** How many people run a shop at the most, of those who were added by its team. */
    public static final int MAX_TEAM = 100;

    private static final String FIRST_OPERATOR = "operator";

    private final Database database;
    private final CachedIdentities identities;
    private final OperatorActions actions;
    private final LongSupplier clock;

    Roles(Database database, CachedIdentities identities, OperatorActions actions, LongSupplier clock) {
        this.database = database;
        this.identities = identities;
        this.actions = actions;
        this.clock = clock;
    }

    /** Gives a person a role. */
    public RoleChange give(long operator, long person, Role role, String reason) {
        return change(operator, person, "GIVE_ROLE", role.name(), reason, (connection, found) -> {
            if (found.roles().contains(role)) {
                return new RoleChange.Unchanged(found);
            }
            Sql.update(connection, "INSERT INTO person_role (person, role) VALUES (?, ?)", person, role.name());
            return null;
        });
    }

    /** Takes a role from a person; everybody stays a buyer. */
    public RoleChange take(long operator, long person, Role role, String reason) {
        return change(operator, person, "TAKE_ROLE", role.name(), reason, (connection, found) -> {
            if (role == Role.BUYER) {
                return new RoleChange.Refused(new Refusal("role", "must not be BUYER: everybody is one"));
            }
            if (role == Role.OPERATOR && isLastOperator(connection, person)) {
                return new RoleChange.LastOperator();
            }
            int taken = Sql.update(
                    connection, "DELETE FROM person_role WHERE person = ? AND role = ?", person, role.name());
            return taken == 0 ? new RoleChange.Unchanged(found) : null;
        });
    }

    /** Makes a person a merchant who runs a shop, among others. */
    public RoleChange giveShop(long operator, long person, int shop, String reason) {
        return change(operator, person, "GIVE_SHOP", Integer.toString(shop), reason, (connection, found) -> {
            if (shop < 1 || (!found.shops().contains(shop) && found.shops().size() >= MAX_SHOPS)) {
                return new RoleChange.Refused(new Refusal(
                        "shop", "must be a shop's number, and one of at most " + MAX_SHOPS + " of a person"));
            }
            boolean isMerchant = found.roles().contains(Role.MERCHANT);
            if (isMerchant && found.shops().contains(shop)) {
                return new RoleChange.Unchanged(found);
            }
            if (!isMerchant) {
                Sql.update(
                        connection,
                        "INSERT INTO person_role (person, role) VALUES (?, ?)",
                        person,
                        Role.MERCHANT.name());
            }
            if (!found.shops().contains(shop)) {
                Sql.update(connection, "INSERT INTO person_shop (person, shop) VALUES (?, ?)", person, shop);
            }
            return null;
        });
    }

    /** Takes a shop from a person, who stays a merchant. */
    public RoleChange takeShop(long operator, long person, int shop, String reason) {
        return change(operator, person, "TAKE_SHOP", Integer.toString(shop), reason, (connection, found) -> {
            int taken = Sql.update(connection, "DELETE FROM person_shop WHERE person = ? AND shop = ?", person, shop);
            return taken == 0 ? new RoleChange.Unchanged(found) : null;
        });
    }

    /** Who runs a shop, by number; the first {@link #MAX_TEAM}. */
    public List<Person> team(int shop) {
        return database.read(connection -> {
            List<Person> team = new ArrayList<>();
            for (long person : teamOf(connection, shop, "")) {
                PersonRows.read(connection, person).ifPresent(team::add);
            }
            return List.copyOf(team);
        });
    }

    private static List<Long> teamOf(Connection connection, int shop, String lock) throws SQLException {
        return Sql.list(
                connection,
                "SELECT s.person FROM person_shop s WHERE s.shop = ? AND EXISTS (SELECT 1 FROM person_role r"
                        + " WHERE r.person = s.person AND r.role = ?) ORDER BY s.person FETCH FIRST ? ROWS ONLY" + lock,
                row -> row.getLong(1),
                shop,
                Role.MERCHANT.name(),
                MAX_TEAM);
    }

    /**
     * Somebody who may adds a person to those who run a shop.
     *
     * @param actor who does it: one who runs the shop, or an operator.
     */
    public RoleChange joinTeam(long actor, long person, int shop, String reason) {
        return team(shop).size() < MAX_TEAM
                ? giveShop(actor, person, shop, reason)
                : new RoleChange.Refused(
                        new Refusal("name", "is one too many: at most " + MAX_TEAM + " people run a shop"));
    }

    /**
     * Somebody who may takes a person from those who run a shop, but for the last one.
     *
     * @param actor who does it: one who runs the shop, or an operator.
     */
    public RoleChange leaveTeam(long actor, long person, int shop, String reason) {
        return change(actor, person, "TAKE_SHOP", Integer.toString(shop), reason, (connection, found) -> {
            if (teamOf(connection, shop, " FOR UPDATE").equals(List.of(person))) {
                return new RoleChange.Refused(
                        new Refusal("person", "must not be the last who runs the shop: add somebody else first"));
            }
            int taken = Sql.update(connection, "DELETE FROM person_shop WHERE person = ? AND shop = ?", person, shop);
            return taken == 0 ? new RoleChange.Unchanged(found) : null;
        });
    }

    /** What to change; null when it was changed, else why not. */
    private interface Change {
        @Nullable
        RoleChange make(Connection connection, Person found) throws SQLException;
    }

    private RoleChange change(long operator, long person, String action, String what, String reason, Change change) {
        if (Text.optionalLine("reason", reason, OperatorActions.MAX_REASON) instanceof Checked.Bad(Refusal refusal)) {
            return new RoleChange.Refused(refusal);
        }
        RoleChange came = database.writeDurably(connection -> {
            Optional<Person> found = PersonRows.lock(connection, person);
            if (found.isEmpty()) {
                return new RoleChange.NoSuchPerson();
            }
            RoleChange notChanged = change.make(connection, found.get());
            if (notChanged != null) {
                return notChanged;
            }
            actions.add(connection, operator, action, "person " + person + " " + what, reason);
            return new RoleChange.Done(PersonRows.read(connection, person).orElseThrow());
        });
        identities.forgetPerson(person);
        return came;
    }

    /** Whether nobody else is an operator; until the transaction ends nobody stops being one. */
    static boolean isLastOperator(Connection connection, long person) throws SQLException {
        List<Long> operators = Sql.list(
                connection,
                "SELECT person FROM person_role WHERE role = ? ORDER BY person FOR UPDATE",
                row -> row.getLong(1),
                Role.OPERATOR.name());
        return operators.equals(List.of(person));
    }

    /**
     * Makes the first operator when there is none.
     *
     * @return the operator with the password, which is told here and nowhere again; empty when there is one already.
     */
    Optional<FirstOperator> first(Passwords passwords) {
        if (hasOperator()) {
            return Optional.empty();
        }
        String password = Secrets.password();
        String hash =
                passwords.hash(password).orElseThrow(() -> new IllegalStateException("the line is full at start"));
        SignInName name = SignInName.of(FIRST_OPERATOR).orElseThrow();
        try {
            return Optional.of(database.writeDurably(connection -> {
                Person person = PersonRows.add(connection, name, "Operator", hash, clock.getAsLong());
                Sql.update(
                        connection,
                        "INSERT INTO person_role (person, role) VALUES (?, ?)",
                        person.id(),
                        Role.OPERATOR.name());
                actions.add(connection, 0, "FIRST_OPERATOR", "person " + person.id(), "");
                return new FirstOperator(person.id(), name.text(), password);
            }));
        } catch (DuplicateRowException _) {
            // Another process was faster, and told the password there.
            return Optional.empty();
        }
    }

    private boolean hasOperator() {
        return database.read(connection -> !Sql.list(
                        connection,
                        "SELECT person FROM person_role WHERE role = ? FETCH FIRST 1 ROWS ONLY",
                        row -> row.getLong(1),
                        Role.OPERATOR.name())
                .isEmpty());
    }
}
