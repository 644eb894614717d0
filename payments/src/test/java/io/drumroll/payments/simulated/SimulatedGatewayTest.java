package io.drumroll.payments.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.payments.gateway.CardGateway;
import io.drumroll.payments.gateway.GatewayAnswer;
import io.drumroll.payments.gateway.GatewayOptions;
import io.drumroll.payments.gateway.GatewayPayment;
import io.drumroll.payments.gateway.GatewayRefund;
import io.drumroll.payments.gateway.PaymentPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedGatewayTest {
    private static final String API_KEY = "test-key";
    private static final Money PRICE = new Money(12_50, new Currency("CNY"));

    @TempDir
    private Path folder;

    private SimulatedGateway start() throws IOException {
        return SimulatedGateway.start(
                new SimulatedGateway.Settings(
                        0, API_KEY, "a secret of the shop", GatewayFaults.none(), folder.resolve("gateway.journal")),
                InstantSource.system());
    }

    private static CardGateway client(SimulatedGateway gateway) {
        return new CardGateway(GatewayOptions.of(gateway.address(), API_KEY));
    }

    private static <T> T answered(GatewayAnswer<T> answer) {
        assertThat(answer).isInstanceOf(GatewayAnswer.Answered.class);
        return ((GatewayAnswer.Answered<T>) answer).value();
    }

    private static HttpResponse<String> browse(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void knowsAfterARestartWhatItDid() throws IOException {
        GatewayPayment captured;
        GatewayRefund refund;
        try (SimulatedGateway gateway = start();
                CardGateway client = client(gateway)) {
            captured = answered(client.create("order é 1", PRICE, "a"));
            answered(client.confirm(captured.id()));
            refund = answered(client.refund(captured.id(), 250, "r"));
            answered(client.create("order 2", PRICE, "b"));
        }
        Files.writeString(folder.resolve("gateway.journal"), "refund " + captured.id(), StandardOpenOption.APPEND);
        for (int restart = 0; restart < 2; restart++) {
            try (SimulatedGateway gateway = start();
                    CardGateway client = client(gateway)) {
                assertThat(gateway.books()).hasSize(2 + restart);
                assertThat(answered(client.create("order é 1", PRICE, "a")).id())
                        .isEqualTo(captured.id());
                assertThat(answered(client.refund(captured.id(), 250, "r"))).isEqualTo(refund);
                PaymentPage page = answered(client.capturedAfter("", 10));
                assertThat(page.payments())
                        .extracting(GatewayPayment::refundedMinor)
                        .isEqualTo(List.of(250L));
                answered(client.create("order 3", PRICE, "c"));
            }
        }
    }

    @Test
    void showsTheBuyerAPageToConfirmOn() throws IOException, InterruptedException {
        try (SimulatedGateway gateway = start();
                CardGateway client = client(gateway)) {
            GatewayPayment payment = answered(client.create("<order> & \"1\"", PRICE, "a"));
            URI page = URI.create(payment.confirmUrl());
            assertThat(browse(HttpRequest.newBuilder(page)).body())
                    .contains("12.50 CNY", "&lt;order&gt; &amp; &quot;1&quot;", "value=\"pay\"")
                    .doesNotContain("<order>");
            HttpResponse<String> unclear =
                    browse(HttpRequest.newBuilder(page).POST(BodyPublishers.ofString("outcome=maybe")));
            assertThat(unclear.statusCode()).isEqualTo(422);
            HttpResponse<String> paid =
                    browse(HttpRequest.newBuilder(page).POST(BodyPublishers.ofString("outcome=pay")));
            assertThat(paid.body()).contains("was captured").doesNotContain("<button");
            assertThat(browse(HttpRequest.newBuilder(gateway.address().resolve("/pay/none")))
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
