package io.drumroll.history;

import io.drumroll.database.Database;
import io.drumroll.database.Sql;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.history.FeedCheckpoints.Checkpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what went into buyers' wallets and out of them, as far as the history was counted. The amounts of a currency sum to
 * what the wallet held then. Any thread may call; each call waits for the database.
 */
public final class WalletMovements {
    /** Movements that one page holds at most. */
    public static final int MAX_PAGE = 100;

    /** What was written as a movement, and what orders tell of their payments. */
    private static final String MOVED =
            """
        SELECT sequence, moved_ms, order_number, kind, amount_minor, currency FROM (
            SELECT buyer, sequence, moved_ms, order_number, kind, amount_minor, currency FROM wallet_movement
            UNION ALL SELECT buyer, paid_sequence, paid_ms, number,
                CAST(CASE WHEN deposit_minor > 0 THEN %d ELSE %d END AS smallint), -paid_minor, currency
            FROM placed_order WHERE pay_method = %d AND paid_minor > 0) moved
        WHERE \
        """.formatted(MovementKind.BALANCE.code(), MovementKind.PAYMENT.code(), BatchWriter.code(PayMethod.WALLET));

    private final Database database;

    /** The movements in a database whose tables {@link HistoryWriter#open} made. */
    public WalletMovements(Database database) {
        this.database = database;
    }

    /**
     * A movement.
     *
     * @param sequence the number of its event: an event moves one wallet at most once.
     * @param order the number of its order, 0 for none.
     * @param amountMinor in minor units, negative when it left the wallet; never 0.
     */
    public record Movement(
            long sequence, long movedMs, long order, MovementKind kind, long amountMinor, String currency) {}

    /**
     * Some movements, newest first.
     *
     * @param next what the next page is before, 0 at the end.
     * @param counted how far the history was counted then.
     */
    public record Page(List<Movement> movements, long next, Checkpoint counted) {
        /** With a copy of the list. */
        public Page {
            movements = List.copyOf(movements);
        }
    }

    /**
     * Movements of a buyer's wallets, newest first.
     *
     * @param currency of this currency alone, or null for all.
     * @param before what the page before gave as its next, or 0 for the newest.
     * @param limit 1 to {@link #MAX_PAGE}.
     */
    public Page of(long buyer, @Nullable Currency currency, long before, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " movements, not " + limit);
        }
        return database.read(connection -> {
            // Read first: what is counted in between is in the list and not promised.
            Checkpoint counted = FeedCheckpoints.read(connection, HistoryWriter.VIEW);
            List<Movement> found = read(connection, buyer, currency, before, limit + 1);
            boolean isMore = found.size() > limit;
            List<Movement> page = isMore ? found.subList(0, limit) : found;
            return new Page(page, isMore ? page.getLast().sequence() : 0, counted);
        });
    }

    private static List<Movement> read(
            Connection connection, long buyer, @Nullable Currency currency, long before, int limit)
            throws SQLException {
        Conditions where = new Conditions().and("buyer = ?", buyer);
        if (before > 0) {
            where.and("sequence < ?", before);
        }
        if (currency != null) {
            where.and("currency = ?", currency.code());
        }
        where.and("TRUE ORDER BY sequence DESC FETCH FIRST ? ROWS ONLY", limit);
        return Sql.list(
                connection,
                MOVED + where.sql(),
                row -> new Movement(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        MovementKind.ofCode(row.getInt(4)),
                        row.getLong(5),
                        row.getString(6)),
                where.values());
    }
}
