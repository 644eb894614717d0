package io.drumroll.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drumroll.journeys.ServedFestival.Goods;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A buyer's whole day on a phone. */
@InChromium
class BuyersDayTest {
    private static final int FAR_OFF_S = 86_400;
    /** Long enough to arm an order on a machine that has much to do. */
    private static final long SOON_MS = 8_000;
    /** So long before the doors open the others come. */
    private static final long EARLIER_MS = 1_500;
    /** So many are in the line before the buyer comes; one is let in a second. */
    private static final int AHEAD = 8;

    @TempDir
    private Path dir;

    @Test
    void fillsACartBeforeMidnightStandsInTheQueuePaysCancelsAndIsRefunded() {
        try (ServedFestival festival = ServedFestival.start(dir.resolve("data"), FAR_OFF_S);
                Chromium phone = Chromium.start(Device.PHONE)) {
            Shelf shelf = Shelf.of(festival);
            Screen screen = new Screen(phone, festival.url());
            long buyer = signsUp(screen);
            fillsACartBeforeTheDoorsOpen(screen, shelf);
            takesACoupon(screen);
            armsAnOrder(screen);
            isLetInFromTheQueue(screen, shelf, festival);
            seesTheOrder(screen, festival, buyer);
            isGivenBackOnePiece(screen, festival, buyer);
            cancelsAnother(screen, shelf, festival, buyer);
            readsItAllInTheWallet(screen);
            seesBothOrdersOnTheBoard(screen);
            assertThat(phone.faults()).isEmpty();
        }
    }

    /** A teapot and a tray of one shop, of which three teapots with the coupon are the cart. */
    record Shelf(Goods teapot, Goods tray) {
        static Shelf of(ServedFestival festival) {
            festival.category("kitchen", "Kitchen");
            int shop = festival.shop("Moon Kitchen");
            festival.coupon(shop, "Moon coupon", 200_00, 20_00);
            return new Shelf(
                    festival.goods(shop, "pot", "Celadon teapot", 99_99, 50),
                    festival.goods(shop, "tray", "Bamboo tray", 45_00, 50));
        }
    }

    private static long signsUp(Screen screen) {
        Visitor.signUp(screen, "ada");
        screen.isAt("/(?:\\?.*)?");
        return Visitor.buyer(screen);
    }

    private static void fillsACartBeforeTheDoorsOpen(Screen screen, Shelf shelf) {
        screen.open("/search?q=celadon")
                .press("Celadon teapot…")
                .sees("Doors open in")
                .press("One more")
                .press("One more")
                .press("Add to cart: 3")
                .sees("It is in your cart.")
                .open("/p/" + shelf.tray().product())
                .press("Add to cart")
                .press("Go to cart")
                .sees("Bamboo tray")
                .press("Remove Bamboo tray")
                .sees("Bamboo tray was removed.")
                .press("Undo")
                .tick("Select Bamboo tray")
                .sees("3 pieces CN¥299.97");
    }

    private static void takesACoupon(Screen screen) {
        screen.open("/coupons").press("Claim: CN¥20 off…").sees("You have 1");
        screen.open("/cart").tick("CN¥20 off CN¥200 or more…").sees("3 pieces CN¥279.97");
    }

    private static void armsAnOrder(Screen screen) {
        screen.press("Get ready to order at the opening");
        Visitor.giveAddress(screen);
        screen.sees("CN¥279.97 is missing.").press("Top up CN¥279.97").sees("Holds CN¥279.97");
    }

    private static void isLetInFromTheQueue(Screen screen, Shelf shelf, ServedFestival festival) {
        List<String> others = IntStream.range(0, AHEAD)
                .mapToObj(i -> festival.somebody("rival-" + i).name())
                .map(name -> festival.api().tokenOf(name, ServedFestival.PASSWORD))
                .toList();
        festival.api().put("/v1/ops/throttle", "{\"ordersPerSecond\":1}");
        long opensAtMs = festival.openIn(SOON_MS);
        screen.reload()
                .press("Order at the opening · CN¥279.97…")
                .sees("Your order goes out by itself when the doors open");
        screen.await("the last moment", () -> festival.nowMs() > opensAtMs - EARLIER_MS);
        festival.comeBefore(others, shelf.tray());
        screen.reads("Place [1-9] in the queue");
        screen.sees("Thank you. Your order");
        festival.api().put("/v1/ops/throttle", "{\"ordersPerSecond\":0}");
    }

    private static void seesTheOrder(Screen screen, ServedFestival festival, long buyer) {
        long order = Long.parseLong(screen.isAt("/orders/([0-9]+)\\?placed=now"));
        JsonNode orders = festival.ordersOf(buyer);
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).get("order").asLong()).isEqualTo(order);
        screen.sees("To ship").sees("Placed").sees("Paid from the wallet CN¥279.97");
    }

    private static void isGivenBackOnePiece(Screen screen, ServedFestival festival, long buyer) {
        // a third of what was paid, rounded down: the rest comes with the last piece
        screen.press("Give back")
                .sees("You get back CN¥93.32")
                .press("Give back for CN¥93.32")
                .sees("CN¥93.32 came back.")
                .sees("1 of 3 given back");
        assertThat(festival.walletMinor(buyer)).isEqualTo(93_32);
    }

    private static void cancelsAnother(Screen screen, Shelf shelf, ServedFestival festival, long buyer) {
        screen.open("/p/" + shelf.tray().product())
                .press("Buy now")
                .press("Order · CN¥45.00")
                .sees("Thank you. Your order")
                .press("Cancel the order")
                .sees("You get back CN¥45.00")
                .press("Cancel the order")
                .sees("The order was cancelled; CN¥45.00 came back.")
                .sees("Cancelled");
        assertThat(festival.walletMinor(buyer)).isEqualTo(93_32);
        assertThat(festival.ordersOf(buyer)).hasSize(2);
    }

    private static void readsItAllInTheWallet(Screen screen) {
        screen.open("/wallet")
                .sees("CN¥93.32")
                .sees("-CN¥279.97")
                .sees("-CN¥45.00")
                .sees("+CN¥93.32")
                .sees("+CN¥45.00");
        screen.open("/orders").sees("Bamboo tray").sees("Celadon teapot");
    }

    /** Which counts what was paid, and apart from that what came back. */
    private static void seesBothOrdersOnTheBoard(Screen screen) {
        screen.open("/board").reads("CNY 324");
    }
}
