package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The festival's process is killed between deliveries: some of its messages were taken, two are under way, the others wait,
 * and orders were placed just before of which the database knows nothing yet. Started again, it tells of every order.
 */
class WebhookKillTest {
    private static final List<String> ARGUMENTS = Stream.concat(
                    KillTest.ARGUMENTS.stream(), Stream.of("--private-webhooks"))
            .toList();
    private static final int TAKEN_BEFORE = 5;
    private static final int ORDERS = 20;

    @TempDir
    private Path dir;

    @Test
    void losesNoMessageWhenItIsKilledBetweenDeliveries() {
        Path data = dir.resolve("data");
        Set<Long> placed = new TreeSet<>();
        try (HookReceiver receiver = new HookReceiver(TAKEN_BEFORE)) {
            String secret;
            String address;
            try (FestivalProcess up = FestivalProcess.start(data, ARGUMENTS)) {
                Api api = Api.of(up);
                furnish(api);
                awaitWebhooks(api);
                JsonNode added =
                        api.post("/v1/webhooks", "{\"url\":\"" + receiver.url() + "\",\"kinds\":[\"order.paid\"]}");
                secret = Api.text(added, "secret");
                address = "/v1/webhooks/" + Api.number(added, "webhook");
                placed.addAll(order(api, ORDERS));
                Await.until("some were taken", () -> receiver.taken.size() >= TAKEN_BEFORE);
                placed.addAll(order(api, ORDERS));
                up.kill();
            }
            receiver.takeAll();
            try (FestivalProcess up = FestivalProcess.start(data, ARGUMENTS)) {
                Api api = Api.of(up);
                placed.addAll(order(api, 1));
                Await.until("all orders were told of", () -> toldOf(receiver).containsAll(placed));
                assertThat(toldOf(receiver)).isEqualTo(placed);
                assertThat(receiver.taken).allMatch(message -> message.isSignedBy(secret));
                awaitDelivered(api, address);
                int before = receiver.taken.size();
                JsonNode replayed = api.post(address + "/replays", "{\"fromPosition\":0}");
                assertThat(Api.number(replayed, "deliveries")).isEqualTo(placed.size());
                Await.until("all come again", () -> receiver.taken.size() >= before + placed.size());
            }
            Set<String> ids =
                    receiver.taken.stream().map(HookReceiver.Message::id).collect(Collectors.toSet());
            assertThat(ids).as("each message has one id however often it comes").hasSameSizeAs(placed);
        }
    }

    private static Set<Long> toldOf(HookReceiver receiver) {
        return receiver.taken.stream().map(message -> message.number("order")).collect(Collectors.toSet());
    }

    private static void awaitWebhooks(Api api) {
        Await.until("webhooks can be set up", () -> {
            JsonNode condition = api.get("/v1/history/condition");
            return Api.text(Api.field(condition, "webhooks"), "state").equals("following");
        });
    }

    private static void awaitDelivered(Api api, String address) {
        List<JsonNode> open = new ArrayList<>();
        Await.until(() -> "all are noted as delivered, and not " + open, () -> {
            open.clear();
            Api.field(api.get(address + "/deliveries?limit=100"), "deliveries").forEach(open::add);
            open.removeIf(delivery -> Api.text(delivery, "state").equals("delivered"));
            return open.isEmpty();
        });
    }

    static void furnish(Api api) {
        api.post("/v1/shops", "{\"name\":\"Lanterns\",\"country\":\"CN\",\"kind\":\"bazaar\"}");
        api.post(
                "/v1/skus",
                "{\"shop\":1,\"title\":\"Lantern\",\"category\":\"Lights\",\"brand\":\"Moon\",\"origin\":\"CN\","
                        + "\"tariffCode\":\"\",\"priceMinor\":100,\"currency\":\"CNY\",\"stock\":1000000}");
        api.post("/v1/wallets/7/top-ups", "{\"amountMinor\":1000000,\"currency\":\"CNY\"}");
    }

    static List<Long> order(Api api, int count) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode placed = api.post(
                    "/v1/orders",
                    "{\"buyer\":7,\"region\":{\"country\":\"CN\"},\"lines\":[{\"sku\":1,\"quantity\":1}],"
                            + "\"expectedTotalMinor\":100,\"currency\":\"CNY\",\"pay\":\"now\"}");
            numbers.add(Api.number(placed, "order"));
        }
        return numbers;
    }
}
