package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drumroll.testdb.PostgresServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code drumroll} command as a program sees it: exit codes, and the last line as JSON. */
class CommandLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private JsonNode lastLine() throws IOException {
        return JSON.readTree(out.toString().lines().toList().getLast());
    }

    @Test
    void saysItsVersion() throws IOException {
        assertThat(run("version", "--json")).isZero();
        assertThat(lastLine().get("version").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"up --crowd=-1", "up --port=70000", "load --rate=none", "replay nowhere.csv", "audit", "dance"})
    void exitsWithTwoForWrongUsage(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines().findFirst())
                .hasValueSatisfying(first -> assertThat(first).isNotBlank());
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    @Test
    void exitsWithOneForAnAuditOfNoFolder() {
        assertThat(run("audit", "--data", dir.resolve("missing").toString())).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("missing");
    }

    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void saysWhatIsWrongWithTheDatabaseItWasGiven() {
        String missing = PostgresServer.shared().newDatabase().replaceFirst("/test[0-9]+", "/nowhere");
        assertThat(run("up", "--data", dir.resolve("data").toString(), "--db", missing))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("--db jdbc:postgresql:", "\"nowhere\" does not exist");
    }

    @Test
    void replaysAFileOfInvoices() throws IOException {
        Path file = Files.writeString(dir.resolve("sales.csv"), """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1,A,RED LANTERN,2,2010-12-01 08:26:00,1.50,17850.0,United Kingdom
            1,B,BLUE LANTERN,1,2010-12-01 08:26:00,2.00,17850.0,United Kingdom
            C2,A,RED LANTERN,-1,2010-12-01 09:00:00,1.50,17850.0,United Kingdom
            3,A,RED LANTERN,4,2010-12-01 10:00:00,1.50,,France
            """);
        assertThat(run("replay", file.toString(), "--json", "--durability", "os"))
                .isZero();
        JsonNode result = lastLine();
        assertThat(result.get("rows").asLong()).isEqualTo(4);
        assertThat(result.get("orders").asLong()).isEqualTo(2);
        assertThat(result.get("lines").asLong()).isEqualTo(3);
        assertThat(result.get("gmvMinor").asLong()).isEqualTo(500 + 600);
        assertThat(result.get("currency").asText()).isEqualTo("GBP");
        assertThat(result.get("skipped").properties()).hasSize(1);
        assertThat(result.get("audit").get("ok").asBoolean()).isTrue();
    }

    @Test
    void measuresALoadAgainstAFestivalOfItsOwn() throws IOException {
        assertThat(run(
                        "load",
                        "--seconds",
                        "1",
                        "--warm-up",
                        "0",
                        "--rate",
                        "2000",
                        "--skus",
                        "100",
                        "--buyers",
                        "100",
                        "--json"))
                .isZero();
        JsonNode result = lastLine();
        assertThat(result.get("confirmed").asLong()).isPositive();
        assertThat(result.get("ordersPerSecond").asDouble()).isPositive();
        assertThat(result.get("rejected").isObject()).isTrue();
        for (String field : new String[] {"p50", "p99", "p999", "max"}) {
            assertThat(result.get("latencyMs").get(field).asDouble()).as(field).isPositive();
        }
        assertThat(result.get("via").asText()).isEqualTo("udp");
        assertThat(result.get("durability").asText()).isEqualTo("disk");
        assertThat(result.get("audit").get("ok").asBoolean()).isTrue();
    }

    @Test
    void measuresALoadWithDealsOverHttpAgainstARunningDemo() throws IOException {
        List<String> arguments = List.of(
                "--port", "0", "--udp-port", "0", "--crowd", "0", "--countdown", "0", "--storage-reserve-mib", "0");
        try (FestivalProcess up = FestivalProcess.start(dir.resolve("up"), arguments)) {
            String line = "load --deals --via HTTP --seconds 1 --warm-up 0 --rate 200 --skus 100 --buyers 100 --json"
                    + " --target "
                    + up.said("url") + " --token " + up.said("token");
            assertThat(run(line.split(" "))).as("%s%s", out, err).isZero();
        }
        JsonNode result = lastLine();
        assertThat(result.get("rejected")).isEmpty();
        assertThat(result.get("confirmedInAll").asLong()).isPositive();
        assertThat(result.get("withCoupons")).isEqualTo(result.get("confirmedInAll"));
        assertThat(result.get("audit").get("ok").asBoolean()).isTrue();
    }

    @Test
    void audits() throws IOException {
        TestFestival.startFurnished(dir.resolve("data"), 900_000).close();
        assertThat(run("audit", "--json", "--data", dir.resolve("data").toString()))
                .isZero();
        assertThat(lastLine().get("ok").asBoolean()).isTrue();
        assertThat(lastLine().get("checked").get("skus").asLong()).isEqualTo(1);
        assertThat(lastLine().get("breach").isNull()).isTrue();
    }

    @Test
    void runsAFestivalUntilItIsTold() {
        try (FestivalProcess up = FestivalProcess.start(dir.resolve("up"), KillTest.ARGUMENTS)) {
            assertThat(up.said("durability")).isEqualTo("disk");
            assertThat(up.said("url")).startsWith("http://127.0.0.1:");
        }
        assertThat(Auditor.audit(dir.resolve("up"), _ -> {}).breach()).isEmpty();
    }
}
