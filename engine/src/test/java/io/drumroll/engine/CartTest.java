package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.CHINA;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.GUANGDONG;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.cartOrder;
import static io.drumroll.engine.Given.plainLine;
import static io.drumroll.engine.limit.Limits.MAX_QUANTITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.DelistSku;
import io.drumroll.engine.message.Command.RemoveCartLine;
import io.drumroll.engine.message.Command.SetCartLine;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.InsufficientStock;
import io.drumroll.engine.message.Rejection.NoLines;
import io.drumroll.engine.message.Rejection.OutOfRange;
import io.drumroll.engine.message.Rejection.SkuOffSale;
import io.drumroll.engine.message.Rejection.UnknownCartLine;
import io.drumroll.engine.promotion.DealTerms.CrossShop;
import io.drumroll.engine.promotion.Quote;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Carts, which wait for the doors to open, and what they would come to. */
class CartTest {
    private final Given given = Given.festival();

    private Query.CartView cart() {
        return given.read(new Query.OfCart(ANNA, CHINA, CNY, List.of()));
    }

    @Test
    void ordersACartWithOneCommandAndEmptiesIt() {
        int tea = given.sku(500, 10);
        int cup = given.sku(300, 10);
        given.accepted(new SetCartLine(ANNA, cup, 1));
        given.accepted(new SetCartLine(ANNA, tea, 1));
        given.accepted(new SetCartLine(ANNA, cup, 2));

        given.accepted(cartOrder(ANNA, 1_100));

        assertThat(given.events())
                .containsExactly(new OrderPlaced(
                        1,
                        ANNA,
                        GUANGDONG,
                        CNY,
                        List.of(plainLine(cup, 2, 300), plainLine(tea, 1, 500)),
                        List.of(),
                        1_100,
                        OPENS_AT + PAY_WINDOW,
                        true));
        assertThat(cart().quote().lines()).isEmpty();
        given.refuses(cartOrder(ANNA, 0), new NoLines());
    }

    @Test
    void quotesACartWithItsSavings() {
        given.deal(new CrossShop(1_000, 100, 0));
        int tea = given.sku(500, 10);
        given.accepted(new SetCartLine(ANNA, tea, 3));

        assertThat(cart().quote())
                .extracting(Quote::subtotalMinor, Quote::savingMinor, Quote::totalMinor)
                .containsExactly(1_500L, 100L, 1_400L);
        assertThat(cart().problems()).isEmpty();
        given.accepted(cartOrder(ANNA, 1_400));
    }

    @Test
    void leavesWhatIsOffSaleOutOfTheQuoteAndSaysSo() {
        int tea = given.sku(500, 10);
        int cup = given.sku(300, 10);
        given.accepted(new SetCartLine(ANNA, cup, 1));
        given.accepted(new SetCartLine(ANNA, tea, 1));
        given.accepted(new DelistSku(cup));

        assertThat(cart().quote().totalMinor()).isEqualTo(500);
        assertThat(cart().problems()).containsExactly(new Query.LineProblem(cup, 1, new SkuOffSale(cup)));
        given.refuses(cartOrder(ANNA, 500), new SkuOffSale(cup));
    }

    @Test
    void keepsTheCartWhenItsOrderIsRefused() {
        int sku = given.sku(500, 1);
        given.accepted(new SetCartLine(ANNA, sku, 2));

        given.refuses(cartOrder(ANNA, 1_000), new InsufficientStock(sku, 2, 1));

        assertThat(cart().problems()).containsExactly(new Query.LineProblem(sku, 2, new InsufficientStock(sku, 2, 1)));
        assertThat(cart().quote().totalMinor()).isEqualTo(1_000);
    }

    @Test
    void refusesCartLinesThatAreNotThereOrTooMany() {
        int sku = given.sku(500, 1);
        given.refuses(new RemoveCartLine(ANNA, sku), new UnknownCartLine(ANNA, sku));
        given.refuses(new SetCartLine(ANNA, sku, 0), new OutOfRange(Field.QUANTITY, 0, 1, MAX_QUANTITY));
        for (int i = 0; i < Limits.MAX_CART_LINES; i++) {
            given.accepted(new SetCartLine(ANNA, given.sku(500, 1), 1));
        }

        given.refuses(new SetCartLine(ANNA, sku, 1), new CapacityReached(Field.CART_LINES, Limits.MAX_CART_LINES));
    }
}
