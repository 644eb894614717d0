package io.drumroll.books;

import com.fasterxml.jackson.core.JsonGenerator;
import io.drumroll.books.DutyReport.Comparison;
import io.drumroll.books.DutyReport.Sums;
import io.drumroll.books.DutyReport.Window;
import io.drumroll.engine.duty.DutyRule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a duty report as the JSON or CSV that {@code GET /v1/duties/report} answers. Any thread may call it. */
public final class DutyReportWriter {
    private DutyReportWriter() {}

    /** The report as one JSON object in UTF-8; its fields are those of {@link DutyReport}. */
    public static byte[] toJson(DutyReport report) {
        return Json.object(json -> {
            json.writeStringField("currency", report.currency());
            json.writeNumberField("position", report.position());
            json.writeNumberField("asOfMs", report.asOfMs());
            json.writeNumberField("windowMinutes", report.windowMinutes());
            json.writeNumberField("sinceMs", report.sinceMs());
            json.writeNumberField("refundsSinceMs", report.refundsSinceMs());
            json.writeNumberField("linesLeftOut", report.linesLeftOut());
            json.writeArrayFieldStart("comparisons");
            for (Comparison comparison : report.comparisons()) {
                writeComparison(json, comparison);
            }
            json.writeEndArray();
        });
    }

    /**
     * The report as CSV of RFC 4180 in UTF-8, with a line of titles and three lines for each comparison: {@code before},
     * {@code after} and {@code difference}.
     */
    public static byte[] toCsv(DutyReport report) {
        Csv csv = new Csv(
                "origin",
                "destination",
                "tariff_prefix",
                "moment",
                "duty_bps_before",
                "duty_bps",
                "line",
                "from",
                "until",
                "complete",
                "currency",
                "lines",
                "pieces",
                "sales_minor",
                "duty_minor",
                "mean_landed_minor",
                "refunded_lines",
                "refunded_pieces",
                "refunded_sales_minor",
                "refunded_duty_minor");
        for (Comparison comparison : report.comparisons()) {
            window(begin(csv, comparison, "before"), report, comparison.before());
            window(begin(csv, comparison, "after"), report, comparison.after());
            begin(csv, comparison, "difference").empty(3);
            sums(csv, report, comparison.difference());
        }
        return csv.toBytes();
    }

    private static void writeComparison(JsonGenerator json, Comparison comparison) throws IOException {
        json.writeStartObject();
        json.writeStringField("origin", comparison.origin().code());
        json.writeStringField("destination", comparison.destination().code());
        json.writeStringField("tariffPrefix", comparison.tariffPrefix());
        json.writeNumberField("momentMs", comparison.momentMs());
        DutyChange change = comparison.change();
        if (change == null) {
            json.writeNullField("change");
        } else {
            json.writeObjectFieldStart("change");
            json.writeNumberField("event", change.event());
            json.writeNumberField("setAtMs", change.setAtMs());
            writeRule(json, "rule", change.rule());
            writeRule(json, "before", change.before());
            json.writeEndObject();
        }
        writeWindow(json, "before", comparison.before());
        writeWindow(json, "after", comparison.after());
        json.writeObjectFieldStart("difference");
        writeSums(json, comparison.difference());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeRule(JsonGenerator json, String field, @Nullable DutyRule rule) throws IOException {
        if (rule == null) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeNumberField("dutyBps", rule.dutyBps());
        json.writeNumberField("thresholdMinor", rule.thresholdMinor());
        json.writeNumberField("fromMs", rule.fromMs());
        json.writeEndObject();
    }

    private static void writeWindow(JsonGenerator json, String field, Window window) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("fromMs", window.fromMs());
        json.writeNumberField("untilMs", window.untilMs());
        json.writeBooleanField("isComplete", window.isComplete());
        writeSums(json, window.sums());
        json.writeEndObject();
    }

    private static void writeSums(JsonGenerator json, Sums sums) throws IOException {
        json.writeNumberField("lines", sums.lines());
        json.writeNumberField("pieces", sums.pieces());
        json.writeNumberField("salesMinor", sums.salesMinor());
        json.writeNumberField("dutyMinor", sums.dutyMinor());
        Long mean = sums.meanLandedMinor();
        if (mean == null) {
            json.writeNullField("meanLandedMinor");
        } else {
            json.writeNumberField("meanLandedMinor", mean);
        }
        json.writeNumberField("refundedLines", sums.refundedLines());
        json.writeNumberField("refundedPieces", sums.refundedPieces());
        json.writeNumberField("refundedSalesMinor", sums.refundedSalesMinor());
        json.writeNumberField("refundedDutyMinor", sums.refundedDutyMinor());
    }

    private static Csv begin(Csv csv, Comparison comparison, String line) {
        DutyChange change = comparison.change();
        DutyRule before = change == null ? null : change.before();
        return csv.text(comparison.origin().code())
                .text(comparison.destination().code())
                .text(comparison.tariffPrefix())
                .time(comparison.momentMs())
                .number(before == null ? null : Long.valueOf(before.dutyBps()))
                .number(change == null ? null : Long.valueOf(change.rule().dutyBps()))
                .text(line);
    }

    private static void window(Csv csv, DutyReport report, Window window) {
        csv.time(window.fromMs()).time(window.untilMs()).text(window.isComplete() ? "yes" : "no");
        sums(csv, report, window.sums());
    }

    private static void sums(Csv csv, DutyReport report, Sums sums) {
        csv.text(report.currency())
                .number(sums.lines())
                .number(sums.pieces())
                .number(sums.salesMinor())
                .number(sums.dutyMinor())
                .number(sums.meanLandedMinor())
                .number(sums.refundedLines())
                .number(sums.refundedPieces())
                .number(sums.refundedSalesMinor())
                .number(sums.refundedDutyMinor())
                .endLine();
    }
}
