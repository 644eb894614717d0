package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drumroll.testdb.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is stopped and started under a festival: orders go on, and the history says what is stale and catches up. */
class DatabaseOutageTest {
    @TempDir
    private Path dir;

    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void takesOrdersWhileTheDatabaseIsAwayAndCatchesUp() {
        try (PostgresServer server = PostgresServer.create()) {
            List<String> arguments = new ArrayList<>(KillTest.ARGUMENTS);
            arguments.addAll(List.of("--db", server.newDatabase()));
            try (FestivalProcess up = FestivalProcess.start(dir.resolve("data"), arguments)) {
                Api api = Api.of(up);
                WebhookKillTest.furnish(api);
                awaitNewest(api, WebhookKillTest.order(api, 1).getLast());
                server.stop();
                List<Long> meanwhile = WebhookKillTest.order(api, 3);
                assertThat(api.status("/v1/history")).isEqualTo(503);
                Await.until(
                        "the history says that it waits, and how far behind it is",
                        () -> isAway(Api.field(api.get("/v1/history/condition"), "history")));
                server.start();
                awaitNewest(api, meanwhile.getLast());
                JsonNode page = api.get("/v1/history");
                assertThat(Api.number(Api.field(page, "behind"), "events")).isZero();
                assertThat(Api.field(page, "orders")).hasSize(4);
            }
        }
    }

    private static boolean isAway(JsonNode history) {
        return Api.text(history, "state").equals("away") && Api.number(Api.field(history, "behind"), "events") > 0;
    }

    /** Waits until an order is the history's newest. */
    private static void awaitNewest(Api api, long order) {
        Await.until("order " + order + " is in the history", () -> {
            if (api.status("/v1/history") != 200) {
                return false;
            }
            JsonNode orders = Api.field(api.get("/v1/history?limit=1"), "orders");
            return !orders.isEmpty() && Api.number(orders.get(0), "order") == order;
        });
    }
}
