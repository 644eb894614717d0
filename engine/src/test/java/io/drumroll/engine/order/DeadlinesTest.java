package io.drumroll.engine.order;

import static io.drumroll.engine.order.Sale.CHINA;
import static io.drumroll.engine.order.Sale.CNY;
import static io.drumroll.engine.order.Sale.GUANGDONG;
import static io.drumroll.engine.order.Sale.OPENS_AT;
import static io.drumroll.engine.order.Sale.PAY_WINDOW;
import static io.drumroll.engine.order.Sale.RECEIPT_WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.Engine;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.shop.ShopKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tick stays short, however many orders were paid in time. */
class DeadlinesTest {
    private static final int KEY_WINDOW = 16;
    private static final long MANY = 1_000_000;

    private Engine engine = new Engine(KEY_WINDOW);
    private long keys;

    @Test
    void leavesToTheNextTickWhatLiesBehindTooManyPaidOrders() {
        openWith(Deadlines.MAX_PASSED_OVER_PER_TICK + 2);
        for (int i = 0; i < Deadlines.MAX_PASSED_OVER_PER_TICK + 1; i++) {
            accepted(order(PayMode.NOW));
        }
        accepted(order(PayMode.LATER));
        long due = OPENS_AT + PAY_WINDOW;

        assertThat(engine.tick(due, EventSink.NONE)).isZero();
        assertThat(engine.nextDeadlineMs()).as("the node ticks again soon").isEqualTo(due);
        engine = Engine.restore(engine.snapshot(), KEY_WINDOW);
        assertThat(engine.tick(due, EventSink.NONE)).isEqualTo(1);
        assertThat(engine.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
    }

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

    private void openWith(long stock) {
        accepted(Sale.schedule(PAY_WINDOW, RECEIPT_WINDOW));
        accepted(new Command.OpenShop("Tea house", CHINA, ShopKind.BAZAAR, CNY));
        accepted(new Command.ListSku(1, "Oolong", "tea", "Leaf", CHINA, "", new Money(1, CNY), stock, 0));
        accepted(new Command.TopUpWallet(Sale.BUYER, new Money(MANY, CNY)));
    }

    private static Command.PlaceOrder order(PayMode pay) {
        return new Command.PlaceOrder(
                Sale.BUYER, GUANGDONG, List.of(Sale.line(1, 1)), false, List.of(), new Money(1, CNY), pay);
    }

    private void accepted(Command command) {
        Outcome outcome = engine.handle(OPENS_AT, new Request(7, ++keys), command, EventSink.NONE);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }
}
