package io.drumroll.catalog;

import io.drumroll.database.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Products as rows: one for the product with its texts as JSON, one for each variant. */
final class ProductRows {
    private static final String COLUMNS = "id, shop, code, category, brand, origin, tariff_code, texts, attributes,"
            + " images, launch_ms, pending, state, step, reason, version, change_number, created_ms, changed_ms";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM product ";
    private static final String INSERT = "INSERT INTO product (category, brand, origin, tariff_code, texts, attributes,"
            + " images, launch_ms, pending, state, step, reason, version, change_number, changed_ms, id, shop, code,"
            + " created_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE product SET category = ?, brand = ?, origin = ?, tariff_code = ?,"
            + " texts = ?, attributes = ?, images = ?, launch_ms = ?, pending = ?, state = ?, step = ?, reason = ?,"
            + " version = ?, change_number = ?, changed_ms = ? WHERE id = ?";
    private static final String UPDATE_STANDING = "UPDATE product SET state = ?, step = ?, reason = ?, version = ?,"
            + " change_number = ?, changed_ms = ? WHERE id = ?";
    private static final String INSERT_VARIANT = "INSERT INTO product_variant (product, place, code, options,"
            + " price_minor, currency, stock, limit_per_buyer, sku) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private ProductRows() {}

    static @Nullable Product byId(Connection connection, long id) throws SQLException {
        List<Product> found = select(connection, "WHERE id = ?", id);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The products of a shop that have one of these codes. */
    static List<Product> byCodes(Connection connection, int shop, Collection<String> codes) throws SQLException {
        Array array = connection.createArrayOf("varchar", codes.toArray());
        try {
            // H2 would read all of a shop's products for a list of codes, but joins by the index.
            return read(
                    connection,
                    "SELECT " + COLUMNS + " FROM UNNEST(?) AS wanted (wanted_code)"
                            + " JOIN product ON shop = ? AND code = wanted_code",
                    array,
                    shop);
        } finally {
            array.free();
        }
    }

    static List<Product> byIds(Connection connection, Collection<Long> ids) throws SQLException {
        Array array = connection.createArrayOf("bigint", ids.toArray());
        try {
            return select(connection, "WHERE id = ANY(?)", array);
        } finally {
            array.free();
        }
    }

    /** What comes behind {@code FROM product}, with how many are wanted. */
    static List<Product> select(Connection connection, String where, Object... values) throws SQLException {
        return read(connection, SELECT + where, values);
    }

    private static List<Product> read(Connection connection, String sql, Object... values) throws SQLException {
        List<Row> rows = Sql.list(connection, sql, ProductRows::row, values);
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, Variants> variants =
                variants(connection, rows.stream().map(Row::id).toArray());
        List<Product> products = new ArrayList<>(rows.size());
        for (Row row : rows) {
            products.add(row.product(variants.getOrDefault(row.id, new Variants())));
        }
        return products;
    }

    static void insert(Connection connection, List<Product> products) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Product product : products) {
                int next = bindContent(statement, product);
                statement.setLong(next++, product.id());
                statement.setInt(next++, product.shop());
                statement.setString(next++, product.content().code());
                statement.setLong(next, product.createdMs());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        insertVariants(connection, products);
    }

    /** Writes all of the products but their numbers, shops and codes, which never change. */
    static void update(Connection connection, List<Product> products) throws SQLException {
        if (products.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            for (Product product : products) {
                int next = bindContent(statement, product);
                statement.setLong(next, product.id());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        Array ids = connection.createArrayOf(
                "bigint", products.stream().map(Product::id).toArray());
        try {
            Sql.update(connection, "DELETE FROM product_variant WHERE product = ANY(?)", ids);
        } finally {
            ids.free();
        }
        insertVariants(connection, products);
    }

    /** Writes how far the products are, of which nothing else has changed. */
    static void updateStanding(Connection connection, List<Product> products) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE_STANDING)) {
            for (Product product : products) {
                Sql.bind(
                        statement,
                        product.state().name(),
                        product.step().name(),
                        product.reason(),
                        product.version(),
                        product.changeNumber(),
                        product.changedMs(),
                        product.id());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static int bindContent(PreparedStatement statement, Product product) throws SQLException {
        ProductContent content = product.content();
        int next = 1;
        statement.setString(next++, content.category());
        statement.setString(next++, content.brand());
        statement.setString(next++, content.origin());
        statement.setString(next++, content.tariffCode());
        statement.setString(next++, ContentWriter.texts(content.texts()));
        statement.setString(next++, ContentWriter.names(content.attributes()));
        statement.setString(next++, ContentWriter.list(content.images()));
        statement.setLong(next++, content.launchMs());
        ProductContent pending = product.pending();
        if (pending == null) {
            statement.setNull(next++, Types.VARCHAR);
        } else {
            statement.setString(next++, ContentWriter.product(pending));
        }
        statement.setString(next++, product.state().name());
        statement.setString(next++, product.step().name());
        statement.setString(next++, product.reason());
        statement.setInt(next++, product.version());
        statement.setLong(next++, product.changeNumber());
        statement.setLong(next++, product.changedMs());
        return next;
    }

    private static void insertVariants(Connection connection, List<Product> products) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_VARIANT)) {
            for (Product product : products) {
                List<Variant> variants = product.content().variants();
                for (int place = 0; place < variants.size(); place++) {
                    Variant variant = variants.get(place);
                    statement.setLong(1, product.id());
                    statement.setInt(2, place);
                    statement.setString(3, variant.code());
                    statement.setString(4, ContentWriter.names(variant.options()));
                    statement.setLong(5, variant.priceMinor());
                    statement.setString(6, variant.currency());
                    statement.setLong(7, variant.stock());
                    statement.setInt(8, variant.limitPerBuyer());
                    statement.setInt(9, product.skus().getOrDefault(variant.code(), 0));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static Map<Long, Variants> variants(Connection connection, Object[] ids) throws SQLException {
        Array array = connection.createArrayOf("bigint", ids);
        Map<Long, Variants> byProduct = new HashMap<>();
        try {
            Sql.list(
                    connection,
                    "SELECT product, code, options, price_minor, currency, stock, limit_per_buyer, sku"
                            + " FROM product_variant WHERE product = ANY(?) ORDER BY product, place",
                    row -> byProduct
                            .computeIfAbsent(row.getLong(1), _ -> new Variants())
                            .add(variant(row), row.getInt(8)),
                    array);
        } finally {
            array.free();
        }
        return byProduct;
    }

    private static Variant variant(ResultSet row) throws SQLException {
        return new Variant(
                row.getString(2),
                ContentReader.storedNames(row.getString(3)),
                row.getLong(4),
                row.getString(5),
                row.getLong(6),
                row.getInt(7));
    }

    private static Row row(ResultSet row) throws SQLException {
        String pending = row.getString(12);
        return new Row(
                row.getLong(1),
                row.getInt(2),
                new ProductContent(
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        ContentReader.storedTexts(row.getString(8)),
                        ContentReader.storedNames(row.getString(9)),
                        ContentReader.storedList(row.getString(10)),
                        row.getLong(11),
                        List.of()),
                pending == null ? null : ContentReader.stored(pending),
                ProductState.valueOf(row.getString(13)),
                Step.valueOf(row.getString(14)),
                row.getString(15),
                row.getInt(16),
                row.getLong(17),
                row.getLong(18),
                row.getLong(19));
    }

    /** A product without its variants. */
    private record Row(
            long id,
            int shop,
            ProductContent content,
            @Nullable ProductContent pending,
            ProductState state,
            Step step,
            String reason,
            int version,
            long changeNumber,
            long createdMs,
            long changedMs) {
        Product product(Variants variants) {
            return new Product(
                    id,
                    shop,
                    content.with(variants.list),
                    pending,
                    variants.skus,
                    state,
                    step,
                    reason,
                    version,
                    changeNumber,
                    createdMs,
                    changedMs);
        }
    }

    /** The variants of one product, in their order. */
    private static final class Variants {
        private final List<Variant> list = new ArrayList<>();
        private final Map<String, Integer> skus = new HashMap<>();

        Variants add(Variant variant, int sku) {
            list.add(variant);
            if (sku > 0) {
                skus.put(variant.code(), sku);
            }
            return this;
        }
    }
}
