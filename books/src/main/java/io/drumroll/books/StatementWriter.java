package io.drumroll.books;

import com.fasterxml.jackson.core.JsonGenerator;
import io.drumroll.books.Statement.Entry;
import io.drumroll.books.Statement.Total;
import java.io.IOException;

/** Writes a statement as the JSON or CSV that {@code GET /v1/shops/{shop}/statement} answers. Any thread may call it. */
public final class StatementWriter {
    private StatementWriter() {}

    /** The statement as one JSON object in UTF-8; its fields are those of {@link Statement}. */
    public static byte[] toJson(Statement statement) {
        return Json.object(json -> {
            json.writeNumberField("shop", statement.shop());
            json.writeStringField("name", statement.name());
            json.writeStringField("currency", statement.currency().code());
            json.writeStringField(
                    "festivalCurrency", statement.festivalCurrency().code());
            json.writeNumberField("position", statement.position());
            json.writeNumberField("asOfMs", statement.asOfMs());
            json.writeNumberField("openingMinor", statement.openingMinor());
            json.writeArrayFieldStart("totals");
            for (Total total : statement.totals()) {
                writeTotal(json, total);
            }
            json.writeEndArray();
            json.writeNumberField("olderEntries", statement.olderEntries());
            json.writeNumberField("broughtForwardMinor", statement.broughtForwardMinor());
            json.writeArrayFieldStart("entries");
            for (Entry entry : statement.entries()) {
                writeEntry(json, entry);
            }
            json.writeEndArray();
            json.writeNumberField("balanceMinor", statement.balanceMinor());
            json.writeNumberField("debtMinor", statement.debtMinor());
        });
    }

    /**
     * The statement as CSV of RFC 4180 in UTF-8, with a line of titles. The first cell of a line says what it is: the
     * {@code opening} balance, the {@code older} entries that are not listed, with their count, each {@code entry}, the
     * {@code total} of each kind, the {@code closing} balance, and the {@code debt}.
     */
    public static byte[] toCsv(Statement statement) {
        Csv csv = new Csv(
                "line",
                "shop",
                "name",
                "currency",
                "time",
                "event",
                "kind",
                "order",
                "count",
                "amount_minor",
                "balance_minor",
                "subsidy_minor",
                "subsidy_currency");
        balance(csv, statement, "opening", 0, statement.openingMinor());
        balance(csv, statement, "older", statement.olderEntries(), statement.broughtForwardMinor());
        for (Entry entry : statement.entries()) {
            begin(csv, statement, "entry")
                    .time(entry.atMs())
                    .number(entry.event())
                    .text(entry.kind().code())
                    .number(entry.order())
                    .number(1)
                    .number(entry.amountMinor())
                    .number(entry.balanceMinor());
            subsidy(csv, statement, entry.subsidyMinor());
        }
        for (Total total : statement.totals()) {
            begin(csv, statement, "total")
                    .empty(2)
                    .text(total.kind().code())
                    .empty(1)
                    .number(total.count())
                    .number(total.amountMinor())
                    .empty(1);
            subsidy(csv, statement, total.subsidyMinor());
        }
        long entriesEver = statement.olderEntries() + statement.entries().size();
        balance(csv, statement, "closing", entriesEver, statement.balanceMinor());
        begin(csv, statement, "debt")
                .empty(5)
                .number(statement.debtMinor())
                .empty(3)
                .endLine();
        return csv.toBytes();
    }

    private static void writeTotal(JsonGenerator json, Total total) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", total.kind().code());
        json.writeNumberField("count", total.count());
        json.writeNumberField("amountMinor", total.amountMinor());
        json.writeNumberField("subsidyMinor", total.subsidyMinor());
        json.writeEndObject();
    }

    private static void writeEntry(JsonGenerator json, Entry entry) throws IOException {
        json.writeStartObject();
        json.writeNumberField("atMs", entry.atMs());
        json.writeNumberField("event", entry.event());
        json.writeStringField("kind", entry.kind().code());
        json.writeNumberField("order", entry.order());
        json.writeNumberField("amountMinor", entry.amountMinor());
        json.writeNumberField("subsidyMinor", entry.subsidyMinor());
        json.writeNumberField("balanceMinor", entry.balanceMinor());
        json.writeEndObject();
    }

    private static Csv begin(Csv csv, Statement statement, String line) {
        return csv.text(line)
                .number(statement.shop())
                .text(statement.name())
                .text(statement.currency().code());
    }

    private static void balance(Csv csv, Statement statement, String line, long count, long balanceMinor) {
        begin(csv, statement, line)
                .empty(4)
                .number(count)
                .empty(1)
                .number(balanceMinor)
                .empty(2)
                .endLine();
    }

    private static void subsidy(Csv csv, Statement statement, long subsidyMinor) {
        csv.number(subsidyMinor).text(statement.festivalCurrency().code()).endLine();
    }
}
