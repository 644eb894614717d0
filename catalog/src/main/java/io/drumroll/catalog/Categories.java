package io.drumroll.catalog;

import io.drumroll.database.Database;
import io.drumroll.database.DuplicateRowException;
import io.drumroll.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The tree of categories. A category's code never changes and a category never goes: products are kept by
 * it, and the engine's commissions by the nearest of its branch with one. Any thread may call.
 */
public final class Categories {
    /** The most categories. */
    public static final int MAX_CATEGORIES = 10_000;
    /** How deep the tree may be. */
    public static final int MAX_DEPTH = 8;
    /** The most characters of a category's name in one language. */
    public static final int MAX_NAME = 60;

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

    /** The parent of one at the top. */
    private static final String NONE = "";

    private final Database database;
    /** What is known to be there, by code with each one's parent; looked up again when a code is not in it. */
    private volatile Map<String, String> parents = Map.of();

    /** The categories of a database. */
    public Categories(Database database) {
        this.database = database;
    }

    /**
     * A category.
     *
     * @param id its number.
     * @param parent its parent's number, 0 for none.
     * @param names by language tag.
     */
    public record Category(long id, long parent, String code, SortedMap<String, String> names) {}

    /** Adds a category, below a parent's code, or at the top where that is empty. */
    public Result<Category> add(String code, String parentCode, SortedMap<String, String> names) {
        Problems problems = new Problems();
        if (!CODE.matcher(code).matches()) {
            problems.add("code", "Write 1 to 60 of a to z, 0 to 9 and - with a letter or digit first.");
        }
        SortedMap<String, String> tidy = names(names, problems);
        List<Category> all = all();
        Optional<Category> parent = byCode(all, parentCode);
        if (!parentCode.isEmpty() && (parent.isEmpty() || depth(all, parent.get()) >= MAX_DEPTH)) {
            problems.add("parent", "Name a category that there is, less than " + MAX_DEPTH + " deep.");
        }
        if (!problems.isEmpty()) {
            return Result.badContent(problems);
        }
        if (all.size() >= MAX_CATEGORIES) {
            return Result.refused(Refusal.LIMIT_REACHED, "There are " + MAX_CATEGORIES + " categories already.");
        }
        return insert(code, parent.map(Category::id).orElse(0L), tidy);
    }

    private Result<Category> insert(String code, long parent, SortedMap<String, String> names) {
        try {
            long id = database.writeDurably(connection -> Sql.insert(
                    connection,
                    "INSERT INTO category (parent, code, names) VALUES (?, ?, ?)",
                    parent == 0 ? null : (Object) parent,
                    code,
                    ContentWriter.names(names)));
            return Result.done(new Category(id, parent, code, names));
        } catch (DuplicateRowException _) {
            return Result.refused(Refusal.CODE_TAKEN, "There is a category " + code + " already.");
        }
    }

    /** Gives a category other names. */
    public Result<Category> rename(String code, SortedMap<String, String> names) {
        Problems problems = new Problems();
        SortedMap<String, String> tidy = names(names, problems);
        if (!problems.isEmpty()) {
            return Result.badContent(problems);
        }
        int rows = database.writeDurably(connection -> Sql.update(
                connection, "UPDATE category SET names = ? WHERE code = ?", ContentWriter.names(tidy), code));
        return rows == 0
                ? Result.refused(Refusal.NOT_FOUND, "There is no such category.")
                : Result.done(byCode(all(), code).orElseThrow());
    }

    /** All categories, parents before their children. */
    public List<Category> all() {
        return database.read(connection ->
                Sql.list(connection, "SELECT id, parent, code, names FROM category ORDER BY id", Categories::row));
    }

    /** Whether there is a category with this code. */
    public boolean has(String code) {
        if (parents.containsKey(code)) {
            return true;
        }
        if (!CODE.matcher(code).matches()) {
            return false;
        }
        return codes().contains(code);
    }

    /** The codes of all categories. */
    public Set<String> codes() {
        return lookUp().keySet();
    }

    /**
     * The codes from a category up to the one at the top of its branch. One that is not known, or whose parents are not, is its
     * own top.
     */
    public List<String> branchOf(String code) {
        Map<String, String> known = parents.containsKey(code) ? parents : lookUp();
        List<String> branch = new ArrayList<>();
        for (String each = code; !each.isEmpty(); each = known.getOrDefault(each, NONE)) {
            branch.add(each);
        }
        return branch;
    }

    private Map<String, String> lookUp() {
        Map<Long, String> codes = new HashMap<>();
        Map<String, String> found = new HashMap<>();
        for (Category category : all()) {
            codes.put(category.id(), category.code());
            found.put(category.code(), codes.getOrDefault(category.parent(), NONE));
        }
        parents = Map.copyOf(found);
        return parents;
    }

    private static SortedMap<String, String> names(SortedMap<String, String> raw, Problems problems) {
        if (raw.isEmpty() || raw.size() > ContentRules.MAX_LANGUAGES) {
            problems.add("names", "Give names in 1 to " + ContentRules.MAX_LANGUAGES + " languages.");
        }
        SortedMap<String, String> tidy = new TreeMap<>();
        raw.forEach((language, name) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                problems.add("names", "Name languages by their tags, such as en or zh-Hant.");
            } else {
                tidy.put(language, TextRules.required("names." + language, name, MAX_NAME, false, problems));
            }
        });
        return tidy;
    }

    private static Optional<Category> byCode(List<Category> all, String code) {
        return all.stream().filter(category -> category.code().equals(code)).findFirst();
    }

    private static int depth(List<Category> all, Category category) {
        int depth = 1;
        for (long parent = category.parent(); parent != 0; depth++) {
            long id = parent;
            parent = all.stream()
                    .filter(other -> other.id() == id)
                    .findFirst()
                    .orElseThrow()
                    .parent();
        }
        return depth;
    }

    private static Category row(ResultSet row) throws SQLException {
        return new Category(
                row.getLong(1), row.getLong(2), row.getString(3), ContentReader.storedNames(row.getString(4)));
    }
}
