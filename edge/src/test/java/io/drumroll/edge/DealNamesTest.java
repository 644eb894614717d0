package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.edge.EdgeFixture.Answer;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.DealName;
import io.drumroll.engine.message.Query.OfDealNames;
import io.drumroll.engine.message.Request;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Deals' names are asked for by the page, and once in a few seconds. */
class DealNamesTest {
    /** A festival that notes which names it was asked for. */
    private record Noting(Festival festival, Queue<List<Integer>> asked) implements Festival {
        @Override
        public void submit(Request request, Command command, OutcomeHandler handler) {
            festival.submit(request, command, handler);
        }

        @Override
        public <A> void read(long atPosition, Query<A> query, ReplyHandler<A> handler) {
            if (query instanceof OfDealNames(List<Integer> deals)) {
                asked.add(deals);
            }
            festival.read(atPosition, query, handler);
        }
    }

    private final Queue<List<Integer>> asked = new ConcurrentLinkedQueue<>();

    private EdgeFixture noting() {
        return new EdgeFixture(
                        EdgeOptions.onLoopback(0),
                        parts -> new EdgeParts(
                                new Noting(parts.festival(), asked),
                                parts.identities(),
                                parts.board(),
                                parts.assets(),
                                parts.metrics()))
                .openWide();
    }

    @Test
    void asksOnceForTheDealsThatManyCartsName() {
        try (EdgeFixture edge = noting()) {
            edge.put("/v1/carts/7/lines/2", "{\"quantity\":1}");
            edge.put("/v1/carts/8/lines/2", "{\"quantity\":1}");
            Answer first = edge.get("/v1/carts/7");
            Answer second = edge.get("/v1/carts/8");

            assertThat(first.at("quote", "hints", "0", "name")).isEqualTo("CrossShop");
            assertThat(second.at("quote", "hints", "0", "name")).isEqualTo("CrossShop");
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void keepsANameForAFewSecondsAndABoundedNumber() {
        AtomicLong nowNs = new AtomicLong(Long.MAX_VALUE - 7);
        try (EngineFestival festival = new EngineFestival()) {
            DealNames names = new DealNames(festival, nowNs::get);
            DealName first = new DealName(1, 7, "Midnight");
            names.keep(first);
            nowNs.addAndGet(DealNames.KEPT_NS - 1);
            assertThat(names.find(1)).isEqualTo(first);
            nowNs.incrementAndGet();
            assertThat(names.find(1)).as("may be called otherwise by now").isNull();

            for (int deal = 1; deal <= DealNames.MAX_KEPT; deal++) {
                names.keep(new DealName(deal, 7, "Midnight"));
            }
            assertThat(names.find(1)).isEqualTo(first);
            names.keep(new DealName(DealNames.MAX_KEPT + 1, 7, "Midnight"));
            assertThat(names.find(1)).isNull();
        }
    }
}
