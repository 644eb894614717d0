package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.engine.ledger.Account;
import io.drumroll.engine.message.Query.AccountBalance;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortRoutesTest {
    private final FakePorts ports = new FakePorts();
    private final EdgeFixture edge = new EdgeFixture(
                    EdgeOptions.onLoopback(0),
                    parts -> parts.withPayments(ports).withBooks(ports))
            .open();

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void beginsACardPaymentAndSaysWhereToConfirmIt() {
        Answer begun = edge.post("/v1/orders/1/card-payments", "", "Idempotency-Key", "c1");
        edge.post("/v1/orders/1/card-payments", "{}", "Idempotency-Key", "c1");

        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        assertThat(begun.at("payment")).isEqualTo("pay_1");
        assertThat(begun.at("confirmAt")).isEqualTo("https://cards.example/pay_1");
        assertThat(begun.at("digits")).isEqualTo("2");
        assertThat(ports.keys).hasSize(2);
        assertThat(ports.keys.getFirst()).isEqualTo(ports.keys.getLast());
        assertThat(edge.post("/v1/orders/1/card-payments", "").code()).isEqualTo("KEY_MISSING");
    }

    @Test
    void saysWhyACardPaymentDoesNotBegin() {
        Answer notByCard = edge.postKeyed("/v1/orders/" + FakePorts.NOT_BY_CARD + "/card-payments", "");
        assertThat(notByCard.status()).isEqualTo(409);
        assertThat(notByCard.code()).isEqualTo("CARD_REFUSED");
        Answer unreachable = edge.postKeyed("/v1/orders/" + FakePorts.UNREACHABLE + "/card-payments", "");
        assertThat(unreachable.status()).isEqualTo(503);
        assertThat(unreachable.header("Retry-After")).isEqualTo("1");
        assertThat(edge.postKeyed("/v1/orders/99/card-payments", "").status()).isEqualTo(404);
        assertThat(edge.postKeyed("/v1/orders/" + FakePorts.BROKEN + "/card-payments", "")
                        .code())
                .isEqualTo("INTERNAL");
    }

    @Test
    void saysThatAnOrderIsPaidAlready() {
        Answer paid = edge.postKeyed("/v1/orders/" + FakePorts.PAID + "/card-payments", "");
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.at("state")).isEqualTo("PAID");
        assertThat(paid.json()).doesNotContainKey("confirmAt");
    }

    private Answer notice(String body) {
        return edge.send(HttpRequest.newBuilder(edge.uri("/v1/payments/notices"))
                .header("Content-Type", "text/plain")
                .header("X-Signature", "s1")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void takesNoticesAsTheyCome() {
        Answer taken = notice("captured");
        assertThat(taken.status()).isEqualTo(204);
        assertThat(taken.body()).isEmpty();
        assertThat(ports.headers.getFirst()).containsEntry("x-signature", "s1");
        assertThat(notice("nonsense").status()).isEqualTo(400);
        assertThat(notice("nonsense").code()).isEqualTo("BAD_NOTICE");
        assertThat(notice("forged").status()).isEqualTo(401);
        assertThat(notice("early").status()).isEqualTo(503);
        assertThat(notice("early").header("Retry-After")).isEqualTo("1");
        assertThat(notice("x".repeat(70_000)).status()).isEqualTo(413);
    }

    @Test
    void answersReportsAsJsonAndCsv() {
        Answer json = edge.get("/v1/shops/1/statement");
        assertThat(json.at("shop")).isEqualTo("1");
        assertThat(json.header("Drumroll-Position")).isEqualTo("5");
        Answer csv = edge.get("/v1/shops/1/statement?format=csv");
        assertThat(csv.body()).isEqualTo("shop\r\n1\r\n");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(edge.get("/v1/shops/10/statement").status()).isEqualTo(404);
        assertThat(edge.get("/v1/duties/report?origin=DE&destination=CN&tariffPrefix=8712&atMs=1&windowMs=2")
                        .at("asked"))
                .isEqualTo("DE-CN-8712-1-2");
    }

    @Test
    void auditsTheBooksAsOfOneEvent() {
        Answer audit = edge.get("/v1/books/audit");
        assertThat(audit.status()).isEqualTo(200);
        assertThat(states(audit))
                .containsOnlyKeys("zeroSum", "signs", "feed", "shops")
                .containsEntry("zeroSum", "holds");
        assertThat(audit.at("nowMs")).isNotEmpty();
        try (EdgeFixture bare = new EdgeFixture().open()) {
            assertThat(states(bare.get("/v1/books/audit")))
                    .containsEntry("signs", "holds")
                    .containsEntry("feed", "notMade")
                    .containsEntry("shops", "notMade");
        }
    }

    @Test
    void namesWhatDoesNotHoldInTheBooks() {
        List<AccountBalance> ledger = List.of(
                new AccountBalance(Account.WALLETS, EdgeFixture.CNY, -3),
                new AccountBalance(Account.SHOPS, EdgeFixture.CNY, 5));
        List<AccountBalance> statements = List.of(
                new AccountBalance(Account.SHOPS, EdgeFixture.CNY, 4),
                new AccountBalance(Account.PAID_OUT, EdgeFixture.CNY, 1));

        assertThat(LiveAudit.zeroSums(ledger).differences())
                .containsExactly(new LiveAudit.Difference("zeroSum", null, EdgeFixture.CNY, 2, 0));
        assertThat(LiveAudit.signs(ledger).differences())
                .containsExactly(new LiveAudit.Difference("signs", Account.WALLETS, EdgeFixture.CNY, -3, 0));
        assertThat(LiveAudit.shops(ledger, statements).differences())
                .containsExactlyInAnyOrder(
                        new LiveAudit.Difference("shops", Account.SHOPS, EdgeFixture.CNY, 5, 4),
                        new LiveAudit.Difference("shops", Account.PAID_OUT, EdgeFixture.CNY, 0, 1));
        assertThat(LiveAudit.shops(ledger, ledger.subList(1, 2)).state()).isEqualTo("holds");
    }

    private static Map<String, String> states(Answer audit) {
        Map<String, String> states = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            states.put(audit.at("checks", "" + i, "check"), audit.at("checks", "" + i, "state"));
        }
        return states;
    }

    @Test
    void asksToComeBackForAReportThatIsBehind() {
        Answer late = edge.get("/v1/shops/1/statement?position=" + (FakePorts.POSITION + 1));
        assertThat(late.status()).isEqualTo(503);
        assertThat(late.code()).isEqualTo("READ_TIMED_OUT");
        assertThat(edge.get("/v1/shops/1/statement?position=" + FakePorts.POSITION)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesReportsThatCannotBe() {
        String good = "/v1/duties/report?origin=DE&destination=CN&tariffPrefix=8712&atMs=1&windowMs=2";
        assertThat(edge.get(good.replace("origin=DE", "origin=de")).code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get(good.replace("origin=DE", "origin=CN")).code()).isEqualTo("SAME_COUNTRY");
        assertThat(edge.get(good.replace("8712", "87x2")).code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get(good.replace("8712", "87120000000")).code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get(good.replace("windowMs=2", "windowMs=0")).code()).isEqualTo("BAD_PARAMETER");
        assertThat(edge.get(good.replace("&atMs=1", "")).at("detail")).contains("atMs");
        assertThat(edge.get(good.replace("atMs=1", "atMs=9223372036854775808")).code())
                .isEqualTo("BAD_PARAMETER");
    }

    @Test
    void saysThatAServerHasNoProviderAndNoBooks() {
        try (EdgeFixture bare = new EdgeFixture().open()) {
            Answer card = bare.postKeyed("/v1/orders/1/card-payments", "");
            assertThat(card.status()).isEqualTo(503);
            assertThat(card.code()).isEqualTo("NO_CARD_PAYMENTS");
            assertThat(card.header("Retry-After")).isEmpty();
            assertThat(bare.post("/v1/payments/notices", "{}").code()).isEqualTo("NO_CARD_PAYMENTS");
            assertThat(bare.get("/v1/shops/1/statement").code()).isEqualTo("NO_BOOKS");
        }
    }
}
