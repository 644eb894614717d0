package io.drumroll.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drumroll.journeys.ServedFestival.Goods;
import io.drumroll.journeys.ServedFestival.Somebody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A merchant's day at the desk. */
@InChromium
class MerchantsDayTest {
    private static final String HEAD = "code,category,brand,origin,variant,price_minor,currency,stock,title:en\n";
    private static final String GOOD = "cup,kitchen,Yunnan,CN,one,1900,CNY,10,Tea cup\n";
    private static final String WRONG = "jug,kitchen,Yunnan,CN,one,19.00,CNY,10,Milk jug\n";

    @TempDir
    private Path dir;

    @Test
    void sellsShipsRefundsAndReadsTheStatement() throws IOException {
        try (ServedFestival festival = ServedFestival.start(dir.resolve("data"), 0);
                Chromium laptop = Chromium.start(Device.LAPTOP)) {
            Shop shop = Shop.of(festival);
            Screen screen = new Screen(laptop, festival.url());
            signsInAndSeesWhatWaits(screen, shop);
            makesAProduct(screen, festival);
            lowersTwoPrices(screen, festival, shop);
            importsAFile(screen);
            startsADeal(screen, festival, shop);
            shipsTheOrder(screen, shop);
            refundsAPiece(screen, festival, shop);
            readsTheStatement(screen, festival, shop);
            assertThat(laptop.faults()).isEmpty();
        }
    }

    /** A shop with two products, and an order of two teapots that is paid. */
    record Shop(int number, Somebody merchant, Somebody buyer, Goods teapot, Goods tray, long order) {
        static Shop of(ServedFestival festival) {
            festival.category("kitchen", "Kitchen");
            int number = festival.shop("Moon Kitchen");
            Somebody merchant = festival.somebody("mei");
            festival.giveShop(merchant, number);
            Goods teapot = festival.goods(number, "pot", "Celadon teapot", 99_99, 50);
            Goods tray = festival.goods(number, "tray", "Bamboo tray", 45_00, 3);
            Somebody buyer = festival.somebody("bob");
            festival.topUp(buyer, 1_000_00);
            return new Shop(number, merchant, buyer, teapot, tray, festival.order(buyer, teapot, 2));
        }
    }

    private static void signsInAndSeesWhatWaits(Screen screen, Shop shop) {
        screen.open("/desk").sees("Sign in to go on.").press("Sign in");
        Visitor.signIn(screen, shop.merchant().name(), ServedFestival.PASSWORD);
        screen.isAt("/desk");
        screen.sees("1 to ship").sees("1 low in stock").sees("0 drafts").sees("CN¥199.98");
    }

    private static void makesAProduct(Screen screen, ServedFestival festival) {
        screen.press("Products")
                .press("New product")
                .press("Save")
                .sees("Some fields have to be put right first.")
                .fill("Title", "Porcelain bowl")
                .choose("Category", "Kitchen")
                .fill("Brand", "Jingdezhen")
                .fill("Your code", "bowl")
                .fill("Price in CNY", "12.50")
                .fill("Opening stock", "40")
                .press("Save and submit")
                .sees("Saved, and handed in for review.");
        long product = Long.parseLong(screen.isAt("/desk/products/([0-9]+)"));
        JsonNode waiting = festival.api().get("/v1/products/waiting").at("/products/0");
        assertThat(waiting.get("product").asLong()).isEqualTo(product);
        festival.api()
                .post(
                        "/v1/products/" + product + "/approval?version="
                                + waiting.get("version").asLong(),
                        "");
        screen.reload()
                .sees("Changes here go on sale once an operator approves them.")
                .fill("Title", "Porcelain bowl, blue")
                .press("Save")
                .sees("You see your last change. It is not on sale yet");
    }

    private static void lowersTwoPrices(Screen screen, ServedFestival festival, Shop shop) {
        screen.press("Products")
                .tick("Choose Celadon teapot")
                .tick("Choose Bamboo tray")
                .sees("2 chosen")
                .press("Change prices")
                .choose("Change", "Lower by")
                .fill("Amount in CNY", "5")
                .sees("CN¥99.99 → CN¥94.99")
                .sees("CN¥45.00 → CN¥40.00")
                .press("Change 2 prices")
                .sees("Done: 2.")
                .sees("CN¥94.99");
        assertThat(priceMinor(festival, shop.teapot())).isEqualTo(94_99);
        assertThat(priceMinor(festival, shop.tray())).isEqualTo(40_00);
    }

    private static long priceMinor(ServedFestival festival, Goods goods) {
        return festival.api().get("/v1/skus/" + goods.sku()).get("priceMinor").asLong();
    }

    private void importsAFile(Screen screen) throws IOException {
        Path wrong = Files.writeString(dir.resolve("wrong.csv"), HEAD + GOOD + WRONG);
        Path good = Files.writeString(dir.resolve("good.csv"), HEAD + GOOD);
        screen.press("Import and export")
                .give(wrong)
                .sees("wrong.csv")
                .press("Try it out")
                .sees("Put these lines right")
                .sees("Variant 1: Price")
                .give(good)
                .sees("good.csv")
                .press("Try it out")
                .sees("All is well. Take away the tick above and import it.")
                .tick("Only try it out: nothing is changed")
                .press("Import")
                .sees("All products are in.");
        screen.press("Products").sees("Tea cup");
    }

    private static void startsADeal(Screen screen, ServedFestival festival, Shop shop) {
        describesADeal(screen);
        screen.press("Start the deal").sees("“Festival price” is in place.");
        screen.await(
                "the deal's price",
                () -> festival.api()
                        .get("/v1/products/" + shop.teapot().product() + "/offer")
                        .toString()
                        .contains("\"priceMinor\":7999"));
        describesADeal(screen);
        screen.sees("is of the same kind and runs from").press("Start the deal").sees("There can be one at a time");
        screen.isAt("/desk/deals/new");
    }

    private static void describesADeal(Screen screen) {
        screen.press("Deals")
                .press("New deal")
                .press("Celadon teapot")
                .fill("Price in CNY", "79.99")
                .fill("Pieces at this price", "10")
                .reads("1 piece Without CN¥94.99 Pays CN¥79.99 saves CN¥15.00");
    }

    private static void shipsTheOrder(Screen screen, Shop shop) {
        screen.press("Orders…")
                .tick("Choose order " + shop.order())
                .sees("1 chosen")
                .press("Ship 1")
                .sees("Shipped: 1.")
                .sees("Nothing to ship")
                .press("Shipped")
                .press("" + shop.order())
                .sees("Order " + shop.order())
                .sees("You are paid when the buyer confirms");
    }

    private static void refundsAPiece(Screen screen, ServedFestival festival, Shop shop) {
        screen.press("Refund")
                .press("One more")
                .fill("Reason", "arrived with a crack")
                .sees("Back to the buyer CN¥99.99")
                .press("Refund now")
                .sees("CN¥99.99 went back to the buyer.")
                .sees("1 refunded");
        assertThat(festival.walletMinor(shop.buyer().buyer())).isEqualTo(1_000_00 - 99_99);
    }

    private static void readsTheStatement(Screen screen, ServedFestival festival, Shop shop) {
        festival.api().post("/v1/orders/" + shop.order() + "/shops/" + shop.number() + "/receipt", "");
        screen.press("Statement").sees("Sale (1) CN¥99.99").sees("Entries");
        screen.press("Pay out")
                .press("Pay out")
                .sees("is paid out; CN¥0.00 is left.")
                .sees("Payout");
    }
}
