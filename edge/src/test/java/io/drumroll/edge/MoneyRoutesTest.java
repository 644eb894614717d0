package io.drumroll.edge;

import static io.drumroll.edge.EdgeFixture.line;
import static io.drumroll.edge.EdgeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.PaymentRef;
import io.drumroll.engine.money.Money;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoneyRoutesTest {
    private final EdgeFixture edge = new EdgeFixture().openWide();

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void fixesRatesAndListsTheFestivalsOwnFirst() {
        Answer fixed = edge.put("/v1/rates/KWD", "{\"festivalMinor\":235,\"foreignMinor\":100}");
        assertThat(fixed.status()).as(fixed.body()).isEqualTo(200);
        assertThat(fixed.at("digits")).isEqualTo("3");

        Answer rates = edge.get("/v1/rates");
        assertThat(rates.at("rates", "0", "currency")).isEqualTo("CNY");
        assertThat(rates.at("rates", "1", "festivalMinor")).isEqualTo("780");
        assertThat(rates.at("rates", "2", "currency")).isEqualTo("KWD");
        assertThat(edge.put("/v1/rates/CNY", "{\"festivalMinor\":1,\"foreignMinor\":1}")
                        .code())
                .isEqualTo("CURRENCY_FIXED");
    }

    @Test
    void setsDutiesAndListsThemByCountries() {
        Answer set = edge.post("/v1/duties", """
            {"origin":"PT","destination":"CN","tariffPrefix":"69","dutyBps":1200,"thresholdMinor":500,
             "currency":"CNY","fromMs":1000000}\
            """);
        assertThat(set.status()).as(set.body()).isEqualTo(201);

        Answer duties = edge.get("/v1/duties?origin=PT&destination=CN");
        assertThat(duties.at("duties", "0", "dutyBps")).isEqualTo("1200");
        assertThat(duties.at("duties", "0", "thresholdMinor")).isEqualTo("500");
        assertThat(duties.at("duties", "0", "currency")).isEqualTo("CNY");
        assertThat(edge.get("/v1/duties?origin=CN&destination=PT").at("duties")).isEqualTo("[]");
        assertThat(edge.get("/v1/duties?origin=CN").at("detail")).contains("destination");
    }

    @Test
    void keepsAWalletOfEachCurrency() {
        assertThat(edge.postKeyed("/v1/wallets/8/top-ups", "{\"amountMinor\":500,\"currency\":\"EUR\"}")
                        .at("balanceMinor"))
                .isEqualTo("500");
        Answer wallet = edge.get("/v1/wallets/8");
        assertThat(wallet.at("balances", "0", "currency")).isEqualTo("CNY");
        assertThat(wallet.at("balances", "0", "balanceMinor")).isEqualTo("0");
        assertThat(wallet.at("balances", "1")).isEqualTo("{balanceMinor=500, currency=EUR, digits=2}");
    }

    @Test
    void writesATrialBalanceThatSumsToZeroInEachCurrency() {
        edge.order("k1", order(line(1, 4), 5_000));
        edge.order("k2", order(line(3, 1), 149_600).replace("\"CN\"", "\"DE\"").replace("149600", "136000"));
        Answer json = edge.get("/v1/books/trial-balance");
        Answer csv = edge.get("/v1/books/trial-balance?format=csv");

        Map<String, Long> sums = new TreeMap<>();
        List<String> lines = csv.body().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("currency,account,balanceMinor,digits");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            sums.merge(cells[0], Long.parseLong(cells[2]), Long::sum);
        }
        assertThat(sums).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sums.values()).containsOnly(0L);
        assertThat((List<?>) json.json().get("accounts")).hasSize(lines.size() - 1);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Drumroll-Position")).isEqualTo(json.at("position"));
        assertThat(csv.body()).endsWith("\r\n");
    }

    @Test
    void asksTheHeaderAcceptForTheFormatToo() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(edge.uri("/v1/books/trial-balance")).header("Accept", "text/csv");
        assertThat(edge.send(request).body()).startsWith("currency,account");
        HttpRequest.Builder asJson = HttpRequest.newBuilder(edge.uri("/v1/books/trial-balance?format=json"))
                .header("Accept", "text/csv");
        assertThat(edge.send(asJson).body()).startsWith("{\"position\"");
        assertThat(edge.get("/v1/books/trial-balance?format=xml").code()).isEqualTo("BAD_PARAMETER");
    }

    @Test
    void listsWhatIsDueBackToProvidersPageByPage() {
        for (int i = 1; i <= 3; i++) {
            edge.festival.given(
                    new Command.ReceivePayment(new PaymentRef(0, i), 99, new Money(i * 100L, EdgeFixture.CNY)));
        }
        Answer first = edge.get("/v1/payments/refunds-due?limit=2");
        assertThat(first.at("refunds", "0", "payment")).isEqualTo("00000000-0000-0000-0000-000000000001");
        assertThat(first.at("refunds", "1", "dueMinor")).isEqualTo("200");
        Answer second = edge.get("/v1/payments/refunds-due?limit=2&cursor=" + first.at("next"));
        assertThat(second.at("refunds", "0", "dueMinor")).isEqualTo("300");
        assertThat(second.json()).doesNotContainKey("next");
    }
}
