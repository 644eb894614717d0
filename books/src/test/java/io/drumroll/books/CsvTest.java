package io.drumroll.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {
    @Test
    void endsLinesWithCrLfAndPartsCellsByCommas() {
        Csv csv = new Csv("a", "b");
        csv.text("x").number(-7).endLine();
        csv.empty(2).endLine();

        assertThat(text(csv)).isEqualTo("a,b\r\nx,-7\r\n,\r\n");
    }

    @Test
    void quotesWhatWouldBreakALine() {
        assertThat(cell("plain text")).isEqualTo("plain text");
        assertThat(cell("Tee, lose")).isEqualTo("\"Tee, lose\"");
        assertThat(cell("\"Tee\"")).isEqualTo("\"\"\"Tee\"\"\"");
        assertThat(cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(cell("two\r\nlines")).isEqualTo("\"two\r\nlines\"");
        assertThat(cell("茶 🍵")).isEqualTo("茶 🍵");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201"})
    void keepsATextFromRunningAsAFormula(String formula) {
        assertThat(cell(formula)).isEqualTo("'" + formula);
    }

    @Test
    void keepsAFormulaFromRunningThatIsQuotedOrBehindSpaces() {
        assertThat(cell("=HYPERLINK(\"http://x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        assertThat(cell("  =1+1")).isEqualTo("'  =1+1");
        assertThat(cell("\u3000=1+1")).isEqualTo("'\u3000=1+1");
    }

    @Test
    void writesAMomentInUtc() {
        Csv csv = new Csv("t");
        csv.time(1_762_790_400_123L).endLine();

        assertThat(text(csv)).isEqualTo("t\r\n2025-11-10T16:00:00.123Z\r\n");
    }

    private static String cell(String value) {
        Csv csv = new Csv("t");
        csv.text(value).endLine();
        String text = text(csv);
        return text.substring("t\r\n".length(), text.length() - "\r\n".length());
    }

    private static String text(Csv csv) {
        return new String(csv.toBytes(), StandardCharsets.UTF_8);
    }
}
