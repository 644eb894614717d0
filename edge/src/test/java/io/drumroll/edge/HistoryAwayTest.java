package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.testdb.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The history over HTTP while its database is away. */
class HistoryAwayTest {
    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void saysThatTheDatabaseIsAwayWhileOrdersGoOn() {
        try (PostgresServer server = PostgresServer.create();
                HistoryFixture history = new HistoryFixture(server.newDatabase()).open()) {
            server.stop();
            for (String path :
                    new String[] {"/v1/buyers/7/history", "/v1/shops/1/history?format=csv", "/v1/webhooks"}) {
                assertThat(history.get("load", path).code()).as(path).isEqualTo("DATABASE_AWAY");
            }
            assertThat(history.get("operator", "/v1/history/condition").status())
                    .isEqualTo(200);
            String order = EdgeFixture.order(EdgeFixture.line(1, 1), 1_250);
            assertThat(history.edge.order("while-it-is-away", order).status()).isEqualTo(201);
            server.start();
            history.count();
            assertThat(history.get("operator", "/v1/history").at("orders", "0", "order"))
                    .isEqualTo("5");
        }
    }
}
