package io.drumroll.crowd.replay;

import static io.drumroll.crowd.replay.RetailCsv.HEADER;
import static io.drumroll.crowd.replay.RetailCsv.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.drumroll.crowd.replay.RetailSales.RetailOrder;
import io.drumroll.crowd.replay.RetailSales.RetailSku;
import io.drumroll.engine.limit.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailSalesTest {
    @TempDir
    private Path folder;

    @Test
    void makesOneOrderOfAllRowsOfAnInvoiceWhereverTheyStand() throws Exception {
        RetailSales sales = read(row("1", "A", "2", "2.55"), row("2", "B", "1", "1"), row("1", "B", "3", "1.00"));

        assertThat(sales.orders()).hasSize(2);
        RetailOrder first = sales.orders().getFirst();
        assertThat(first.invoice()).isEqualTo("1");
        assertThat(first.totalMinor()).isEqualTo(2 * 255 + 3 * 100);
        assertThat(first.lines()).isEqualTo(2);
        assertThat(first.buyer()).isEqualTo(17_850);
        assertThat(first.country().code()).isEqualTo("GB");
        assertThat(sales.lines()).isEqualTo(3);
        assertThat(sales.skipped()).isEmpty();
    }

    @Test
    void listsOneSkuForEachStockCodeAndPriceWithJustEnoughStock() throws Exception {
        RetailSales sales = read(row("1", "A", "2", "2.55"), row("1", "A", "1", "2.60"), row("2", "A", "5", "2.550"));

        assertThat(sales.skus()).extracting(RetailSku::priceMinor).containsExactly(255L, 260L);
        assertThat(sales.skus()).extracting(RetailSku::soldPieces).containsExactly(7L, 1L);
    }

    @Test
    void countsEachRowThatIsNoLineUnderItsReason() throws Exception {
        RetailSales sales = read(
                row("1", "A", "2", "2.55"),
                row("C2", "A", "-2", "2.55"),
                row("A3", "B", "1", "11062.06"),
                row("4", "A", "0", "2.55"),
                row("5", "A", "-9", "0"),
                row("6", "A", "1", "0.0"),
                row("7", "A", "1", "-11062.06"));

        assertThat(sales.rows()).isEqualTo(7);
        assertThat(sales.skipped())
                .containsOnly(
                        entry(SkipReason.CANCELLATION, 1L),
                        entry(SkipReason.ADJUSTMENT, 1L),
                        entry(SkipReason.QUANTITY_NOT_POSITIVE, 2L),
                        entry(SkipReason.PRICE_BELOW_ONE_PENNY, 2L));
        assertThat(sales.warnings()).isEmpty();
    }

    @Test
    void roundsPricesToPenniesHalfToEven() throws Exception {
        RetailSales sales = read(
                row("1", "A", "1", "0.015"),
                row("1", "B", "1", "0.025"),
                row("1", "C", "1", "0.0051"),
                row("1", "D", "1", "2.675"),
                row("1", "E", "1", "0.005"),
                row("1", "F", "1", "1e-05"),
                row("1", "G", "1", "1e-999"));

        assertThat(sales.skus()).extracting(RetailSku::priceMinor).containsExactly(2L, 2L, 1L, 268L);
        assertThat(sales.skipped()).containsEntry(SkipReason.PRICE_BELOW_ONE_PENNY, 3L);
    }

    @Test
    void namesTheLineOfABrokenRowAndGoesOn() throws Exception {
        RetailSales sales = read(
                row("1", "A", "2", "2.55"),
                "1,A,too,few",
                row("1", "A", "two", "2.55"),
                row("1", "A", "2", "cheap"),
                row("1", "A", "2", "2.55").replace("2010-12-01", "2010-13-01"),
                row("1", "A", "2", "2.55").replace("17850.0", "someone"),
                row("1", "A", "1000001", "2.55"),
                row("1", "A", "99999999999999999999", "2.55"),
                row("1", "A", "1", "1e999"),
                row("", "A", "1", "1"),
                row("1", "", "1", "1"),
                row("1", "A", "2", "2.55").replace("2010-12-01", "+999999999-12-01"),
                row("123456789012345678901", "A", "1", "1"),
                row("1", "B", "1", "1.00"));

        assertThat(sales.rows()).isEqualTo(14);
        assertThat(sales.lines()).isEqualTo(2);
        assertThat(sales.skipped()).containsOnly(entry(SkipReason.BROKEN_ROW, 12L));
        assertThat(sales.warnings()).hasSize(12).first().asString().startsWith("line 3: ");
        assertThat(sales.fault()).isNull();
    }

    @Test
    void losesOnlyTheLineWhoseQuoteIsLeftOpen() throws Exception {
        RetailSales sales = read(
                row("1", "A", "1", "1"),
                "1,B,\"OPEN QUOTE,1,2010-12-01 08:26:00,1,17850.0,United Kingdom",
                row("1", "C", "1", "1"),
                "1,D,\"SMALL, \"\"RED\"\" BOX\",1,2010-12-01 08:26:00,1,17850.0,United Kingdom",
                row("1", "E", "1", "1"));

        assertThat(sales.rows()).isEqualTo(5);
        assertThat(sales.lines()).isEqualTo(4);
        assertThat(sales.skus()).extracting(RetailSku::title).contains("SMALL, \"RED\" BOX");
        assertThat(sales.warnings()).singleElement().asString().startsWith("line 3: ");
    }

    @Test
    void readsQuotedLineEndsAndWindowsLineEndsAndAByteOrderMark() throws Exception {
        String text = "\uFEFF" + HEADER + "\r\n" + "1,A,\"TWO\nLINES\",1,12/1/2010 8:26,1,,EIRE\r\n\r\n"
                + row("2", "B", "1", "1");

        RetailSales sales = RetailSales.read(RetailCsv.text(folder, text), _ -> {});

        assertThat(sales.rows()).isEqualTo(2);
        assertThat(sales.skus()).extracting(RetailSku::title).containsExactly("TWO LINES", "WHITE LANTERN");
        assertThat(sales.orders()).extracting(RetailOrder::dateMs).containsOnly(1_291_191_960_000L);
        assertThat(sales.orders().getFirst().country().code()).isEqualTo("IE");
        assertThat(sales.orders().getFirst().buyer()).isEqualTo(1_000_000_001L);
    }

    @Test
    void findsColumnsByTheirNamesInAnyOrder() throws Exception {
        String text = """
                Extra,Country,CustomerID,UnitPrice,InvoiceDate,Quantity,Description,StockCode,InvoiceNo
                x,France,12,1.50,2010-12-01T08:26:00,2,CUP,A,9
                """;

        RetailSales sales = RetailSales.read(RetailCsv.text(folder, text), _ -> {});

        assertThat(sales.totalMinor()).isEqualTo(300);
        assertThat(sales.orders().getFirst().country().code()).isEqualTo("FR");
    }

    @Test
    void namesAMissingColumnAndAMissingHeader() {
        assertThatThrownBy(
                        () -> RetailSales.read(RetailCsv.text(folder, HEADER.replace("UnitPrice", "Price")), _ -> {}))
                .isInstanceOf(RetailFormatException.class)
                .hasMessageContaining("no column 'UnitPrice'");
        assertThatThrownBy(() -> RetailSales.read(RetailCsv.text(folder, ""), _ -> {}))
                .isInstanceOf(RetailFormatException.class)
                .hasMessageContaining("no header");
    }

    @Test
    void saysThatACompressedFileIsHardlyThere() {
        assertThatThrownBy(() -> RetailSales.read(RetailCsv.gzipWithout(folder, 15, ""), _ -> {}))
                .isInstanceOf(RetailFormatException.class)
                .hasMessageContaining("breaks off");
    }

    @Test
    void keepsWhatCameBeforeWhereAPlainFileBreaksOff() throws Exception {
        String text = HEADER + "\n" + row("1", "A", "1", "1") + "\n" + "2,B,HALF A R";

        RetailSales sales = RetailSales.read(RetailCsv.text(folder, text), _ -> {});

        assertThat(sales.orders()).hasSize(1);
        assertThat(sales.rows()).isEqualTo(2);
        assertThat(sales.skipped()).containsOnly(entry(SkipReason.TRUNCATED, 1L));
        assertThat(sales.fault()).contains("line 3");
    }

    @Test
    void keepsWhatCameBeforeWhereACompressedFileBreaksOffOrIsDamaged() throws Exception {
        int rows = 5_000;
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        Random random = new Random(4);
        for (int i = 1; i <= rows; i++) {
            text.append(row("" + i, "A" + random.nextInt(), "1", "1." + random.nextInt(10, 99)))
                    .append('\n');
        }
        Path whole = RetailCsv.gzipWithout(folder, 0, text.toString());
        assertThat(RetailSales.read(whole, _ -> {}).rows()).isEqualTo(rows);

        for (int missing : new int[] {1, 8, 9, 1_000, 20_000}) {
            Path file = RetailCsv.gzipWithout(folder, missing, text.toString());
            RetailSales sales = RetailSales.read(file, _ -> {});

            long lost = rows - sales.lines();
            assertThat(lost).as("rows lost with %d bytes missing", missing).isBetween(0L, missing / 10L + 20);
            assertThat(sales.rows()).isEqualTo(sales.lines() + sumSkipped(sales));
            assertThat(sales.fault()).contains("breaks off");
        }
    }

    @Test
    void cutsALineThatIsFarTooLongAndGoesOn() throws Exception {
        String text = HEADER + "\n" + "x".repeat(LineReader.MAX_LINE_CHARS * 3) + "\n" + row("1", "A", "1", "1") + "\n";

        RetailSales sales = RetailSales.read(RetailCsv.text(folder, text), _ -> {});

        assertThat(sales.lines()).isEqualTo(1);
        assertThat(sales.skipped()).containsOnly(entry(SkipReason.BROKEN_ROW, 1L));
    }

    @Test
    void countsOrdersThatAreTooLongOrTooLarge() throws Exception {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i <= Limits.MAX_ORDER_LINES; i++) {
            text.append(row("1", "A", "1", "1")).append('\n');
        }
        text.append(row("2", "A", "1000000", "1")).append('\n');
        text.append(row("2", "A", "1", "1")).append('\n');
        text.append(row("3", "B", "1000000", "1000000000")).append('\n');
        text.append(row("4", "A", "1", "1")).append('\n');

        RetailSales sales = RetailSales.read(RetailCsv.text(folder, text.toString()), _ -> {});

        assertThat(sales.orders()).extracting(RetailOrder::invoice).containsExactly("4");
        assertThat(sales.skipped())
                .containsOnly(
                        entry(SkipReason.ORDER_TOO_LONG, Limits.MAX_ORDER_LINES + 1L),
                        entry(SkipReason.ORDER_TOO_LARGE, 3L));
        assertThat(sales.skus().getFirst().soldPieces()).isEqualTo(1);
    }

    @Test
    void usesARowFromAnUnknownCountryAndCountsTheName() throws Exception {
        RetailSales sales = read(
                row("1", "A", "1", "1").replace("United Kingdom", "Atlantis"),
                row("2", "A", "1", "1").replace("United Kingdom", "Channel Islands"),
                row("3", "A", "1", "1").replace("United Kingdom", "Unspecified"));

        assertThat(sales.orders()).extracting(order -> order.country().code()).containsExactly("ZZ", "JE", "ZZ");
        assertThat(sales.unknownCountries()).containsOnly(entry("Atlantis", 1L));
    }

    @Test
    void makesTitlesThatTheEngineTakes() {
        assertThat(RetailTexts.title("  A \t  B\u0007 ", "X")).isEqualTo("A B");
        assertThat(RetailTexts.title("", "85123A")).isEqualTo("85123A");
        assertThat(RetailTexts.title("\uD800!", "X")).isEqualTo("\uFFFD!");
        assertThat(RetailTexts.title("é".repeat(100), "X").getBytes(StandardCharsets.UTF_8))
                .hasSize(120);
        assertThat(RetailTexts.title("😀".repeat(31), "X")).isEqualTo("😀".repeat(30));
    }

    private RetailSales read(String... rows) throws IOException {
        return RetailSales.read(RetailCsv.file(folder, rows), _ -> {});
    }

    private static long sumSkipped(RetailSales sales) {
        return sales.skipped().values().stream().mapToLong(Long::longValue).sum();
    }
}
