package io.drumroll.journeys;

import static io.drumroll.journeys.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.journeys.ServedFestival.Goods;
import io.drumroll.journeys.ServedFestival.Somebody;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.interactions.Actions;

/** What people do, and what happens to them, between the cart and the thanks: it comes to one order, or to none, and they know. */
@InChromium
class RoughCheckoutTest {
    private static final long MONEY_MINOR = 1_000_00;
    private static final int PRESSES = 100;

    @TempDir
    private static Path dir;

    private static ServedFestival festival;
    private static Wire wire;
    private static Chromium phone;
    private static int shop;

    private Screen screen;
    private Somebody buyer;
    private Goods goods;

    @BeforeAll
    static void open() {
        festival = ServedFestival.start(dir.resolve("data"), 0);
        festival.category("kitchen", "Kitchen");
        shop = festival.shop("Moon Kitchen");
        wire = Wire.to(festival.url());
        phone = Chromium.start(Device.PHONE);
    }

    @AfterAll
    static void close() {
        phone.close();
        wire.close();
        festival.close();
    }

    /** Each comes with a buyer and a product of its own to a checkout at which all is ready. */
    @BeforeEach
    void comeToCheckout(TestInfo test) {
        String name = String.valueOf(test.getDisplayName())
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(java.util.Locale.ROOT);
        buyer = festival.somebody(name);
        festival.topUp(buyer, MONEY_MINOR);
        goods = festival.goods(shop, name, "Teapot of " + name, 50_00, 100);
        screen = new Screen(phone, wire.url());
        screen.open("/sign-in");
        Visitor.signIn(screen, name, ServedFestival.PASSWORD);
        screen.isAt("/");
        screen.open(checkout());
        Visitor.giveAddress(screen);
        screen.find("Order · CN¥50.00");
    }

    @AfterEach
    void leave() {
        phone.offline(false);
        wire.mend();
        phone.forget();
    }

    private String checkout() {
        return "/checkout?sku=" + goods.sku() + "&quantity=1";
    }

    private void thereIsOneOrder() {
        assertThat(festival.ordersOf(buyer.buyer())).hasSize(1);
        assertThat(festival.walletMinor(buyer.buyer())).isEqualTo(MONEY_MINOR - 50_00);
    }

    private void thereIsNoOrder() {
        assertThat(festival.ordersOf(buyer.buyer())).isEmpty();
        assertThat(festival.walletMinor(buyer.buyer())).isEqualTo(MONEY_MINOR);
    }

    @Test
    void findsOutWhatBecameOfAnOrderWhoseAnswerWasLost() {
        wire.cutBehind("POST /v1/orders ");
        screen.press("Order · CN¥50.00");
        wire.awaitCut();
        screen.sees("No answer came back, so it isn’t known yet whether your order arrived.");
        thereIsOneOrder();
        wire.mend();
        screen.sees("Your order");
        screen.isAt("/orders/[0-9]+\\?placed=(?:now|found)");
        thereIsOneOrder();
    }

    @Test
    void findsOutAfterThePageWasClosedInBetween() {
        wire.cutBehind("POST /v1/orders ");
        screen.press("Order · CN¥50.00");
        wire.awaitCut();
        screen.sees("No answer came back");
        wire.mend();
        screen.open(checkout());
        screen.isAt("/orders/[0-9]+\\?placed=(?:now|found)");
        screen.sees("was placed.");
        thereIsOneOrder();
    }

    @Test
    void sendsNothingWhileThePhoneIsOfflineAndOrdersOnceItIsBack() {
        phone.offline(true);
        screen.sees("You are offline.").press("Order · CN¥50.00").sees("Next try in");
        thereIsNoOrder();
        phone.offline(false);
        screen.sees("Thank you. Your order");
        thereIsOneOrder();
    }

    @Test
    void ordersOnceHoweverOftenTheButtonIsPressed() {
        Actions presses = new Actions(phone.driver()).moveToElement(screen.find("Order · CN¥50.00"));
        for (int i = 0; i < PRESSES; i++) {
            presses.click();
        }
        presses.perform();
        screen.sees("Thank you. Your order");
        thereIsOneOrder();
    }

    @Test
    void tellsASecondTabThatTheFirstHasOrdered() {
        String first = phone.newTab();
        screen.open(checkout()).find("Order · CN¥50.00");
        String second = phone.driver().getWindowHandle();
        phone.toTab(first);
        screen.press("Order · CN¥50.00").sees("Thank you. Your order");
        phone.toTab(second);
        screen.reads("You placed order [0-9]+ in another tab.");
        thereIsOneOrder();
        phone.driver().close();
        phone.toTab(first);
    }

    @Test
    void goesBackToTheShopAndNotToACheckoutThatIsDone() {
        screen.press("Order · CN¥50.00").sees("Thank you. Your order");
        screen.isAt("/orders/[0-9]+\\?placed=now");
        screen.back();
        assertThat(screen.path()).doesNotStartWith("/checkout");
        screen.forward().sees("Thank you. Your order");
        screen.reload().sees("Thank you. Your order");
        thereIsOneOrder();
    }

    @Test
    void asksAgainWhenThePriceChangesUnderTheBuyersHands() {
        festival.api().put("/v1/skus/" + goods.sku() + "/price", json("{'priceMinor':6000,'currency':'CNY'}"));
        screen.press("Order · CN¥50.00")
                .sees("The price has changed. Nothing was charged.")
                .sees("CN¥50.00 → CN¥60.00");
        thereIsNoOrder();
        screen.press("Order · CN¥60.00").sees("Thank you. Your order");
        assertThat(festival.walletMinor(buyer.buyer())).isEqualTo(MONEY_MINOR - 60_00);
        assertThat(festival.ordersOf(buyer.buyer())).hasSize(1);
    }

    @Test
    void ordersNothingAtANewPriceThatTheBuyerDoesNotWant() {
        festival.api().put("/v1/skus/" + goods.sku() + "/price", json("{'priceMinor':7000,'currency':'CNY'}"));
        screen.press("Order · CN¥50.00").press("Don’t order").seesNoMore("The price has changed.");
        thereIsNoOrder();
    }

    @Test
    void letsSomebodyGoOnWhoseSessionIsOver() {
        festival.api().endSessions(buyer.name(), ServedFestival.PASSWORD);
        screen.press("Order · CN¥50.00").sees("Sign in to go on.");
        screen.isAt("/sign-in.*");
        thereIsNoOrder();
        Visitor.signIn(screen, buyer.name(), ServedFestival.PASSWORD);
        screen.isAt("/checkout.*");
    }
}
