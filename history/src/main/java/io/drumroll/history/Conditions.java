package io.drumroll.history;

import io.drumroll.database.Sql;
import io.drumroll.engine.order.ShopOrderState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of rows, in SQL with the values beside it. */
final class Conditions {
    private static final long MS_PER_MINUTE = 60_000;

    private final StringBuilder sql = new StringBuilder("1 = 1");
    private final List<@Nullable Object> values = new ArrayList<>();

    Conditions and(String condition, @Nullable Object... given) {
        sql.append(" AND ").append(condition);
        values.addAll(Arrays.asList(given));
        return this;
    }

    String sql() {
        return sql.toString();
    }

    @Nullable
    Object[] values() {
        return values.toArray();
    }

    /** Of {@code placed_order o}, and for a shop of {@code shop_order s}, too. */
    static Conditions of(Connection connection, Scope scope, OrderFilter filter, long before) throws SQLException {
        Conditions conditions = new Conditions();
        String number = "o.number";
        switch (scope) {
            case Scope.OfBuyer(long buyer) -> conditions.and("o.buyer = ?", buyer);
            case Scope.OfShop(int shop) -> {
                conditions.and("s.shop = ?", shop);
                number = "s.order_number";
            }
            case Scope.Everything() -> {}
        }
        if (before > 0) {
            conditions.and(number + " < ?", before);
        }
        if (filter.order() > 0) {
            conditions.and(number + " = ?", filter.order());
        }
        addTimes(connection, conditions, filter, number);
        if (filter.state() != null) {
            conditions.and("o.state = CAST(? AS smallint)", filter.state().code());
        }
        addParts(conditions, scope, filter, number);
        if (filter.sku() > 0) {
            addSku(conditions, filter.sku(), number);
        }
        return conditions;
    }

    /** Lines have no index by SKU, which every order would pay for: the SKU's shop leads to few enough of them. */
    private static void addSku(Conditions conditions, int sku, String number) {
        conditions.and(
                number + " IN (SELECT p.order_number FROM shop_order p JOIN history_sku k ON k.shop = p.shop"
                        + " JOIN order_line l ON l.order_number = p.order_number AND l.sku = k.sku WHERE k.sku = ?)",
                sku);
    }

    private static void addParts(Conditions conditions, Scope scope, OrderFilter filter, String number) {
        ShopOrderState shopState = filter.shopState();
        if (shopState != null && scope instanceof Scope.OfShop) {
            conditions.and("s.state = CAST(? AS smallint)", ShopStates.code(shopState));
        }
        boolean isAnyPart = filter.shop() > 0 || (shopState != null && !(scope instanceof Scope.OfShop));
        if (isAnyPart) {
            String state = shopState == null ? "" : " AND p.state = CAST(? AS smallint)";
            String sql = "EXISTS (SELECT 1 FROM shop_order p WHERE p.order_number = " + number
                    + (filter.shop() > 0 ? " AND p.shop = ?" : "") + state + ")";
            List<Object> given = new ArrayList<>();
            if (filter.shop() > 0) {
                given.add(filter.shop());
            }
            if (shopState != null) {
                given.add(ShopStates.code(shopState));
            }
            conditions.and(sql, given.toArray());
        }
    }

    /** Orders are numbered by time, so the minutes' first orders bound the numbers, and only their ends are looked at. */
    private static void addTimes(Connection connection, Conditions conditions, OrderFilter filter, String number)
            throws SQLException {
        if (filter.fromMs() > 0) {
            long from = Sql.first(
                            connection,
                            "SELECT first_order FROM order_minute WHERE epoch_minute <= ?"
                                    + " ORDER BY epoch_minute DESC FETCH FIRST 1 ROWS ONLY",
                            row -> row.getLong(1),
                            filter.fromMs() / MS_PER_MINUTE)
                    .orElse(0L);
            conditions.and(number + " >= ?", from).and("o.placed_ms >= ?", filter.fromMs());
        }
        if (filter.untilMs() < Long.MAX_VALUE) {
            long until = Sql.first(
                            connection,
                            "SELECT first_order FROM order_minute WHERE epoch_minute > ?"
                                    + " ORDER BY epoch_minute FETCH FIRST 1 ROWS ONLY",
                            row -> row.getLong(1),
                            filter.untilMs() / MS_PER_MINUTE)
                    .orElse(Long.MAX_VALUE);
            conditions.and(number + " < ?", until).and("o.placed_ms < ?", filter.untilMs());
        }
    }
}
