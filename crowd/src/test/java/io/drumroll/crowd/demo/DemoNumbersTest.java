package io.drumroll.crowd.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import org.junit.jupiter.api.Test;

/** A demo's numbers are read from a festival, or it says that it can't. */
class DemoNumbersTest {
    @Test
    void givesUpOnAFestivalThatNeverAnswers() {
        Festival silent = new Festival() {
            @Override
            public void submit(Request request, Command command, OutcomeHandler handler) {
                throw new AssertionError("nothing is to be changed");
            }

            @Override
            public <A> void read(long atPosition, Query<A> query, ReplyHandler<A> handler) {
                // As a node that broke.
            }
        };
        assertThatThrownBy(() -> DemoNumbers.read(silent, DemoFestival.of(5, 20, 1), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not tell its numbers");
    }
}
