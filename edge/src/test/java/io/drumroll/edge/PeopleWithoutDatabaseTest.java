package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.PeopleFixture.PASSWORD;
import static io.drumroll.edge.PeopleFixture.signIn;
import static io.drumroll.edge.PeopleFixture.signUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.database.DatabaseAddress;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.edge.PeopleFixture.Browser;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.money.Money;
import io.drumroll.testdb.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What people and operators meet while the database is away, and after. */
class PeopleWithoutDatabaseTest {
    @Test
    @EnabledIf("io.drumroll.testdb.PostgresServer#isInstalled")
    void takesOrdersAndLaterWritesDownWhatOperatorsDid(@TempDir Path folder) {
        try (PostgresServer server = PostgresServer.create();
                PeopleFixture test = new PeopleFixture(
                        DatabaseAddress.of(server.newDatabase()),
                        folder,
                        EdgeOptions.onLoopback(0),
                        PeopleFixture.AS_THEY_ARE)) {
            Browser ada = test.signedUp("ada");
            Browser operator = test.operators();
            String buyer = ada.get("/v1/me").at("buyer");
            test.edge.festival.given(
                    new Command.TopUpWallet(Long.parseLong(buyer), new Money(10_000, EdgeFixture.CNY)));
            assertThat(operator.get("/v1/me").status()).isEqualTo(200);
            server.stop();

            String order = EdgeFixture.order(line(1, 1), 1_250).replace("\"buyer\":7", "\"buyer\":" + buyer);
            Answer placed = ada.post("/v1/orders", order, "Idempotency-Key", "away");
            assertThat(placed.status()).as(placed.body()).isEqualTo(201);
            assertThat(operator.put("/v1/commissions", "{\"category\":\"Home\",\"commissionBps\":600}")
                            .status())
                    .isEqualTo(200);
            for (Answer answer : new Answer[] {
                ada.get("/v1/me"),
                ada.put("/v1/me", "{\"displayName\":\"A\"}"),
                ada.get("/v1/me/data"),
                test.browser().post("/v1/session", signIn("ada", PASSWORD)),
                test.browser().post("/v1/people", signUp("bob", "Bob"))
            }) {
                assertThat(answer.status() + " " + answer.code()).isEqualTo("503 DATABASE_AWAY");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
            }

            server.start();
            PeopleFixture.await(() -> ada.get("/v1/me").status() == 200);
            PeopleFixture.await(() -> operator.get("/v1/audit-trail").body().contains("COMMISSION_SET"));
            assertThat(test.browser()
                            .post("/v1/session", signIn("ada", PASSWORD))
                            .status())
                    .isEqualTo(200);
        }
    }
}
