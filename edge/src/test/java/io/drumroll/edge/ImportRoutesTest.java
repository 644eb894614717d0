package io.drumroll.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files into a shop's products over HTTP, good and bad. */
class ImportRoutesTest {
    private static final String IMPORTS = "/v1/shops/1/imports";
    private static final String CSV = "text/csv";
    private static final String JSONL = "application/x-ndjson";
    private static final String HEAD = "code,category,brand,origin,variant,price_minor,currency,options,title:en\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder = Path.of("");

    static Stream<TestDatabase> databases() {
        return TestDatabase.all();
    }

    private static byte[] lines(int products) {
        return IntStream.range(0, products)
                .mapToObj(i -> CatalogFixture.product("pot-" + i))
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
    }

    private static Answer ended(CatalogFixture catalog, Answer begun) {
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer run = catalog.getAs("merchant-1", begun.header("Location"));
            if (!run.at("state").equals("running")) {
                return run;
            }
            assertThat(System.nanoTime()).as(run.body()).isLessThan(deadlineNs);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("imports"))) {
            return files.count();
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void importsWhatItExports(TestDatabase kind) throws IOException {
        try (CatalogFixture catalog = new CatalogFixture(kind, folder)) {
            Answer run = ended(
                    catalog,
                    catalog.sendFileAs("merchant-1", IMPORTS + "?format=jsonl&submit=true", JSONL, lines(700)));
            assertThat(run.at("state") + run.at("created") + run.at("errors")).isEqualTo("done7000");
            for (String format : new String[] {"csv", "jsonl"}) {
                Answer file = catalog.getAs("merchant-1", "/v1/shops/1/products/export?format=" + format);
                assertThat(file.header("Content-Disposition")).contains("products-1." + format);
                Answer again = ended(
                        catalog,
                        catalog.sendFileAs(
                                "merchant-1",
                                IMPORTS + "?format=" + format,
                                CSV,
                                file.body().getBytes(UTF_8)));
                assertThat(again.at("unchanged")).as(again.body()).isEqualTo("700");
            }
            assertThat(catalog.getAs("merchant-1", "/v1/shops/1/products?state=inReview")
                            .json())
                    .containsKey("next");
            Answer approved = catalog.postAs("operator", "/v1/shops/1/products/approval", "");
            assertThat(approved.at("published")).isEqualTo("700");
            assertThat(catalog.getAs("merchant-1", IMPORTS + "?limit=2").json()).containsKey("next");
            assertThat(files()).isZero();
        }
    }

    @Test
    void saysWhatADryRunWouldDoAndWhatIsWrongByLine() throws IOException {
        try (CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, folder)) {
            String file = HEAD
                    + "a,kitchen,Yunnan,CN,s,100,CNY,,\"'); DROP TABLE product; -- <script>\"\r\n"
                    + "b,kitchen,Yunnan,CN,s,1.50,CNY,,Pot\r\n"
                    + "c,nowhere,Yunnan,CN,s,100,CNY,,Pot\r\n";
            String address = IMPORTS + "?format=csv&dryRun=";
            Answer dry = ended(catalog, catalog.sendFileAs("merchant-1", address + "true", CSV, file.getBytes(UTF_8)));
            assertThat(dry.at("created") + " " + dry.at("errors")).isEqualTo("1 3");
            assertThat(catalog.getAs("merchant-1", "/v1/shops/1/products").at("products"))
                    .isEqualTo("[]");
            Answer errors = catalog.getAs("merchant-1", "/v1/imports/" + dry.at("import") + "/errors");
            assertThat(errors.at("errors", "0", "line") + errors.at("errors", "0", "field"))
                    .isEqualTo("3variants[0].priceMinor");
            assertThat(errors.at("errors", "2", "line") + errors.at("errors", "2", "field"))
                    .isEqualTo("4category");
            ended(catalog, catalog.sendFileAs("merchant-1", address + "false", CSV, file.getBytes(UTF_8)));
            assertThat(catalog.getAs("merchant-1", "/v1/products/1").at("title"))
                    .isEqualTo("'); DROP TABLE product; -- <script>");
        }
    }

    @Test
    void answersAnotherShopsImportAsOneThatThereIsNot() throws IOException {
        try (CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, folder)) {
            Answer run = ended(catalog, catalog.sendFileAs("merchant-1", IMPORTS + "?format=jsonl", JSONL, lines(1)));
            String address = "/v1/imports/" + run.at("import");
            assertThat(catalog.getAs("merchant-2", address).code()).isEqualTo("NOT_FOUND");
            assertThat(catalog.getAs("merchant-2", address + "/errors").code()).isEqualTo("NOT_FOUND");
            assertThat(catalog.deleteAs("merchant-2", address).code()).isEqualTo("NOT_FOUND");
            assertThat(catalog.postAs("merchant-2", address + "/resumption", "").code())
                    .isEqualTo("NOT_FOUND");
            assertThat(catalog.sendFileAs("merchant-2", IMPORTS + "?format=jsonl", JSONL, lines(1))
                            .code())
                    .isEqualTo("NOT_ALLOWED");
            assertThat(catalog.deleteAs("merchant-1", address).code()).isEqualTo("WRONG_STATE");
            assertThat(catalog.postAs("merchant-1", address + "/resumption", "").code())
                    .isEqualTo("WRONG_STATE");
            assertThat(catalog.getAs("operator", address).status()).isEqualTo(200);
        }
    }

    @Test
    void refusesAFileThatSaysThatItHasTwoGigabytesBeforeItIsSent() throws IOException {
        try (CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, folder);
                RawConnection raw = new RawConnection(catalog.edge.server.port())) {
            raw.send(head("Content-Length: " + (2L << 30)));
            String answer = raw.readUntil("}");
            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .contains("BODY_TOO_LARGE")
                    .contains("1073741824");
            assertThat(files()).isZero();
        }
    }

    @Test
    void refusesAFileOfTwoGigabytesAsSoonAsItIsTooLong() throws IOException {
        try (CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, folder, 1 << 20);
                RawConnection raw = new RawConnection(catalog.edge.server.port())) {
            raw.send(head("Transfer-Encoding: chunked"));
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            long sent = 0;
            try {
                while (sent < 2L << 30) {
                    raw.send(chunk);
                    sent += 0x10000;
                }
            } catch (IOException e) {
                assertThat(sent).as("closed by the server").isPositive();
            }
            assertThat(sent).isLessThan(256L << 20);
            assertThat(files()).isZero();
            assertThat(ended(catalog, catalog.sendFileAs("merchant-1", IMPORTS + "?format=jsonl", JSONL, lines(1)))
                            .at("created"))
                    .isEqualTo("1");
        }
    }

    @Test
    void tellsThatAFileIsTooLongWhenItEndsSoonAfter() throws IOException {
        try (CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, folder, 1 << 20);
                RawConnection raw = new RawConnection(catalog.edge.server.port())) {
            raw.send(head("Transfer-Encoding: chunked"));
            for (int i = 0; i < 40; i++) {
                raw.send("10000\r\n" + "x".repeat(0x10000) + "\r\n");
            }
            raw.send("0\r\n\r\n");
            assertThat(raw.readUntil("}")).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE");
        }
    }

    private static String head(String length) {
        return "POST " + IMPORTS + "?format=csv HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer merchant-1\r\n"
                + "Content-Type: text/csv\r\n" + length + "\r\n\r\n";
    }

    @Test
    void keepsNothingOfAFileThatIsBrokenOff() throws IOException {
        try (CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, folder)) {
            try (RawConnection raw = new RawConnection(catalog.edge.server.port())) {
                raw.send(head("Content-Length: 100000") + HEAD);
            }
            long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
            while (files() > 0) {
                assertThat(System.nanoTime()).isLessThan(deadlineNs);
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            assertThat(catalog.getAs("merchant-1", IMPORTS).at("imports")).isEqualTo("[]");
        }
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        try (CatalogFixture catalog = new CatalogFixture(TestDatabase.H2, folder)) {
            assertThat(catalog.sendFileAs("merchant-1", IMPORTS, CSV, lines(1)).code())
                    .isEqualTo("BAD_PARAMETER");
            assertThat(catalog.sendFileAs("merchant-1", IMPORTS + "?format=xml", CSV, lines(1))
                            .code())
                    .isEqualTo("BAD_PARAMETER");
            assertThat(catalog.sendFileAs("merchant-1", IMPORTS + "?format=csv&dryRun=1", CSV, lines(1))
                            .code())
                    .isEqualTo("BAD_PARAMETER");
            Answer broken = ended(
                    catalog,
                    catalog.sendFileAs("merchant-1", IMPORTS + "?format=csv", CSV, "code,price\r\n".getBytes(UTF_8)));
            assertThat(broken.at("state")).isEqualTo("broken");
            assertThat(broken.at("reason")).contains("price");
            assertThat(catalog.getAs("merchant-1", "/v1/imports/99").code()).isEqualTo("NOT_FOUND");
        }
    }
}
