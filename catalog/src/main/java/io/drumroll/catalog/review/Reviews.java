package io.drumroll.catalog.review;

import io.drumroll.catalog.Problems;
import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.TextRules;
import io.drumroll.database.Database;
import io.drumroll.database.DuplicateRowException;
import io.drumroll.database.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What buyers say of products that they received. Any thread may call any method; each waits for the database and throws its
 * exceptions. What is answered as done is on disk.
 */
public final class Reviews {
    /** The most reviews in one answer. */
    public static final int MAX_PAGE = 100;
    /** The most stars of a review. */
    public static final int MAX_STARS = 5;
    /** The most characters of a review, and of an answer. */
    public static final int MAX_TEXT = 2_000;
    /** The most characters of a reason to hide a review. */
    public static final int MAX_REASON = 500;
    /** The most reviews of a buyer in one list: for the archive of one's data. */
    private static final int MAX_OF_BUYER = 100_000;

    private static final int MAX_LANGUAGE = 35;
    private static final int MAX_AUTHOR = 16;
    private static final String SELECT = "SELECT id, product, author, stars, language, body, answer, answered_ms,"
            + " hidden_reason, written_ms, changed_ms FROM review ";
    private static final String NOT_FOUND = "There is no such review of this product.";

    private final Database database;
    private final Purchases purchases;
    private final LongSupplier nowMs;

    /**
     * The reviews of a catalogue's database.
     *
     * @param nowMs the time, in ms of the epoch.
     */
    public Reviews(Database database, Purchases purchases, LongSupplier nowMs) {
        this.database = database;
        this.purchases = purchases;
        this.nowMs = nowMs;
    }

    /**
     * What a buyer writes.
     *
     * @param author the buyer's display name, of which the first letter is kept.
     */
    public record Draft(int stars, String language, String text, String author) {}

    /**
     * Writes a buyer's review of a product, or writes it anew; what an operator hid stays hidden.
     *
     * @param skus the SKUs of the product's variants.
     * @return refused with {@link Refusal#NOT_RECEIVED} where the buyer has received none of them.
     */
    public Result<Review> write(long product, Collection<Integer> skus, long buyer, Draft raw) {
        Problems problems = new Problems();
        Draft draft = checked(raw, problems);
        if (!problems.isEmpty()) {
            return Result.badContent(problems);
        }
        if (!purchases.hasReceived(buyer, skus)) {
            return Result.refused(
                    Refusal.NOT_RECEIVED,
                    "Only who has received the product reviews it: confirm the receipt first, or try again in a moment.");
        }
        try {
            return Result.done(database.writeDurably(connection -> put(connection, product, buyer, draft)));
        } catch (DuplicateRowException _) {
            // Another request wrote the first just now: this one changes it.
            return Result.done(database.writeDurably(connection -> put(connection, product, buyer, draft)));
        }
    }

    private Review put(Connection connection, long product, long buyer, Draft draft) throws SQLException {
        long now = nowMs.getAsLong();
        int changed = Sql.update(
                connection,
                "UPDATE review SET author = ?, stars = ?, language = ?, body = ?, changed_ms = ?"
                        + " WHERE product = ? AND buyer = ?",
                draft.author(),
                draft.stars(),
                draft.language(),
                draft.text(),
                now,
                product,
                buyer);
        if (changed == 0) {
            Sql.insert(
                    connection,
                    "INSERT INTO review (product, buyer, author, stars, language, body, answer, answered_ms,"
                            + " hidden_reason, written_ms, changed_ms) VALUES (?, ?, ?, ?, ?, ?, '', 0, '', ?, ?)",
                    product,
                    buyer,
                    draft.author(),
                    draft.stars(),
                    draft.language(),
                    draft.text(),
                    now,
                    now);
        }
        return own(connection, product, buyer).orElseThrow();
    }

    private static Draft checked(Draft raw, Problems problems) {
        if (raw.stars() < 1 || raw.stars() > MAX_STARS) {
            problems.add("stars", "Give 1 to " + MAX_STARS + " stars.");
        }
        String text = TextRules.required("text", raw.text(), MAX_TEXT, true, problems);
        return new Draft(raw.stars(), language(raw.language(), problems), text, letter(raw.author()));
    }

    private static String language(String tag, Problems problems) {
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            if (!tag.isEmpty() && !language.equals("und") && language.length() <= MAX_LANGUAGE) {
                return language;
            }
        } catch (IllformedLocaleException _) {
            // named below, as what is too long
        }
        problems.add("language", "Name the language by its tag, such as en or zh-Hant.");
        return "";
    }

    /** A name's first letter, with the marks on it; empty where there is none. */
    private static String letter(String name) {
        int end = 0;
        while (end < name.length() && end < MAX_AUTHOR) {
            int point = name.codePointAt(end);
            boolean isMark = Character.getType(point) == Character.NON_SPACING_MARK;
            if (end > 0 && !isMark) {
                break;
            }
            end += Character.charCount(point);
        }
        return name.substring(0, Math.min(end, name.length()));
    }

    /**
     * A product's reviews that everybody may see, newest first.
     *
     * @param before where the page before says that the list goes on; 0 for the newest.
     * @param limit 1 to {@link #MAX_PAGE}.
     */
    public ReviewPage list(long product, long before, int limit) {
        int most = Math.clamp(limit, 1, MAX_PAGE);
        return database.read(connection -> {
            List<Review> found = Sql.list(
                    connection,
                    SELECT + "WHERE product = ? AND id < ? AND hidden_reason = '' ORDER BY id DESC"
                            + " FETCH FIRST ? ROWS ONLY",
                    Reviews::read,
                    product,
                    before == 0 ? Long.MAX_VALUE : before,
                    most + 1);
            List<Review> page = found.subList(0, Math.min(most, found.size()));
            return new ReviewPage(
                    page,
                    byStars(connection, product),
                    found.size() > most ? page.getLast().id() : 0);
        });
    }

    private static List<Long> byStars(Connection connection, long product) throws SQLException {
        Long[] counts = {0L, 0L, 0L, 0L, 0L};
        Sql.list(
                connection,
                "SELECT stars, count(*) FROM review WHERE product = ? AND hidden_reason = '' GROUP BY stars",
                row -> counts[row.getInt(1) - 1] = row.getLong(2),
                product);
        return List.of(counts);
    }

    private static Review read(ResultSet row) throws SQLException {
        return new Review(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                row.getString(9),
                row.getLong(10),
                row.getLong(11));
    }

    /** A buyer's review of a product, also when it is hidden. */
    public Optional<Review> own(long product, long buyer) {
        return database.read(connection -> own(connection, product, buyer));
    }

    private static Optional<Review> own(Connection connection, long product, long buyer) throws SQLException {
        return Sql.first(connection, SELECT + "WHERE product = ? AND buyer = ?", Reviews::read, product, buyer);
    }

    /** All that a buyer wrote, newest first. */
    public List<Review> ofBuyer(long buyer) {
        return database.read(connection -> Sql.list(
                connection,
                SELECT + "WHERE buyer = ? ORDER BY id DESC FETCH FIRST ? ROWS ONLY",
                Reviews::read,
                buyer,
                MAX_OF_BUYER));
    }

    /** Removes a buyer's review of a product; false when there is none. */
    public boolean remove(long product, long buyer) {
        return database.writeDurably(connection ->
                        Sql.update(connection, "DELETE FROM review WHERE product = ? AND buyer = ?", product, buyer))
                == 1;
    }

    /** The shop answers a review, or answers anew; that the product is the shop's is the caller's part. */
    public Result<Review> answer(long product, long review, String text) {
        Problems problems = new Problems();
        String answer = TextRules.required("text", text, MAX_TEXT, true, problems);
        return problems.isEmpty()
                ? change(product, review, "UPDATE review SET answer = ?, answered_ms = ?", answer, nowMs.getAsLong())
                : Result.badContent(problems);
    }

    /** An operator hides a review. */
    public Result<Review> hide(long product, long review, String reason) {
        Problems problems = new Problems();
        String why = TextRules.required("reason", reason, MAX_REASON, false, problems);
        return problems.isEmpty()
                ? change(product, review, "UPDATE review SET hidden_reason = ?", why)
                : Result.badContent(problems);
    }

    /** An operator shows a review again. */
    public Result<Review> show(long product, long review) {
        return change(product, review, "UPDATE review SET hidden_reason = ?", "");
    }

    private Result<Review> change(long product, long review, String update, Object... values) {
        return database.writeDurably(connection -> {
            List<Object> all = new ArrayList<>(List.of(values));
            all.add(review);
            all.add(product);
            int changed = Sql.update(connection, update + " WHERE id = ? AND product = ?", all.toArray());
            return changed == 0
                    ? Result.refused(Refusal.NOT_FOUND, NOT_FOUND)
                    : Result.done(Sql.list(connection, SELECT + "WHERE id = ?", Reviews::read, review)
                            .getFirst());
        });
    }

    /** Makes all that a buyer wrote nobody's, within the transaction that deletes the account. */
    public static void forget(Connection connection, long buyer) throws SQLException {
        Sql.update(connection, "UPDATE review SET buyer = NULL, author = '' WHERE buyer = ?", buyer);
    }
}
