package io.drumroll.catalog.transfer;

import io.drumroll.catalog.Problem;
import io.drumroll.catalog.transfer.ImportRun.State;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Runs of imports and their errors as rows. */
final class ImportRuns {
    private static final String SELECT = "SELECT id, shop, file_hash, file_bytes, format, dry_run, submit, state,"
            + " read_bytes, products_done, created, changed, unchanged, errors, reason, started_ms, changed_ms"
            + " FROM import_run ";
    private static final int MAX_FIELD = 200;
    private static final int MAX_REASON = 500;

    private ImportRuns() {}

    static ImportRun begin(Connection connection, ImportOrder order, long fileBytes, long nowMs) throws SQLException {
        long id = Sql.insert(
                connection,
                "INSERT INTO import_run (shop, file_hash, file_bytes, format, dry_run, submit, state, read_bytes,"
                        + " products_done, created, changed, unchanged, errors, reason, started_ms, changed_ms)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, '', ?, ?)",
                order.shop(),
                order.fileHash(),
                fileBytes,
                order.format().name(),
                order.dryRun(),
                order.submit(),
                State.RUNNING.name(),
                nowMs,
                nowMs);
        return byId(connection, id).orElseThrow();
    }

    /** Writes how far a run has come; false when it is not running any more. */
    static boolean update(Connection connection, ImportRun run) throws SQLException {
        int rows = Sql.update(
                connection,
                "UPDATE import_run SET state = ?, read_bytes = ?, products_done = ?, created = ?, changed = ?,"
                        + " unchanged = ?, errors = ?, reason = ?, changed_ms = ? WHERE id = ? AND state = 'RUNNING'",
                run.state().name(),
                run.readBytes(),
                run.productsDone(),
                run.created(),
                run.changed(),
                run.unchanged(),
                run.errors(),
                cut(run.reason(), MAX_REASON),
                run.changedMs(),
                run.id());
        return rows > 0;
    }

    static boolean cancel(Connection connection, long id, long nowMs) throws SQLException {
        return Sql.update(
                        connection,
                        "UPDATE import_run SET state = ?, changed_ms = ? WHERE id = ? AND state = 'RUNNING'",
                        State.CANCELLED.name(),
                        nowMs,
                        id)
                > 0;
    }

    /** How many of a shop's imports have not come to their ends. */
    static long countUnfinished(Connection connection, int shop) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT count(*) FROM import_run WHERE shop = ? AND state = 'RUNNING'",
                        row -> row.getLong(1),
                        shop)
                .orElseThrow();
    }

    /** Keeps errors behind those that were found before. */
    static void addErrors(Connection connection, long run, long before, List<ImportError> errors) throws SQLException {
        int left = (int) Math.max(0, Imports.MAX_ERRORS - before);
        if (left == 0 || errors.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO import_error (run, place, line, field, reason) VALUES (?, ?, ?, ?, ?)")) {
            int place = (int) before;
            for (ImportError error : errors.subList(0, Math.min(left, errors.size()))) {
                Sql.bind(
                        statement,
                        run,
                        place++,
                        error.line(),
                        cut(error.problem().field(), MAX_FIELD),
                        cut(error.problem().reason(), MAX_REASON));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static Optional<ImportRun> byId(Connection connection, long id) throws SQLException {
        return Sql.first(connection, SELECT + "WHERE id = ?", ImportRuns::row, id);
    }

    static Optional<ImportRun> unfinished(Connection connection, ImportOrder order) throws SQLException {
        return Sql.first(
                connection,
                SELECT + "WHERE shop = ? AND file_hash = ? AND format = ? AND dry_run = ? AND submit = ?"
                        + " AND state = 'RUNNING'",
                ImportRuns::row,
                order.shop(),
                order.fileHash(),
                order.format().name(),
                order.dryRun(),
                order.submit());
    }

    static List<ImportRun> ofShop(Connection connection, int shop, long beforeId, int limit) throws SQLException {
        return Sql.list(
                connection,
                SELECT + "WHERE shop = ? AND id < ? ORDER BY shop DESC, id DESC FETCH FIRST ? ROWS ONLY",
                ImportRuns::row,
                shop,
                beforeId,
                limit);
    }

    static List<ImportRun> unfinished(Connection connection, long afterId, int limit) throws SQLException {
        return Sql.list(
                connection,
                SELECT + "WHERE state = 'RUNNING' AND id > ? ORDER BY state, id FETCH FIRST ? ROWS ONLY",
                ImportRuns::row,
                afterId,
                limit);
    }

    static boolean isWanted(Connection connection, String fileHash) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT 1 FROM import_run WHERE file_hash = ? AND state = 'RUNNING' FETCH FIRST 1 ROWS ONLY",
                        row -> row.getInt(1),
                        fileHash)
                .isPresent();
    }

    static List<ImportError> errors(Connection connection, long run) throws SQLException {
        return Sql.list(
                connection,
                "SELECT line, field, reason FROM import_error WHERE run = ? ORDER BY place FETCH FIRST ? ROWS ONLY",
                row -> new ImportError(row.getLong(1), new Problem(row.getString(2), row.getString(3))),
                run,
                Imports.MAX_ERRORS);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }

    private static ImportRun row(ResultSet row) throws SQLException {
        return new ImportRun(
                row.getLong(1),
                new ImportOrder(
                        row.getInt(2),
                        row.getString(3),
                        Format.valueOf(row.getString(5)),
                        row.getBoolean(6),
                        row.getBoolean(7)),
                State.valueOf(row.getString(8)),
                row.getLong(4),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getString(15),
                row.getLong(16),
                row.getLong(17));
    }
}
