package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.edge.EdgeFixture.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogueAndCartRoutesTest {
    private final EdgeFixture edge = new EdgeFixture();

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void setsUpAFestivalOverHttpAlone() {
        assertThat(edge.get("/v1/festival").status()).isEqualTo(404);
        Answer scheduled = edge.put("/v1/festival", """
            {"name":"11.11","currency":"CNY","opensAtMs":500000,"closesAtMs":2000000}\
            """);
        assertThat(scheduled.status()).isEqualTo(200);
        assertThat(edge.get("/v1/festival").at("payWindowMs")).isEqualTo("900000");
        assertThat(edge.get("/v1/festival").at("receiptWindowMs")).isEqualTo("864000000");
        assertThat(Long.parseLong(edge.get("/v1/festival").at("nowMs"))).isGreaterThan(1_700_000_000_000L);
        assertThat(edge.get("/v1/festival").at("digits")).isEqualTo("2");

        Answer shop =
                edge.post("/v1/shops", "{\"name\":\"Ålesund \\u00d8 🥁\",\"country\":\"NO\",\"kind\":\"bazaar\"}");
        assertThat(shop.status()).isEqualTo(201);
        assertThat(shop.at("shop")).isEqualTo("1");
        assertThat(shop.header("Location")).isEqualTo("/v1/shops/1");
        assertThat(edge.get("/v1/shops/1").at("kind")).isEqualTo("bazaar");
        assertThat(edge.get("/v1/shops/1").at("currency")).isEqualTo("CNY");

        Answer sku = edge.postKeyed("/v1/skus", """
            {"shop":1,"title":"Drum","category":"Music","brand":"Fjord","origin":"NO","priceMinor":9900,
             "currency":"CNY","stock":10,"limitPerBuyer":2}\
            """);
        assertThat(sku.status()).isEqualTo(201);
        assertThat(sku.header("Location")).isEqualTo("/v1/skus/1");

        assertThat(edge.postKeyed("/v1/skus/1/restock", "{\"quantity\":5}").status())
                .isEqualTo(200);
        assertThat(edge.put("/v1/skus/1/price", "{\"priceMinor\":8800,\"currency\":\"CNY\"}")
                        .at("priceMinor"))
                .isEqualTo("8800");
        Answer read = edge.get("/v1/skus/1");
        assertThat(read.at("available")).isEqualTo("15");
        assertThat(read.at("priceMinor")).isEqualTo("8800");
        assertThat(read.at("shopName")).isEqualTo("Ålesund Ø 🥁");
        assertThat(edge.delete("/v1/skus/1").status()).isEqualTo(200);
        assertThat(edge.get("/v1/skus/1").at("onSale")).isEqualTo("false");
    }

    @Test
    void refusesToScheduleWithAReceiptWindowThatCannotBe() {
        Answer answer = edge.put("/v1/festival", """
            {"name":"f","currency":"CNY","opensAtMs":1,"closesAtMs":2,"receiptWindowMs":0}\
            """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("field")).isEqualTo("RECEIPT_WINDOW");
        assertThat(answer.at("min")).isEqualTo("1000");
    }

    @Test
    void saysWhatIsUnknown() {
        edge.open();
        assertThat(edge.get("/v1/skus/99").status()).isEqualTo(404);
        assertThat(edge.post("/v1/quotes", "{\"lines\":[{\"sku\":99,\"quantity\":1}]}")
                        .status())
                .isEqualTo(422);
        assertThat(edge.delete("/v1/carts/7/lines/1").code()).isEqualTo("UNKNOWN_CART_LINE");
        assertThat(edge.put("/v1/carts/7/lines/99", "{\"quantity\":1}").status())
                .isEqualTo(404);
        assertThat(edge.put("/v1/carts/0/lines/1", "{\"quantity\":1}").at("field"))
                .isEqualTo("BUYER");
    }

    @Test
    void showsACartWithItsQuoteAndWhatToAddToSave() {
        edge.open();
        assertThat(edge.put("/v1/carts/7/lines/1", "{\"quantity\":20}").status())
                .isEqualTo(200);
        assertThat(edge.put("/v1/carts/7/lines/2", "{\"quantity\":1}").status()).isEqualTo(200);
        Answer cart = edge.get("/v1/carts/7");

        assertThat(cart.at("quote", "subtotalMinor")).isEqualTo("55000");
        assertThat(cart.at("quote", "savingMinor")).isEqualTo("4000");
        assertThat(cart.at("quote", "hints", "0", "stage")).isEqualTo("crossShop");
        assertThat(cart.at("quote", "hints", "0", "addMinor")).isEqualTo("5000");
        assertThat(cart.at("quote", "hints", "0", "saveMinor")).isEqualTo("4000");
        assertThat(edge.delete("/v1/carts/7/lines/2").status()).isEqualTo(200);
        assertThat(edge.get("/v1/carts/7").at("quote", "totalMinor")).isEqualTo("25000");
    }

    @Test
    void tellsWhichLineOfACartCouldNotBeOrdered() {
        edge.open();
        edge.put("/v1/carts/7/lines/2", "{\"quantity\":9}");
        Answer cart = edge.get("/v1/carts/7");

        assertThat(cart.at("problems", "0", "code")).isEqualTo("INSUFFICIENT_STOCK");
        assertThat(cart.at("problems", "0", "available")).isEqualTo("5");
        assertThat(cart.at("problems", "0", "quantity")).isEqualTo("9");
    }

    @Test
    void tellsHowManyPiecesOfALineWentOffSale() {
        edge.open();
        edge.put("/v1/carts/7/lines/1", "{\"quantity\":3}");
        edge.put("/v1/carts/7/lines/2", "{\"quantity\":1}");
        edge.delete("/v1/skus/1");
        Answer cart = edge.get("/v1/carts/7");

        assertThat(cart.at("problems", "0")).startsWith("{line=1, quantity=3, code=SKU_OFF_SALE, family=CONFLICT");
        assertThat(cart.at("quote", "lines", "0", "sku")).isEqualTo("2");
    }

    @Test
    void topsUpAWalletOnceForOneKey() {
        edge.open();
        String body = "{\"amountMinor\":5000,\"currency\":\"CNY\"}";
        Answer first = edge.post("/v1/wallets/8/top-ups", body, "Idempotency-Key", "t1");
        Answer again = edge.post("/v1/wallets/8/top-ups", body, "Idempotency-Key", "t1");

        assertThat(first.at("balanceMinor")).isEqualTo("5000");
        assertThat(again.at("balanceMinor")).isEqualTo("5000");
        assertThat(again.at("repeated")).isEqualTo("true");
        assertThat(edge.postKeyed("/v1/wallets/8/top-ups", body).at("balanceMinor"))
                .isEqualTo("10000");
        assertThat(edge.post("/v1/wallets/8/top-ups", body).code()).isEqualTo("KEY_MISSING");
    }
}
