package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The film of the day and the parts of the board's lines; what the figures are is the board's own tests' matter. */
class BoardRoutesTest {
    private static final String DETAIL = "/v1/board/detail?by=category&key=";

    @Test
    void answersTheDayCompressedToThoseWhoTakeThat() throws IOException, InterruptedException {
        try (EdgeFixture edge = new EdgeFixture();
                HttpClient client = HttpClient.newHttpClient()) {
            Answer plain = edge.get("/v1/board/day");
            assertThat(plain.status()).isEqualTo(200);
            assertThat(plain.header("Drumroll-Position")).isEqualTo("18");
            assertThat(plain.header("Content-Encoding")).isEmpty();
            assertThat(plain.at("minutes", "0", "gmvMinor")).isEqualTo("5000");

            HttpRequest asking = HttpRequest.newBuilder(edge.uri("/v1/board/day"))
                    .header("Accept-Encoding", "gzip, br")
                    .build();
            HttpResponse<byte[]> zipped = client.send(asking, BodyHandlers.ofByteArray());
            assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(zipped.headers().firstValue("Vary")).isPresent();
            try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
                assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(plain.body());
            }
        }
    }

    @Test
    void answersTheFrameOfAMomentAndSaysWhenThereIsNone() {
        try (EdgeFixture edge = new EdgeFixture()) {
            Answer frame = edge.get("/v1/board/at?ms=" + (FakeBoardDay.FRAME_MS + 30_000));
            assertThat(frame.status()).isEqualTo(200);
            assertThat(frame.at("atMs")).isEqualTo(String.valueOf(FakeBoardDay.FRAME_MS));
            assertThat(frame.at("film")).isEqualTo("true");

            Answer early = edge.get("/v1/board/at?ms=" + (FakeBoardDay.FRAME_MS - 1));
            assertThat(early.status()).isEqualTo(404);
            assertThat(early.code()).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void answersWhatALineOfTheBoardConsistsOf() {
        try (EdgeFixture edge = new EdgeFixture()) {
            Answer found = edge.get(DETAIL + FakeBoardDay.CATEGORY);
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.at("parts", "0", "rows", "0", "key")).isEqualTo("Azul");

            Answer unknown = edge.get(DETAIL + "Nowhere");
            assertThat(unknown.status() + " " + unknown.code()).isEqualTo("404 NOT_FOUND");
            assertThat(unknown.at("detail")).contains("category 'Nowhere'");
            Answer busy = edge.get(DETAIL + FakeBoardDay.BUSY);
            assertThat(busy.status() + " " + busy.code()).isEqualTo("503 OVERLOADED");
            Answer broken = edge.get(DETAIL + FakeBoardDay.BROKEN);
            assertThat(broken.status() + " " + broken.code()).isEqualTo("500 INTERNAL");
        }
    }

    @Test
    void refusesWhatCannotBeAsked() {
        try (EdgeFixture edge = new EdgeFixture()) {
            for (String path : List.of(
                    "/v1/board/at",
                    "/v1/board/at?ms=noon",
                    "/v1/board/at?ms=-1",
                    "/v1/board/at?ms=1&ms=2",
                    "/v1/board/day?every=5",
                    "/v1/board/detail",
                    "/v1/board/detail?by=category",
                    "/v1/board/detail?by=mood&key=good",
                    DETAIL,
                    DETAIL + "x".repeat(BoardRoutes.MAX_KEY_CHARS + 1),
                    "/v1/board/stream?every=249",
                    "/v1/board/stream?every=10001",
                    "/v1/board/stream?every=slowly")) {
                Answer answer = edge.get(path);
                assertThat(answer.status() + " " + answer.code()).as(path).isEqualTo("400 BAD_PARAMETER");
            }
        }
    }

    @Test
    void saysThatItKeepsNoneWhereThereIsNone() {
        BoardSource newestOnly = () -> EdgeFixture.snapshot(3);
        try (EdgeFixture edge = new EdgeFixture(
                EdgeOptions.onLoopback(0),
                parts -> new EdgeParts(parts.festival(), parts.identities(), newestOnly, parts.assets(), List.of()))) {
            assertThat(edge.get("/v1/board").body()).isEqualTo("{\"position\":3}");
            for (String path : List.of("/v1/board/day", "/v1/board/at?ms=1", DETAIL + "Home")) {
                assertThat(edge.get(path).code()).isEqualTo("NOT_SERVED");
            }
        }
    }
}
