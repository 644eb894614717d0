package io.drumroll.catalog;

import io.drumroll.catalog.Merchant.State;
import io.drumroll.catalog.Merchant.Wish;
import io.drumroll.catalog.Result.Refused;
import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Merchants, from the application to the open shop. Any thread may call any method; each waits for the database, and some
 * for the engine. What is answered as done is on disk.
 */
public final class Merchants {
    /** The most applications of one person. */
    public static final int MAX_APPLICATIONS = 20;
    /** The most characters of a shop's name. */
    public static final int MAX_NAME = 60;
    /** The most merchants in one answer. */
    public static final int MAX_PAGE = 1_000;

    private static final String SELECT = "SELECT m.id, m.person, m.name, m.shop_kind, m.country, m.currency, m.state,"
            + " m.reason, m.decided_by, m.applied_ms, m.decided_ms, COALESCE(s.shop, 0)"
            + " FROM merchant m LEFT JOIN merchant_shop s ON s.merchant = m.id ";

    private final Database database;
    private final Shops shops;
    private final ShopOwners owners;
    private final LongSupplier nowMs;

    /**
     * The merchants of a database.
     *
     * @param owners told whose each shop is, before it counts as opened.
     * @param nowMs the time, in ms of the epoch.
     */
    public Merchants(Database database, Shops shops, ShopOwners owners, LongSupplier nowMs) {
        this.database = database;
        this.shops = shops;
        this.owners = owners;
        this.nowMs = nowMs;
    }

    /** A person applies for a shop; one application at a time may wait. */
    public Result<Merchant> apply(long person, Wish raw) {
        Problems problems = new Problems();
        String name = TextRules.required("name", raw.name(), MAX_NAME, false, problems);
        if (name.getBytes(StandardCharsets.UTF_8).length > Limits.MAX_TEXT_BYTES) {
            problems.add("name", "Write at most " + Limits.MAX_TEXT_BYTES + " bytes of UTF-8.");
        }
        if (!problems.isEmpty()) {
            return Result.badContent(problems);
        }
        Wish wish = new Wish(name, raw.kind(), raw.country(), raw.currency());
        return database.writeDurably(connection -> {
            // Whoever changes the catalogue waits here for each other, so two applications at once are seen.
            Counters.changes(connection, 1);
            List<Merchant> before =
                    Sql.list(connection, SELECT + "WHERE m.person = ? ORDER BY m.id", Merchants::row, person);
            if (before.stream().anyMatch(merchant -> merchant.state() == State.APPLIED)) {
                return Result.refused(Refusal.WRONG_STATE, "An application of yours waits already.");
            }
            if (before.size() >= MAX_APPLICATIONS) {
                return Result.refused(Refusal.LIMIT_REACHED, "You have applied " + MAX_APPLICATIONS + " times.");
            }
            return Result.done(insert(connection, person, wish));
        });
    }

    private Merchant insert(Connection connection, long person, Wish wish) throws SQLException {
        long now = nowMs.getAsLong();
        long id = Sql.insert(
                connection,
                "INSERT INTO merchant (person, name, shop_kind, country, currency, state, reason, decided_by,"
                        + " applied_ms, decided_ms) VALUES (?, ?, ?, ?, ?, ?, '', 0, ?, 0)",
                person,
                wish.name(),
                wish.kind().name(),
                wish.country().code(),
                wish.currency().code(),
                State.APPLIED.name(),
                now);
        return new Merchant(id, person, wish, State.APPLIED, "", 0, now, 0, 0);
    }

    /**
     * An operator approves an application: the engine opens the shop, and the person may run it.
     *
     * @return refused with {@link Refusal#UNDER_WAY} when the engine is away: {@link #finishUnderWay} goes on.
     */
    public Result<Merchant> approve(long id, long operator) {
        Result<Merchant> decided = decide(id, State.OPENING, "", operator);
        return decided instanceof Result.Done<Merchant>(Merchant merchant) ? open(merchant) : decided;
    }

    /** An operator refuses an application, and says why. */
    public Result<Merchant> refuse(long id, long operator, String reason) {
        Problems problems = new Problems();
        String why = TextRules.required("reason", reason, Products.MAX_REASON, false, problems);
        return problems.isEmpty() ? decide(id, State.REFUSED, why, operator) : Result.badContent(problems);
    }

    /**
     * Opens the shops that were approved when the engine went away or the process ended: to be called at start and every
     * few seconds.
     *
     * @return how many are still under way, at most {@code limit}.
     */
    public int finishUnderWay(int limit) {
        int left = 0;
        for (Merchant merchant : inState(State.OPENING, 0, limit)) {
            if (open(merchant) instanceof Refused<Merchant> refused && refused.why() == Refusal.UNDER_WAY) {
                left++;
            }
        }
        return left;
    }

    private Result<Merchant> decide(long id, State next, String reason, long operator) {
        return database.writeDurably(connection -> {
            int rows = Sql.update(
                    connection,
                    "UPDATE merchant SET state = ?, reason = ?, decided_by = ?, decided_ms = ?"
                            + " WHERE id = ? AND state = 'APPLIED'",
                    next.name(),
                    reason,
                    operator,
                    nowMs.getAsLong(),
                    id);
            Optional<Merchant> merchant = byId(connection, id);
            if (merchant.isEmpty()) {
                return Result.refused(Refusal.NOT_FOUND, "There is no such application.");
            }
            return rows == 0
                    ? Result.refused(Refusal.WRONG_STATE, "It was decided already.")
                    : Result.done(merchant.get());
        });
    }

    private Result<Merchant> open(Merchant merchant) {
        Wish wish = merchant.wish();
        Shops.Answer answer =
                shops.open("merchant-" + merchant.id(), wish.name(), wish.country(), wish.kind(), wish.currency());
        return switch (answer) {
            case Shops.Answer.Opened(int shop) -> Result.done(opened(merchant, shop));
            case Shops.Answer.Refused(String reason) -> {
                String why = Publisher.cut(reason, Products.MAX_REASON);
                end(merchant, State.REFUSED, why);
                yield Result.refused(Refusal.ENGINE_REFUSED, why);
            }
            case Shops.Answer.Away(String reason) ->
                Result.refused(Refusal.UNDER_WAY, reason + " The shop is opened as soon as the engine answers.");
        };
    }

    private Merchant opened(Merchant merchant, int shop) {
        owners.give(merchant.person(), shop, merchant.decidedBy());
        return database.writeDurably(connection -> {
            Sql.update(
                    connection,
                    "INSERT INTO merchant_shop (shop, merchant) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    shop,
                    merchant.id());
            setState(connection, merchant, State.APPROVED, "");
            return byId(connection, merchant.id()).orElseThrow();
        });
    }

    private void end(Merchant merchant, State state, String reason) {
        database.writeDurably(connection -> setState(connection, merchant, state, reason));
    }

    private static int setState(Connection connection, Merchant merchant, State state, String reason)
            throws SQLException {
        return Sql.update(
                connection,
                "UPDATE merchant SET state = ?, reason = ? WHERE id = ? AND state = 'OPENING'",
                state.name(),
                reason,
                merchant.id());
    }

    /** A merchant by its number. */
    public Optional<Merchant> byId(long id) {
        return database.read(connection -> byId(connection, id));
    }

    /** All applications of a person, the oldest first; at most {@link #MAX_APPLICATIONS}. */
    public List<Merchant> ofPerson(long person) {
        return database.read(connection ->
                Sql.list(connection, SELECT + "WHERE m.person = ? ORDER BY m.id", Merchants::row, person));
    }

    /** Whose shop it is; empty for a shop that did not come from an application. */
    public Optional<Merchant> ofShop(int shop) {
        return database.read(connection -> Sql.first(connection, SELECT + "WHERE s.shop = ?", Merchants::row, shop));
    }

    /**
     * A page of the applications in a state, by number.
     *
     * @param afterId the last number of the page before; 0 for the first.
     */
    public List<Merchant> inState(State state, long afterId, int limit) {
        return database.read(connection -> Sql.list(
                connection,
                SELECT + "WHERE m.state = ? AND m.id > ? ORDER BY m.state, m.id FETCH FIRST ? ROWS ONLY",
                Merchants::row,
                state.name(),
                afterId,
                Math.clamp(limit, 1, MAX_PAGE)));
    }

    private static Optional<Merchant> byId(Connection connection, long id) throws SQLException {
        return Sql.first(connection, SELECT + "WHERE m.id = ?", Merchants::row, id);
    }

    private static Merchant row(ResultSet row) throws SQLException {
        return new Merchant(
                row.getLong(1),
                row.getLong(2),
                new Wish(
                        row.getString(3),
                        ShopKind.valueOf(row.getString(4)),
                        new Country(row.getString(5)),
                        new Currency(row.getString(6))),
                State.valueOf(row.getString(7)),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getInt(12));
    }
}
