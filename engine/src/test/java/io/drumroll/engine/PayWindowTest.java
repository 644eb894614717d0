package io.drumroll.engine;

import static io.drumroll.engine.Given.ANNA;
import static io.drumroll.engine.Given.OPENS_AT;
import static io.drumroll.engine.Given.PAY_WINDOW;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_EXPIRIES_PER_TICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.message.Command.PayOrder;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.OrderExpired;
import io.drumroll.engine.message.Rejection.PaymentDeadlinePassed;
import io.drumroll.engine.message.Rejection.WrongOrderState;
import io.drumroll.engine.order.OrderState;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Placed orders are paid before their deadline, or expire. */
class PayWindowTest {
    private final Given given = Given.festival();

    @Test
    void acceptsAPaymentJustBeforeTheDeadlineAndNoneAtIt() {
        int sku = given.wallet(ANNA, 5_000).sku(500, 2);
        long inTime = given.placed(ANNA, 500, line(sku, 1));
        long late = given.placed(ANNA, 500, line(sku, 1));
        long deadline = OPENS_AT + PAY_WINDOW;

        given.at(deadline - 1).accepted(new PayOrder(inTime));
        given.at(deadline).refuses(new PayOrder(late), new PaymentDeadlinePassed(late, deadline));
        given.tick();

        assertThat(given.events()).containsExactly(new OrderExpired(late, ANNA));
        given.refuses(new PayOrder(late), new WrongOrderState(late, OrderState.EXPIRED));
        assertThat(given.state(inTime)).isEqualTo(OrderState.PAID);
        assertThat(given.balance(ANNA)).isEqualTo(4_500);
    }

    @Test
    void expiresThousandsOfOrdersDueAtOnceInSeveralTicks() {
        int orders = 2 * MAX_EXPIRIES_PER_TICK + 1;
        int sku = given.sku(500, orders);
        for (int i = 0; i < orders; i++) {
            given.placed(ANNA, 500, line(sku, 1));
        }
        given.at(OPENS_AT + PAY_WINDOW);

        assertThat(given.tick()).isEqualTo(MAX_EXPIRIES_PER_TICK);
        assertThat(given.events())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, MAX_EXPIRIES_PER_TICK)
                        .<Event>mapToObj(order -> new OrderExpired(order, ANNA))
                        .toList());
        assertThat(given.available(sku)).isEqualTo(MAX_EXPIRIES_PER_TICK);
        assertThat(given.tick()).isEqualTo(MAX_EXPIRIES_PER_TICK);
        assertThat(given.tick()).isEqualTo(1);
        assertThat(given.tick()).isZero();
        assertThat(given.available(sku)).isEqualTo(orders);
    }
}
