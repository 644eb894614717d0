package io.drumroll.history;

import io.drumroll.database.Database;
import io.drumroll.engine.order.ShopOrderState;
import io.drumroll.history.OrderHistory.OrderLineRow;
import io.drumroll.history.OrderRecord.Line;
import io.drumroll.history.OrderRecord.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Orders as CSV, a row for each line, newest order first; a page at a time, so that any number of them takes the memory of
 * one page. For one thread at a time. What is counted while it runs may be in it or not; no order is in it twice.
 */
public final class OrderExport {
    private static final int ORDERS_A_PAGE = 500;
    private static final List<String> TITLES = List.of(
            "order",
            "placed_at",
            "paid_at",
            "state",
            "shop_state",
            "country",
            "sku",
            "title",
            "shop",
            "quantity",
            "refunded",
            "currency",
            "payable_minor",
            "duty_minor",
            "unit_price_minor_in_shop_currency",
            "proceeds_minor_in_shop_currency");

    private final Database database;
    private final Scope scope;
    private final OrderFilter filter;
    private long before;
    private boolean isBegun;
    private boolean isEnded;

    OrderExport(Database database, Scope scope, OrderFilter filter) {
        this.database = database;
        this.scope = scope;
        this.filter = filter;
    }

    /**
     * The next part of the file, the first with the titles; nothing behind its end.
     *
     * @throws io.drumroll.database.DatabaseUnavailableException when the database is away; the call may be repeated.
     */
    public Optional<String> next() {
        if (isEnded) {
            return Optional.empty();
        }
        Csv csv = new Csv();
        if (!isBegun) {
            TITLES.forEach(csv::text);
            csv.endLine();
        }
        List<Summary> page = writePage(csv);
        isBegun = true;
        isEnded = page.size() < ORDERS_A_PAGE;
        before = page.isEmpty() ? 0 : page.getLast().order();
        return Optional.of(csv.toString());
    }

    private List<Summary> writePage(Csv csv) {
        return database.read(connection -> {
            List<Summary> page = OrderHistory.summaries(connection, scope, filter, before, ORDERS_A_PAGE);
            for (Summary summary : page) {
                int shop = scope instanceof Scope.OfShop of ? of.shop() : 0;
                for (OrderLineRow row : OrderHistory.lines(connection, summary.order(), summary.order(), shop)) {
                    writeLine(csv, summary, row.line());
                }
            }
            return new ArrayList<>(page);
        });
    }

    private static void writeLine(Csv csv, Summary order, Line line) {
        ShopOrderState shopState = order.shopState();
        csv.number(order.order())
                .time(order.placedMs())
                .time(order.paidMs())
                .text(order.state().name())
                .text(shopState == null ? "" : shopState.name())
                .text(order.country())
                .number(line.sku())
                .text(line.title())
                .number(line.shop())
                .number(line.quantity())
                .number(line.refunded())
                .text(order.currency())
                .number(line.payableMinor())
                .number(line.dutyMinor())
                .number(line.unitPriceMinor())
                .number(line.proceedsMinor())
                .endLine();
    }
}
