package io.drumroll.history;

/** The tables to which rows are added, with their columns in the order in which {@link BatchWriter} gives the values. */
enum HistoryTable {
    SHOP("history_shop", "shop", "name", "currency"),
    SKU("history_sku", "sku", "shop", "title", "origin"),
    MINUTE("order_minute", "epoch_minute", "first_order"),
    ORDER(
            "placed_order",
            "number",
            "buyer",
            "total_minor",
            "deposit_minor",
            "paid_minor",
            "refunded_minor",
            "forfeited_minor",
            "placed_ms",
            "due_from_ms",
            "due_ms",
            "paid_ms",
            "closed_ms",
            "deal",
            "state",
            "pay_method",
            "city_tier",
            "country",
            "province",
            "currency",
            "paid_sequence"),
    SHOP_ORDER(
            "shop_order",
            "order_number",
            "shop",
            "state",
            "is_confirmed",
            "shipped_ms",
            "receipt_due_ms",
            "settled_ms",
            "settled_proceeds_minor",
            "settled_commission_minor",
            "settled_debt_minor"),
    LINE(
            "order_line",
            "order_number",
            "line",
            "sku",
            "shop",
            "quantity",
            "refunded",
            "restocked",
            "commission_bps",
            "unit_price_minor",
            "festival_minor",
            "payable_minor",
            "duty_minor",
            "proceeds_minor",
            "subsidy_minor"),
    ADJUSTMENT("order_adjustment", "order_number", "place", "line", "deal", "stage", "pieces", "amount_minor"),
    PAYMENT(
            "provider_payment",
            "ref_high",
            "ref_low",
            "order_number",
            "received_ms",
            "amount_minor",
            "returned_minor",
            "is_held",
            "currency"),
    MOVEMENT("wallet_movement", "buyer", "sequence", "moved_ms", "order_number", "amount_minor", "kind", "currency"),
    RECEIVED("received_parcel", "sequence", "order_number", "shop"),
    REFUND("order_refund", "order_number", "sequence", "refunded_ms", "amount_minor", "is_cancellation"),
    REFUND_LINE(
            "refund_line",
            "order_number",
            "sequence",
            "place",
            "sku",
            "shop",
            "quantity",
            "is_restocked",
            "payable_minor",
            "duty_minor",
            "proceeds_minor");

    private final String tableName;
    private final String columns;
    private final String marks;

    HistoryTable(String tableName, String... columns) {
        this.tableName = tableName;
        this.columns = String.join(", ", columns);
        this.marks = "?" + ", ?".repeat(columns.length - 1);
    }

    String tableName() {
        return tableName;
    }

    String copySql() {
        return "COPY " + tableName + " (" + columns + ") FROM STDIN";
    }

    String insertSql() {
        return "INSERT INTO " + tableName + " (" + columns + ") VALUES (" + marks + ")";
    }
}
