package io.drumroll.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drumroll.engine.message.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoardFilmTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long OPEN = Story.OPENS_AT_MS;
    private static final long CLOSE = Story.CLOSES_AT_MS;
    private static final long MINUTE = 60_000;

    @TempDir
    private Path folder;

    @Test
    void keepsTheFiguresOfTheOpeningOfEachFullMinuteAndOfTheClose() throws IOException {
        BoardFigures figures = Story.withOneSku()
                .at(OPEN - 1)
                .buy(1, 100)
                .at(OPEN)
                .buy(2, 200)
                .at(OPEN + MINUTE + 1)
                .buy(3, 400)
                .at(CLOSE + 5)
                .event(new Event.WalletToppedUp(1, Story.CNY, 1))
                .told();

        JsonNode day = day(figures);

        assertThat(day.path("opensAtMs").longValue()).isEqualTo(OPEN);
        assertThat(day.path("closesAtMs").longValue()).isEqualTo(CLOSE);
        assertThat(day.path("currency").textValue()).isEqualTo("CNY");
        assertThat(day.path("everyMs").longValue()).isEqualTo(MINUTE);
        assertThat(times(day)).hasSize(1_441).startsWith(OPEN, OPEN + MINUTE).endsWith(CLOSE);
        assertThat(gmv(day)).startsWith(100L, 300L, 700L).endsWith(700L);
        assertThat(day.path("minutes").path(1).toString())
                .isEqualTo(("{\"atMs\":%d,\"gmvMinor\":300,\"ordersPlaced\":2,\"ordersPaid\":2,\"shopOrdersShipped\":0,"
                                + "\"shopOrdersDelivered\":0,\"refundedMinor\":0,\"buyers\":2}")
                        .formatted(OPEN + MINUTE));
    }

    @Test
    void showsTheLastFrameThatIsNotBehindAMoment() throws IOException {
        BoardFigures figures = Story.withOneSku()
                .at(OPEN + 10)
                .buy(2, 200)
                .at(OPEN + 2 * MINUTE)
                .buy(3, 400)
                .told();

        assertThat(figures.film().at(OPEN - 1)).isEmpty();
        assertThat(at(figures, OPEN).path("gmvMinor").longValue()).isZero();
        assertThat(at(figures, OPEN + MINUTE - 1).path("atMs").longValue()).isEqualTo(OPEN);
        JsonNode frame = at(figures, OPEN + MINUTE);
        assertThat(frame.path("film").booleanValue()).isTrue();
        assertThat(frame.path("atMs").longValue()).isEqualTo(OPEN + MINUTE);
        assertThat(frame.path("nowMs").longValue()).isEqualTo(OPEN + MINUTE);
        assertThat(frame.path("gmvMinor").longValue()).isEqualTo(200);
        assertThat(frame.path("festival").path("state").textValue()).isEqualTo("open");
        assertThat(frame.path("skus").path(0).path("name").textValue()).isEqualTo("Assam");
        assertThat(frame.path("curve")).isEmpty();
        assertThat(frame.path("samples")).isEmpty();
        assertThat(at(figures, CLOSE).path("atMs").longValue()).isEqualTo(OPEN + 2 * MINUTE);
        assertThat(figures.film().at(OPEN + MINUTE).orElseThrow().position()).isEqualTo(5);
        assertThat(figures.film().position()).isEqualTo(5);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42})
    void showsWhatTheBoardShowedAtThatMoment(long seed) throws IOException {
        List<Happened> events = RandomStory.of(seed, 6_000);
        BoardFigures figures = new BoardFigures();
        events.forEach(happened -> happened.to(figures));
        List<Long> times = times(day(figures));
        assertThat(times).hasSizeGreaterThan(2);

        for (long atMs : times) {
            BoardFigures then = new BoardFigures();
            events.stream().filter(one -> one.timeMs() < atMs).forEach(one -> one.to(then));
            ObjectNode board = (ObjectNode) MAPPER.readTree(BoardJson.write(then.snapshot(atMs, 0)));
            board.putArray("curve");
            board.putArray("samples");
            board.put("film", true).put("atMs", atMs);
            assertThat(at(figures, atMs)).isEqualTo(board);
        }
    }

    @Test
    void isTheSameWhenTheFeedIsCountedAnewAndAfterARestart() throws IOException {
        List<Happened> events = RandomStory.of(43, 6_000);
        BoardFigures once = new BoardFigures();
        BoardFigures restarted = new BoardFigures();
        for (Happened happened : events) {
            happened.to(once);
            happened.to(restarted);
            if (happened.sequence() % 1_000 == 0) {
                Path file = folder.resolve("board.checkpoint");
                BoardCheckpoint.take(restarted, 0).save(file);
                restarted = BoardCheckpoint.load(file).orElseThrow().figures();
            }
        }

        assertThat(day(restarted)).isEqualTo(day(once));
        for (long atMs : times(day(once))) {
            assertThat(at(restarted, atMs)).isEqualTo(at(once, atMs));
        }
    }

    @Test
    void takesEverySecondFrameOutWhenItIsFullAndGoesOnAtTwiceTheInterval() throws IOException {
        long days = 5;
        Story story = new Story();
        story.event(new Event.FestivalScheduled("long", Story.CNY, OPEN, OPEN + days * 24 * 60 * MINUTE, 1_000, 1_000));
        BoardFigures figures = story.told();
        List<Integer> sizes = new ArrayList<>();
        for (long atMs = OPEN; atMs <= OPEN + days * 24 * 60 * MINUTE; atMs += 7 * MINUTE) {
            figures.filmUpTo(atMs);
            sizes.add(figures.film().size());
        }

        assertThat(sizes).allMatch(size -> size <= 2_880);
        JsonNode day = day(figures);
        assertThat(day.path("everyMs").longValue()).isEqualTo(4 * MINUTE);
        List<Long> times = times(day);
        assertThat(times.getFirst()).isEqualTo(OPEN);
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isEqualTo(4 * MINUTE);
        }
    }

    @Test
    void holdsOneCopyOfTheFiguresWhileNothingHappens() {
        BoardFigures figures = Story.withOneSku().at(OPEN + 5).buy(1, 100).told();
        figures.filmUpTo(OPEN + MINUTE);
        long once = figures.film().packedBytes();

        figures.filmUpTo(OPEN + 600 * MINUTE);

        assertThat(figures.film().size()).isEqualTo(601);
        assertThat(figures.film().packedBytes()).isLessThan(3 * once);
    }

    @Test
    void doesNotFilmBeforeTheDoorsOpenOrAfterTheyClosed() throws IOException {
        BoardFigures figures = Story.withOneSku().told();
        figures.filmUpTo(OPEN - 1);
        assertThat(figures.film().size()).isZero();
        figures.filmUpTo(CLOSE + 90 * MINUTE);
        figures.filmUpTo(CLOSE + 180 * MINUTE);
        assertThat(times(day(figures))).endsWith(CLOSE);
        assertThat(at(figures, CLOSE).path("festival").path("state").textValue())
                .isEqualTo("closed");
    }

    @Test
    void goesOnWhenTheCloseIsPutOffAndBeginsAnewForAFestivalThatIsYetToOpen() throws IOException {
        Story story = Story.withOneSku();
        BoardFigures figures = story.told();
        figures.filmUpTo(CLOSE);
        long later = CLOSE + 10 * MINUTE;
        story.at(CLOSE + MINUTE + 1)
                .event(new Event.FestivalScheduled("11.11", Story.CNY, OPEN, later, 1_000, 1_000))
                .events()
                .forEach(happened -> happened.to(figures));
        figures.filmUpTo(later);
        assertThat(times(day(figures))).contains(OPEN, CLOSE, CLOSE + 2 * MINUTE, later);

        long next = later + 1_000 * MINUTE;
        story.at(later)
                .event(new Event.FestivalScheduled("12.12", Story.CNY, next, next + MINUTE, 1_000, 1_000))
                .events()
                .forEach(happened -> happened.to(figures));
        assertThat(figures.film().size()).isZero();
        figures.filmUpTo(next + 5);
        assertThat(times(day(figures))).containsExactly(next);
    }

    private static JsonNode day(BoardFigures figures) throws IOException {
        return MAPPER.readTree(figures.film().day(OPEN));
    }

    private static JsonNode at(BoardFigures figures, long ms) throws IOException {
        return MAPPER.readTree(figures.film().at(ms).orElseThrow().json());
    }

    private static List<Long> times(JsonNode day) {
        return longs(day, "atMs");
    }

    private static List<Long> gmv(JsonNode day) {
        return longs(day, "gmvMinor");
    }

    private static List<Long> longs(JsonNode day, String field) {
        JsonNode minutes = day.path("minutes");
        return LongStream.range(0, minutes.size())
                .mapToObj(i -> minutes.path((int) i).path(field).longValue())
                .toList();
    }
}
