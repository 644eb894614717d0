package io.drumroll.journeys;

import static io.drumroll.journeys.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drumroll.journeys.ServedFestival.Goods;
import io.drumroll.journeys.ServedFestival.Somebody;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's day in the control room, with a buyer in the shop who feels it. */
@InChromium
class OperatorsDayTest {
    private static final String CLOSED_FOR = "We count the stock. Back at noon.";

    @TempDir
    private Path dir;

    @Test
    void stopsThrottlesApprovesFindsAndProvesTheBooks() {
        try (ServedFestival festival = ServedFestival.start(dir.resolve("data"), 86_400);
                Chromium control = Chromium.start(Device.LAPTOP);
                Chromium phone = Chromium.start(Device.PHONE)) {
            Case story = Case.of(festival);
            Screen room = new Screen(control, festival.url());
            Screen shop = new Screen(phone, festival.url());
            signsIn(room, festival);
            opensTheDoors(room, festival);
            comesToCheckout(shop, story);
            stopsOrdering(room, shop, festival, story);
            throttles(room, festival);
            approvesAMerchantAndAProduct(room, festival);
            approvesAllOfAShop(room, festival);
            fixesARate(room, festival);
            long order = findsTheOrder(room, festival, story);
            provesTheBooks(room);
            readsTheTrail(room, order);
            assertThat(control.faults()).isEmpty();
        }
    }

    /** A teapot, and a buyer who wants it. */
    record Case(Goods teapot, Somebody buyer) {
        static Case of(ServedFestival festival) {
            festival.category("kitchen", "Kitchen");
            Goods teapot = festival.goods(festival.shop("Moon Kitchen"), "pot", "Celadon teapot", 99_99, 50);
            Somebody buyer = festival.somebody("bob");
            festival.topUp(buyer, 500_00);
            return new Case(teapot, buyer);
        }
    }

    private static void signsIn(Screen room, ServedFestival festival) {
        room.open("/ops").press("Sign in");
        Visitor.signIn(room, festival.operator(), festival.operatorPassword());
        room.isAt("/ops");
        room.sees("Orders a second");
    }

    private static void opensTheDoors(Screen room, ServedFestival festival) {
        room.press("Doors and switches")
                .press("Open now")
                .enter("Reason")
                .sees("Say why: others will read it later.")
                .fill("Reason", "all shops are ready")
                .enter("Reason")
                .sees("The doors are changed.")
                .sees("Open since");
        JsonNode now = festival.api().get("/v1/festival");
        assertThat(now.get("opensAtMs").asLong())
                .isLessThanOrEqualTo(now.get("nowMs").asLong());
    }

    private static void comesToCheckout(Screen shop, Case story) {
        shop.open("/sign-in");
        Visitor.signIn(shop, story.buyer().name(), ServedFestival.PASSWORD);
        shop.isAt("/");
        shop.open("/p/" + story.teapot().product()).press("Buy now");
        Visitor.giveAddress(shop);
    }

    private static void stopsOrdering(Screen room, Screen shop, ServedFestival festival, Case story) {
        room.press("Switch off: Ordering")
                .fill("What people are told", CLOSED_FOR)
                .fill("Reason", "the stock is wrong")
                .enter("Reason")
                .sees(CLOSED_FOR);
        shop.open("/p/" + story.teapot().product())
                .sees("Nothing can be ordered for the moment")
                .sees(CLOSED_FOR)
                .press("Buy now")
                .press("Order · CN¥99.99")
                .sees(CLOSED_FOR)
                .press("Don’t order")
                .sees("Your order was not placed, and nothing was charged.")
                .press("OK");
        assertThat(festival.ordersOf(story.buyer().buyer())).isEmpty();
        room.press("Switch on: Ordering")
                .fill("Reason", "counted")
                .enter("Reason")
                .seesNoMore(CLOSED_FOR);
        shop.press("Order · CN¥99.99").sees("Thank you. Your order");
        assertThat(festival.ordersOf(story.buyer().buyer())).hasSize(1);
    }

    private static void throttles(Screen room, ServedFestival festival) {
        room.fill("Orders let in a second", "250")
                .enter("Orders let in a second")
                .fill("Reason", "the shops ask for it")
                .enter("Reason")
                .sees("The throttle is set.");
        assertThat(festival.api().get("/v1/ops/controls").get("ordersPerSecond").asLong())
                .isEqualTo(250);
    }

    private static void approvesAMerchantAndAProduct(Screen room, ServedFestival festival) {
        Somebody merchant = festival.somebody("mei");
        String hers = festival.api().tokenOf(merchant.name(), ServedFestival.PASSWORD);
        String application = json("{'name':'Maison Léon','kind':'import','country':'FR','currency':'CNY'}");
        assertThat(festival.api().status("POST", "/v1/merchants", application, hers))
                .isEqualTo(201);
        long product = festival.draft(1, "bowl", "Porcelain bowl");
        room.press("Approvals…")
                .sees("Maison Léon")
                .press("Approve: Maison Léon")
                .press("Open the shop")
                .sees("Approved.")
                .seesNoMore("Maison Léon");
        room.press("Look at it: Porcelain bowl")
                .press("Refuse")
                .fill("Why, for the merchant", "no picture")
                .press("Refuse")
                .sees("Refused.");
        JsonNode refused = festival.api().get("/v1/products/" + product);
        assertThat(refused.get("state").asText()).isEqualTo("refused");
        assertThat(refused.get("reason").asText()).isEqualTo("no picture");
    }

    private static void approvesAllOfAShop(Screen room, ServedFestival festival) {
        festival.draft(1, "cup", "Porcelain cup");
        festival.draft(1, "plate", "Porcelain plate");
        room.press("Now")
                .press("Approvals…")
                .press("Approve all of Moon Kitchen (2)")
                .press("Put all on sale")
                .sees("Approved: 2.");
    }

    private static void fixesARate(Screen room, ServedFestival festival) {
        festival.api().put("/v1/rates/USD", json("{'festivalMinor':71000,'foreignMinor':10000}"));
        room.press("Rates and duties")
                .press("Change: USD")
                .fill("Worth of $100.00, in CNY", "720")
                .fill("Reason", "the dollar rose")
                .enter("Reason")
                .sees("Saved.")
                .sees("$100.00 = CN¥720.00");
    }

    private static long findsTheOrder(Screen room, ServedFestival festival, Case story) {
        long order =
                festival.ordersOf(story.buyer().buyer()).get(0).get("order").asLong();
        room.press("Find")
                .choose("What", "Order")
                .fill("Order number", "" + order)
                .enter("Order number")
                .sees("CN¥99.99")
                .sees("Celadon teapot");
        room.choose("What", "Buyer’s number")
                .fill("Buyer number", "" + story.buyer().buyer())
                .enter("Buyer number")
                .sees(story.buyer().name())
                .sees("CN¥99.99");
        return order;
    }

    private static void provesTheBooks(Screen room) {
        room.press("Books").sees("Balanced").sees("Sum CN¥0.00");
        assertThat(room.has("NOT BALANCED")).isFalse();
    }

    private static void readsTheTrail(Screen room, long order) {
        room.press("Audit trail")
                .sees("all shops are ready")
                .sees("the stock is wrong")
                .sees("counted")
                .sees("the shops ask for it")
                .sees("the dollar rose")
                .sees("no picture")
                .sees("Porcelain cup")
                .sees("Porcelain plate")
                .sees("Order " + order);
        room.choose("On what", "An order").seesNoMore("the dollar rose").sees("Order " + order);
    }
}
