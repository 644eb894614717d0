package io.drumroll.edge;

import static io.drumroll.edge.SearchFixture.content;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.catalog.Product;
import io.drumroll.database.Database;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import io.drumroll.history.HistoryWriter;
import io.drumroll.history.webhook.UrlGuard;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long deliveries took, on a product's page: measured by what a history has of shop 1's goods from China. */
class DeliveryOfferTest {
    private static final long HOUR_MS = 3_600_000;
    private static final Country CN = new Country("CN");
    private static final int TO_SWEDEN = 30;

    private long sequence;

    private EdgeParts withHistory(Database database, EdgeParts given) {
        HistoryWriter writer = HistoryWriter.open(database, InstantSource.system());
        happen(writer, 0, new Event.ShopOpened(1, "Lisbon Tiles", CN, ShopKind.FLAGSHIP, EdgeFixture.CNY));
        happen(writer, 0, new Event.SkuListed(1, 1, "Pot", "teaware", "Muyunju", CN, "", 100, 1_000, 0));
        for (int order = 1; order <= TO_SWEDEN; order++) {
            deliver(writer, order, "SE");
        }
        deliver(writer, TO_SWEDEN + 1, "NO");
        writer.tryWrite(0);
        return given.withHistory(HistoryFixture.parts(database, new UrlGuard(true), new Still()));
    }

    private void happen(HistoryWriter writer, long timeMs, Event event) {
        sequence++;
        writer.onEvent(sequence, timeMs, event);
    }

    /** Ordered at once, shipped an hour later, and there after two days. */
    private void deliver(HistoryWriter writer, long order, String country) {
        OrderLine line = new OrderLine(1, 1, 100, 100, 100, 0, 100, 0, 0);
        Region region = new Region(new Country(country), "", 0);
        happen(
                writer,
                order,
                new Event.OrderPlaced(
                        order, 7, region, EdgeFixture.CNY, List.of(line), List.of(), 100, order + HOUR_MS, false));
        happen(writer, order, new Event.OrderPaid(order, 7, 100, PayMethod.WALLET));
        happen(writer, order + HOUR_MS, new Event.ShopOrderShipped(order, 1, order + 100 * HOUR_MS));
        happen(writer, order + 48 * HOUR_MS, new Event.ShopOrderSettled(order, 1, 100, 0, 100, 0, 0, true));
    }

    @Test
    void saysHowLongOrdersTookToACountryOrElseToAnywhere(@TempDir Path folder) {
        try (SearchFixture market = new SearchFixture(folder, this::withHistory)) {
            Product pot = market.publish(1, content("pot", "teaware", "Muyunju", "CN", "Celadon Teapot", "青瓷茶壶", 100));
            Product buds = market.publish(2, content("buds", "sound", "Hoshi", "JP", "Earbuds", "耳机", 80_000));
            String offer = "/v1/products/" + pot.id() + "/offer?destination=";
            Answer there = market.until(offer + "SE", answer -> answer.body().contains("\"delivery\":"));
            assertThat(there.at("delivery", "paidToShippedMs", "p90")).isEqualTo(Long.toString(HOUR_MS));
            assertThat(there.at("delivery", "paidToShippedMs", "orders")).isEqualTo("31");
            assertThat(there.at("delivery", "paidToReceivedMs", "p50")).isEqualTo(Long.toString(48 * HOUR_MS));
            assertThat(there.at("delivery", "paidToReceivedMs", "orders")).isEqualTo("30");
            assertThat(there.at("delivery", "paidToReceivedMs", "destination")).isEqualTo("SE");
            Map<String, Object> example = new ApiDocument().example("/v1/products/{product}/offer", "200");
            assertThat(OpenApiTest.shapeOf(there.json().get("delivery")))
                    .isEqualTo(OpenApiTest.shapeOf(example.get("delivery")));

            Answer anywhere = market.get(offer + "NO");
            assertThat(anywhere.at("delivery", "paidToReceivedMs", "orders")).isEqualTo("31");
            assertThat(anywhere.at("delivery", "paidToReceivedMs", "destination"))
                    .isEqualTo("null");
            Answer unknown = market.get("/v1/products/" + buds.id() + "/offer?destination=SE");
            assertThat(unknown.at("delivery")).isEqualTo("{}");
            assertThat(market.get(offer + "Sweden").code()).isEqualTo("BAD_PARAMETER");
        }
    }

    /** Nothing goes on. */
    private static final class Still implements HistoryParts.Monitor {
        @Override
        public long festivalPosition() {
            return 0;
        }

        @Override
        public long nowMs() {
            return 0;
        }

        @Override
        public ViewCondition history() {
            return new ViewCondition(ViewCondition.State.FOLLOWING, 0, 0, "");
        }

        @Override
        public ViewCondition webhooks() {
            return history();
        }
    }
}
