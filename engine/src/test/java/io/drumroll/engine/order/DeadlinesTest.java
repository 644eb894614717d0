package io.drumroll.engine.order;

import static io.drumroll.engine.order.Sale.CNY;
import static io.drumroll.engine.order.Sale.OPENS_AT;
import static io.drumroll.engine.order.Sale.PAY_WINDOW;
import static io.drumroll.engine.order.Sale.RECEIPT_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Event.OrderExpired;
import org.junit.jupiter.api.Test;

/** Payment deadlines under windows that change. */
class DeadlinesTest {
    @Test
    void expiresOrdersOfEachPaymentWindowInTheirTime() {
        Sale sale = new Sale();
        int sku = sale.sku(sale.shop(CNY), 100);
        long slow = sale.placed(CNY, Sale.line(sku, 1));
        sale.accepted(Sale.schedule(1_000, RECEIPT_WINDOW));
        long quick = sale.placed(CNY, Sale.line(sku, 1));
        assertThat(sale.at(OPENS_AT + 1_000).tick()).containsExactly(new OrderExpired(quick, Sale.BUYER));
        sale.accepted(Sale.schedule(PAY_WINDOW, RECEIPT_WINDOW));
        long last = sale.placed(CNY, Sale.line(sku, 1));

        assertThat(sale.nextDeadlineMs()).isEqualTo(OPENS_AT + PAY_WINDOW);
        assertThat(sale.at(OPENS_AT + PAY_WINDOW + 1_000).tick())
                .containsExactly(new OrderExpired(slow, Sale.BUYER), new OrderExpired(last, Sale.BUYER));
        assertThat(sale.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
    }
}
