package io.drumroll.journeys;

import static io.drumroll.journeys.Api.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.drumroll.app.FestivalProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.support.ui.FluentWait;

/** A festival in a process of its own that pages are served from. */
final class ServedFestival implements AutoCloseable {
    /** Everybody's password in the journeys. */
    static final String PASSWORD = "quiet lantern 8";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long DAY_MS = 86_400_000;

    private final FestivalProcess process;
    private final Api api;

    private ServedFestival(FestivalProcess process) {
        this.process = process;
        this.api = new Api(process.said("url"), process.said("token"));
    }

    /** Starts one without goods, whose doors open after so many seconds. */
    static ServedFestival start(Path data, int countdownSeconds) {
        return start(data, countdownSeconds, 0, "--no-demo");
    }

    /** Starts one with the demo's goods and open doors, and so many orders a second of a crowd. */
    static ServedFestival demo(Path data, int crowd) {
        return start(data, 0, crowd, "--demo");
    }

    private static ServedFestival start(Path data, int countdownSeconds, int crowd, String goods) {
        List<String> arguments = List.of(
                "--port",
                "0",
                "--udp-port",
                "0",
                "--crowd",
                "" + crowd,
                "--storage-reserve-mib",
                "0",
                "--durability",
                "os",
                "--countdown",
                "" + countdownSeconds,
                goods);
        return new ServedFestival(FestivalProcess.start(data, arguments));
    }

    String url() {
        return process.said("url");
    }

    Api api() {
        return api;
    }

    String operator() {
        return process.said("operator");
    }

    String operatorPassword() {
        return process.said("password");
    }

    /** What time the festival has. */
    long nowMs() {
        return api.get("/v1/festival").get("nowMs").asLong();
    }

    /** Opens the doors in so many ms from now, for a day; returns when. */
    long openIn(long ms) {
        JsonNode now = api.get("/v1/festival");
        long opensAtMs = now.get("nowMs").asLong() + ms;
        api.put(
                "/v1/festival",
                json("{'name':'" + now.get("name").asText() + "','currency':'CNY','opensAtMs':" + opensAtMs
                        + ",'closesAtMs':" + (opensAtMs + DAY_MS) + ",'payWindowMs':900000,'receiptWindowMs':600000}"));
        return opensAtMs;
    }

    /** Opens a shop of the mainland that prices in yuan; returns its number. */
    int shop(String name) {
        String body = json("{'name':'" + name + "','country':'CN','kind':'flagship','currency':'CNY'}");
        return api.post("/v1/shops", body).get("shop").asInt();
    }

    void category(String category, String name) {
        api.put("/v1/categories", json("{'category':'" + category + "','names':{'en':'" + name + "'}}"));
    }

    /** Puts a product with one variant on sale. */
    Goods goods(int shop, String code, String title, long priceMinor, int stock) {
        long product = submit(shop, product(code, title, priceMinor, stock));
        // the answer may be that it is under way already, as the festival goes on by itself with what it finds approved
        api.status("POST", "/v1/products/" + product + "/approval?version=1", "", process.said("token"));
        int sku = new FluentWait<>(api)
                .withTimeout(PATIENCE)
                .withMessage("SKU of product " + product)
                .until(asked -> {
                    JsonNode found = asked.get("/v1/products/" + product).at("/variants/0/sku");
                    return found.isNumber() ? found.asInt() : null;
                });
        return new Goods(shop, product, sku, title, priceMinor);
    }

    /** Hands a product in for review; returns its number. */
    long draft(int shop, String code, String title) {
        return submit(shop, product(code, title, 1_00, 10));
    }

    private long submit(int shop, String content) {
        long product = api.post("/v1/shops/" + shop + "/products", content)
                .get("product")
                .asLong();
        api.post("/v1/products/" + product + "/submission?version=1", "");
        return product;
    }

    private static String product(String code, String title, long priceMinor, int stock) {
        return json("{'code':'" + code + "','category':'kitchen','brand':'Yunnan','origin':'CN',"
                + "'texts':{'en':{'title':'" + title + "','description':'For every day.'}},'variants':["
                + "{'code':'one','options':{},'priceMinor':" + priceMinor + ",'currency':'CNY','stock':" + stock
                + ",'limitPerBuyer':0}]}");
    }

    /** Gives coupons of a shop: so much off from so much on. */
    void coupon(int shop, String name, long spendMinor, long saveMinor) {
        JsonNode now = api.get("/v1/festival");
        api.post(
                "/v1/deals",
                json("{'name':'" + name + "','startsAtMs':" + (now.get("nowMs").asLong() - 1000) + ",'endsAtMs':"
                        + now.get("closesAtMs").asLong()
                        + ",'funder':'shop','currency':'CNY','terms':{'kind':'shopCoupon','shop':"
                        + shop + ",'spendMinor':" + spendMinor + ",'saveMinor':" + saveMinor
                        + ",'count':1000,'perBuyer':1}}"));
    }

    /** Signs somebody up by the API; returns them. */
    Somebody somebody(String name) {
        JsonNode person = api.signUp(name, name, PASSWORD);
        return new Somebody(
                name, person.get("person").asLong(), person.get("buyer").asLong());
    }

    /** Lets somebody run a shop. */
    void giveShop(Somebody who, int shop) {
        api.put("/v1/people/" + who.person() + "/shops/" + shop, "");
    }

    void topUp(Somebody who, long amountMinor) {
        api.post(
                "/v1/wallets/" + who.buyer() + "/top-ups",
                json("{'amountMinor':" + amountMinor + ",'currency':'CNY'}"));
    }

    /** Lets so many others come to order at this moment, who stand in the line from then on where there is one. */
    void comeBefore(List<String> tokens, Goods goods) {
        String body = json("{'buyer':1,'region':{'country':'CN'},'lines':[{'sku':" + goods.sku()
                + ",'quantity':1}],'expectedTotalMinor':1,'currency':'CNY'}");
        tokens.forEach(token -> api.status("POST", "/v1/orders", body, token));
    }

    /** Orders for somebody, paid at once; returns the order's number. */
    long order(Somebody who, Goods goods, int quantity) {
        return order(who, goods.sku(), quantity, goods.priceMinor() * quantity, "");
    }

    /** Gives the operator an address; returns its number. */
    long address() {
        String address = json("{'recipient':'Ada Lovelace','lines':['West Lake Road 1'],'postalCode':'310000',"
                + "'city':'Hangzhou','province':'Zhejiang','country':'CN','phone':'+86 571 123456'}");
        return api.post("/v1/me/addresses", address).get("address").asLong();
    }

    /** Orders for the operator to an address of theirs, at whatever it costs now with all deals. */
    long orderAtItsPrice(Somebody who, long address, int sku, int quantity) {
        JsonNode quote = api.post(
                "/v1/quotes",
                json("{'buyer':" + who.buyer() + ",'destination':'CN','currency':'CNY','lines':[{'sku':" + sku
                        + ",'quantity':" + quantity + "}]}"));
        return order(who, sku, quantity, quote.get("totalMinor").asLong(), "'address':" + address + ",");
    }

    private long order(Somebody who, int sku, int quantity, long totalMinor, String address) {
        String lines = "'lines':[{'sku':" + sku + ",'quantity':" + quantity + "}]";
        JsonNode placed = api.post(
                "/v1/orders",
                json("{'buyer':" + who.buyer() + ",'region':{'country':'CN','province':'ZJ','cityTier':1}," + address
                        + lines
                        + ",'expectedTotalMinor':" + totalMinor
                        + ",'currency':'CNY','pay':'now'}"));
        return placed.get("order").asLong();
    }

    /** The orders of somebody, the newest first, as the engine knows them. */
    JsonNode ordersOf(long buyer) {
        return api.get("/v1/buyers/" + buyer + "/orders").get("orders");
    }

    /** What somebody's wallet holds of yuan. */
    long walletMinor(long buyer) {
        for (JsonNode balance : api.get("/v1/wallets/" + buyer).get("balances")) {
            if (balance.get("currency").asText().equals("CNY")) {
                return balance.get("balanceMinor").asLong();
            }
        }
        return 0;
    }

    @Override
    public void close() {
        process.close();
    }

    /** A product with one variant that is on sale. */
    record Goods(int shop, long product, int sku, String title, long priceMinor) {}

    /** Somebody with an account: their name to sign in with, and their numbers. */
    record Somebody(String name, long person, long buyer) {}
}
