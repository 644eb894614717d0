package io.drumroll.board;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.drumroll.board.BoardSnapshot.CurvePoint;
import io.drumroll.board.BoardSnapshot.Milestone;
import io.drumroll.board.BoardSnapshot.Rank;
import io.drumroll.board.BoardSnapshot.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Writes a snapshot as the JSON that {@code GET /v1/board} answers and {@code /v1/board/stream} sends. */
public final class BoardJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_BYTES = 32 * 1024;

    private BoardJson() {}

    /** The snapshot as one JSON object in UTF-8, on one line. Any thread may call it. */
    public static byte[] write(BoardSnapshot snapshot) {
        return write(snapshot, true);
    }

    /** The same without its moment, which a frame of the film has beside it. */
    static byte[] writeFrame(BoardSnapshot snapshot) {
        return write(snapshot, false);
    }

    /** The day's figures at each frame of the film. */
    static byte[] writeDay(
            String currency, long opensAtMs, long closesAtMs, long nowMs, long everyMs, List<FilmFrame> frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("nowMs", nowMs);
            json.writeNumberField("opensAtMs", opensAtMs);
            json.writeNumberField("closesAtMs", closesAtMs);
            json.writeStringField("currency", currency);
            json.writeNumberField("everyMs", everyMs);
            json.writeArrayFieldStart("minutes");
            for (FilmFrame frame : frames) {
                writeMinute(json, frame);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("the film of " + frames.size() + " frames cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static void writeMinute(JsonGenerator json, FilmFrame frame) throws IOException {
        json.writeStartObject();
        json.writeNumberField("atMs", frame.atMs());
        json.writeNumberField("gmvMinor", frame.gmvMinor());
        json.writeNumberField("ordersPlaced", frame.ordersPlaced());
        json.writeNumberField("ordersPaid", frame.ordersPaid());
        json.writeNumberField("shopOrdersShipped", frame.shopOrdersShipped());
        json.writeNumberField("shopOrdersDelivered", frame.shopOrdersDelivered());
        json.writeNumberField("refundedMinor", frame.refundedMinor());
        json.writeNumberField("buyers", frame.buyers());
        json.writeEndObject();
    }

    private static byte[] write(BoardSnapshot snapshot, boolean withNow) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            writeFrame(json, snapshot, withNow);
            writeTotals(json, snapshot);
            writeCurve(json, snapshot);
            writeMilestones(json, snapshot);
            writeRankings(json, snapshot);
            writeSamples(json, snapshot.samples());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("the board at position " + snapshot.position() + " cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static void writeFrame(JsonGenerator json, BoardSnapshot snapshot, boolean withNow) throws IOException {
        json.writeNumberField("position", snapshot.position());
        json.writeNumberField("asOfMs", snapshot.asOfMs());
        if (withNow) {
            json.writeNumberField("nowMs", snapshot.nowMs());
        }
        json.writeNumberField("staleMs", snapshot.staleMs());
        BoardSnapshot.FestivalFrame festival = snapshot.festival();
        json.writeObjectFieldStart("festival");
        json.writeStringField("name", festival.name());
        json.writeStringField("currency", festival.currency());
        json.writeNumberField("opensAtMs", festival.opensAtMs());
        json.writeNumberField("closesAtMs", festival.closesAtMs());
        json.writeStringField("state", festival.state().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    private static void writeTotals(JsonGenerator json, BoardSnapshot snapshot) throws IOException {
        json.writeNumberField("gmvMinor", snapshot.gmvMinor());
        json.writeNumberField("refundedMinor", snapshot.refundedMinor());
        json.writeNumberField("ordersPlaced", snapshot.ordersPlaced());
        json.writeNumberField("ordersPaid", snapshot.ordersPaid());
        json.writeNumberField("ordersCancelled", snapshot.ordersCancelled());
        json.writeNumberField("ordersExpired", snapshot.ordersExpired());
        json.writeNumberField("ordersForfeited", snapshot.ordersForfeited());
        json.writeNumberField("shopOrdersPaid", snapshot.shopOrders().paid());
        json.writeNumberField("shopOrdersShipped", snapshot.shopOrders().shipped());
        json.writeNumberField("shopOrdersDelivered", snapshot.shopOrders().delivered());
        writeSide(json, "home", snapshot.home());
        writeSide(json, "abroad", snapshot.abroad());
        json.writeNumberField("buyers", snapshot.buyers());
        json.writeNumberField("buyersErrorPercent", snapshot.buyersErrorPercent());
        json.writeNumberField("ordersPerSecond", snapshot.ordersPerSecond());
        json.writeObjectFieldStart("peak");
        json.writeNumberField("ordersPerSecond", snapshot.peak().ordersPerSecond());
        json.writeNumberField("atMs", snapshot.peak().atMs());
        json.writeEndObject();
    }

    private static void writeSide(JsonGenerator json, String field, BoardSnapshot.Side side) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeNumberField("gmvMinor", side.gmvMinor());
        json.writeNumberField("lines", side.lines());
        json.writeEndObject();
    }

    private static void writeCurve(JsonGenerator json, BoardSnapshot snapshot) throws IOException {
        json.writeArrayFieldStart("curve");
        for (CurvePoint point : snapshot.curve()) {
            json.writeStartObject();
            json.writeNumberField("atMs", point.atMs());
            json.writeNumberField("orders", point.orders());
            json.writeNumberField("paidMinor", point.paidMinor());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeMilestones(JsonGenerator json, BoardSnapshot snapshot) throws IOException {
        json.writeArrayFieldStart("milestones");
        for (Milestone milestone : snapshot.milestones()) {
            json.writeStartObject();
            json.writeNumberField("amountMinor", milestone.amountMinor());
            json.writeNumberField("reachedAtMs", milestone.reachedAtMs());
            json.writeNumberField("sinceOpenMs", milestone.sinceOpenMs());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("nextMilestoneMinor", snapshot.nextMilestoneMinor());
    }

    private static void writeRankings(JsonGenerator json, BoardSnapshot snapshot) throws IOException {
        writeRanking(json, "countries", "orders", snapshot.countries());
        writeRanking(json, "provinces", "orders", snapshot.provinces());
        writeRanking(json, "cityTiers", "orders", snapshot.cityTiers());
        writeRanking(json, "categories", "orders", snapshot.categories());
        writeRanking(json, "brands", "orders", snapshot.brands());
        writeRanking(json, "origins", "orders", snapshot.origins());
        writeRanking(json, "shops", "orders", snapshot.shops());
        writeRanking(json, "skus", "pieces", snapshot.skus());
    }

    private static void writeRanking(JsonGenerator json, String field, String count, List<Rank> ranks)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (Rank rank : ranks) {
            json.writeStartObject();
            json.writeStringField("key", rank.key());
            json.writeStringField("name", rank.name());
            json.writeNumberField("gmvMinor", rank.gmvMinor());
            json.writeNumberField(count, rank.count());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeSamples(JsonGenerator json, List<Sample> samples) throws IOException {
        json.writeArrayFieldStart("samples");
        for (Sample sample : samples) {
            json.writeStartObject();
            json.writeNumberField("n", sample.n());
            json.writeNumberField("atMs", sample.atMs());
            json.writeStringField("origin", sample.origin());
            json.writeStringField("country", sample.country());
            json.writeStringField("province", sample.province());
            json.writeNumberField("amountMinor", sample.amountMinor());
            json.writeStringField("title", sample.title());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
