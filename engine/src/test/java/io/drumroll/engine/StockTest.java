package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.BO;
import static io.drumroll.engine.Given.CNY;
import static io.drumroll.engine.Given.GUANGDONG;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.Given.order;
import static io.drumroll.engine.Given.plainLine;
import static io.drumroll.engine.order.PayMode.LATER;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.CancelOrder;
import io.drumroll.engine.message.Command.RestockSku;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Rejection.InsufficientStock;
import io.drumroll.engine.message.Rejection.OverBuyerLimit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pieces are sold once, and a buyer's limit counts what the buyer's orders hold. */
class StockTest {
    private final Given given = Given.festival();

    @Test
    void countsTwoLinesOfOneSkuTogether() {
        int sku = given.sku(500, 3);
        int other = given.sku(100, 9);

        given.refuses(order(ANNA, 2_000, LATER, line(sku, 2), line(sku, 2)), new InsufficientStock(sku, 4, 3));
        given.placed(ANNA, 1_600, line(sku, 1), line(other, 1), line(sku, 2));

        assertThat(given.events())
                .containsExactly(new OrderPlaced(
                        1,
                        ANNA,
                        GUANGDONG,
                        CNY,
                        List.of(plainLine(sku, 3, 500), plainLine(other, 1, 100)),
                        List.of(),
                        1_600,
                        OPENS_AT + PAY_WINDOW,
                        false));
    }

    @Test
    void takesNoLineOfAnOrderWhenOneIsShort() {
        int plenty = given.sku(500, 100);
        int scarce = given.sku(500, 1);

        given.refuses(order(ANNA, 1_500, LATER, line(plenty, 1), line(scarce, 2)), new InsufficientStock(scarce, 2, 1));

        assertThat(given.available(plenty)).isEqualTo(100);
    }

    /** Reported: shopware/shopware 14816 (a cached page sells what is gone). */
    @Test
    void sellsAgainAfterARestockButNotBefore() {
        int sku = given.sku(500, 0);

        given.refuses(order(ANNA, 500, LATER, line(sku, 1)), new InsufficientStock(sku, 1, 0));
        given.accepted(new RestockSku(sku, 2));
        given.placed(ANNA, 500, line(sku, 1));

        assertThat(given.available(sku)).isEqualTo(1);
    }

    @Test
    void countsALimitAcrossABuyersOrdersAndGivesItBackOnCancelAndExpiry() {
        int sku = given.sku(500, 100, 3);
        long cancelled = given.placed(ANNA, 1_000, line(sku, 2));

        given.refuses(order(ANNA, 1_000, LATER, line(sku, 2)), new OverBuyerLimit(sku, 3, 2, 2));
        given.placed(BO, 1_500, line(sku, 3));
        given.accepted(new CancelOrder(cancelled));
        given.placed(ANNA, 1_500, line(sku, 3));
        given.refuses(order(ANNA, 500, LATER, line(sku, 1)), new OverBuyerLimit(sku, 3, 3, 1));
        given.at(OPENS_AT + PAY_WINDOW).tick();
        given.placed(ANNA, 1_500, line(sku, 3));
    }
}
