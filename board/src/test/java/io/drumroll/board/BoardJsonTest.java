package io.drumroll.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BoardJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long OPEN = Story.OPENS_AT_MS;

    @Test
    void writesExactlyTheFieldsOfTheContractInTheirOrder() throws IOException {
        JsonNode board = board();

        assertThat(names(board))
                .containsExactly(
                        "position",
                        "asOfMs",
                        "nowMs",
                        "staleMs",
                        "festival",
                        "gmvMinor",
                        "refundedMinor",
                        "ordersPlaced",
                        "ordersPaid",
                        "ordersCancelled",
                        "ordersExpired",
                        "ordersForfeited",
                        "shopOrdersPaid",
                        "shopOrdersShipped",
                        "shopOrdersDelivered",
                        "home",
                        "abroad",
                        "buyers",
                        "buyersErrorPercent",
                        "ordersPerSecond",
                        "peak",
                        "curve",
                        "milestones",
                        "nextMilestoneMinor",
                        "countries",
                        "provinces",
                        "cityTiers",
                        "categories",
                        "brands",
                        "origins",
                        "shops",
                        "skus",
                        "samples");
        assertThat(names(board.path("festival")))
                .containsExactly("name", "currency", "opensAtMs", "closesAtMs", "state");
        for (String ranking :
                List.of("countries", "provinces", "cityTiers", "categories", "brands", "origins", "shops")) {
            assertThat(names(board.path(ranking).path(0)))
                    .as(ranking)
                    .containsExactly("key", "name", "gmvMinor", "orders");
        }
    }

    @Test
    void writesEachValueInItsPlace() throws IOException {
        JsonNode board = board();

        assertThat(board.path("position").longValue()).isEqualTo(6);
        assertThat(board.path("asOfMs").longValue()).isEqualTo(OPEN + 200);
        assertThat(board.path("nowMs").longValue()).isEqualTo(OPEN + 1_300);
        assertThat(board.path("staleMs").longValue()).isEqualTo(12);
        assertSame(
                board.path("festival"),
                "{'name':'11.11','currency':'CNY','opensAtMs':%d,'closesAtMs':%d,'state':'open'}"
                        .formatted(OPEN, Story.CLOSES_AT_MS));
        assertThat(board.path("gmvMinor").longValue()).isEqualTo(1_500_000);
        assertThat(board.path("refundedMinor").longValue()).isEqualTo(1_500_000);
        assertThat(board.path("shopOrdersPaid").longValue()).isEqualTo(1);
        assertThat(board.path("shopOrdersShipped").longValue()).isZero();
        assertSame(board.path("home"), "{'gmvMinor':0,'lines':0}");
        assertSame(board.path("abroad"), "{'gmvMinor':1500000,'lines':1}");
        assertThat(board.path("buyersErrorPercent").isDouble()).isTrue();
        assertSame(board.path("peak"), "{'ordersPerSecond':1,'atMs':%d}".formatted(OPEN));
        assertThat(board.path("curve").size()).isEqualTo(300);
        assertSame(board.path("curve").path(299), "{'atMs':%d,'orders':1,'paidMinor':1500000}".formatted(OPEN));
        assertSame(
                board.path("milestones"),
                "[{'amountMinor':1000000,'reachedAtMs':%d,'sinceOpenMs':200}]".formatted(OPEN + 200));
        assertSame(board.path("provinces"), "[{'key':'CN-GD','name':'CN-GD','gmvMinor':1500000,'orders':1}]");
        assertSame(board.path("shops"), "[{'key':'1','name':'Teekontor','gmvMinor':1500000,'orders':1}]");
        assertSame(board.path("skus"), "[{'key':'1','name':'Assam','gmvMinor':1500000,'pieces':1}]");
        assertSame(
                board.path("samples"),
                "[{'n':1,'atMs':%d,'origin':'DE','country':'CN','province':'CN-GD','amountMinor':1500000,'title':'Assam'}]"
                        .formatted(OPEN + 200));
    }

    @Test
    void writesTextsAsTheyAre() throws IOException {
        String title = "\"Tee\" \\ 茶 🍵 </script>";
        BoardFigures figures = new Story()
                .schedule()
                .shop("s")
                .sku(1, title, "c", "b", "FR")
                .at(OPEN)
                .buy(1, 100)
                .told();

        JsonNode board = MAPPER.readTree(BoardJson.write(figures.snapshot(OPEN, 0)));

        assertThat(board.path("skus").path(0).path("name").textValue()).isEqualTo(title);
    }

    private static JsonNode board() throws IOException {
        BoardFigures figures = Story.withOneSku()
                .at(OPEN + 200)
                .buy(9, 1_500_000)
                .event(Story.cancelled(1, 9, 1_500_000))
                .told();
        return MAPPER.readTree(BoardJson.write(figures.snapshot(OPEN + 1_300, 12)));
    }

    private static void assertSame(JsonNode actual, String expected) throws IOException {
        assertThat(actual.toString())
                .isEqualTo(MAPPER.readTree(expected.replace('\'', '"')).toString());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
