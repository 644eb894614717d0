package io.drumroll.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WritersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long BUYER = 5;

    @Test
    void writesAStatementAsJson() throws IOException {
        JsonNode json = MAPPER.readTree(
                StatementWriter.toJson(sold("\"Tee\" \\ 茶").statement(1).orElseThrow()));

        assertThat(names(json))
                .containsExactly(
                        "shop",
                        "name",
                        "currency",
                        "festivalCurrency",
                        "position",
                        "asOfMs",
                        "openingMinor",
                        "totals",
                        "olderEntries",
                        "broughtForwardMinor",
                        "entries",
                        "balanceMinor",
                        "debtMinor");
        assertThat(json.path("name").textValue()).isEqualTo("\"Tee\" \\ 茶");
        assertThat(json.path("totals")).hasSize(EntryKind.values().length);
        assertThat(json.path("totals").path(0).toString())
                .isEqualTo("{\"kind\":\"sale\",\"count\":1,\"amountMinor\":2000,\"subsidyMinor\":0}");
        assertThat(json.path("entries").path(1).toString())
                .isEqualTo("{\"atMs\":%d,\"event\":%d,\"kind\":\"commission\",\"order\":1,\"amountMinor\":-100,"
                                .formatted(
                                        Trade.OPENS_AT_MS, json.path("position").longValue())
                        + "\"subsidyMinor\":0,\"balanceMinor\":1900}");
        assertThat(json.path("balanceMinor").longValue()).isEqualTo(1_900);
    }

    @Test
    void writesAStatementAsCsvWithOneLineForEachEntryAndTotal() {
        List<List<String>> table =
                parse(StatementWriter.toCsv(sold("=Tee, \"fein\"").statement(1).orElseThrow()));

        assertThat(table).allMatch(line -> line.size() == table.getFirst().size());
        assertThat(column(table, "line"))
                .containsExactly(
                        "line", "opening", "older", "entry", "entry", "total", "total", "total", "total", "total",
                        "total", "total", "total", "closing", "debt");
        assertThat(table.get(3))
                .containsExactly(
                        "entry",
                        "1",
                        "'=Tee, \"fein\"",
                        "EUR",
                        "2025-11-10T16:00:00Z",
                        column(table, "event").get(4),
                        "sale",
                        "1",
                        "1",
                        "2000",
                        "2000",
                        "0",
                        "CNY");
        assertThat(column(table, "amount_minor")).contains("-100");
        assertThat(column(table, "balance_minor").get(13)).isEqualTo("1900");
    }

    @Test
    void writesNamesWithLineEndsAsOneCell() {
        Statements statements = new Statements();
        String name = "two\r\nlines, \"quoted\"";
        statements.onEvent(1, 1, new Event.FestivalScheduled("f", Trade.CNY, 1, 2, 1_000, 1_000));
        statements.onEvent(2, 1, new Event.ShopOpened(1, name, new Country("DE"), ShopKind.BAZAAR, Trade.CNY));

        List<List<String>> table =
                parse(StatementWriter.toCsv(statements.statement(1).orElseThrow()));

        assertThat(column(table, "name").subList(1, table.size())).allMatch(name::equals);
    }

    @Test
    void writesADutyReportAsJson() throws IOException {
        JsonNode json = MAPPER.readTree(DutyReportWriter.toJson(sold("Tee").dutyReport(60)));

        assertThat(names(json))
                .containsExactly(
                        "currency",
                        "position",
                        "asOfMs",
                        "windowMinutes",
                        "sinceMs",
                        "refundsSinceMs",
                        "linesLeftOut",
                        "comparisons");
        JsonNode comparison = json.path("comparisons").path(0);
        assertThat(names(comparison))
                .containsExactly(
                        "origin", "destination", "tariffPrefix", "momentMs", "change", "before", "after", "difference");
        assertThat(comparison.path("change").path("rule").toString())
                .isEqualTo("{\"dutyBps\":1000,\"thresholdMinor\":0,\"fromMs\":%d}".formatted(Trade.OPENS_AT_MS));
        assertThat(comparison.path("change").path("before").isNull()).isTrue();
        assertThat(comparison.path("before").path("meanLandedMinor").isNull()).isTrue();
        assertThat(comparison.path("after").path("isComplete").booleanValue()).isFalse();
        assertThat(comparison.path("after").path("salesMinor").longValue()).isEqualTo(15_640);
        assertThat(comparison.path("after").path("dutyMinor").longValue()).isEqualTo(1_564);
        assertThat(comparison.path("after").path("meanLandedMinor").longValue()).isEqualTo(8_602);
        assertThat(comparison.path("difference").path("pieces").longValue()).isEqualTo(2);
    }

    @Test
    void writesADutyReportAsCsvWithThreeLinesForEachChange() {
        List<List<String>> table = parse(DutyReportWriter.toCsv(sold("Tee").dutyReport(60)));

        assertThat(table).hasSize(4).allMatch(line -> line.size() == 20);
        assertThat(column(table, "line")).containsExactly("line", "before", "after", "difference");
        assertThat(column(table, "tariff_prefix").get(2)).isEqualTo("0902");
        assertThat(column(table, "mean_landed_minor")).containsExactly("mean_landed_minor", "", "8602", "");
        assertThat(column(table, "sales_minor")).containsExactly("sales_minor", "0", "15640", "15640");
    }

    /** One sale of 20.00 EUR across a border, with 5 % commission and 10 % duty. */
    private static Books sold(String shopName) {
        Trade trade = new Trade();
        trade.must(new Command.SetCommission("goods", 500));
        trade.duty(Trade.DE, Trade.CN, "0902", 1_000, trade.timeMs());
        int shop = trade.shop(shopName, Trade.DE, Trade.EUR);
        int sku = trade.sku(shop, Trade.DE, "090230", new Money(1_000, Trade.EUR));
        trade.fund(BUYER, Trade.CNY);
        long order = trade.buy(BUYER, Trade.CN, Trade.CNY, sku, 2);
        trade.must(new Command.ShipShopOrder(order, shop));
        trade.must(new Command.ConfirmReceipt(order, shop));
        Books books = new Books();
        trade.events().forEach(happened -> happened.to(books));
        return books;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> column(List<List<String>> table, String title) {
        int at = table.getFirst().indexOf(title);
        return table.stream().map(line -> line.get(at)).toList();
    }

    /** Reads CSV as RFC 4180 has it, in the plainest way. */
    private static List<List<String>> parse(byte[] csv) {
        String text = new String(csv, StandardCharsets.UTF_8);
        List<List<String>> table = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDoubled = isQuoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
            if (isDoubled) {
                cell.append('"');
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && (c == ',' || c == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    table.add(line);
                    line = new ArrayList<>();
                }
            } else if (isQuoted || c != '\r') {
                cell.append(c);
            }
        }
        assertThat(text).endsWith("\r\n");
        return table;
    }
}
