package io.drumroll.bench.engine;

import io.drumroll.bench.engine.Market.DealsOn;
import io.drumroll.engine.Engine;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Outcome.Accepted;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Orders a second on one thread, engine alone: decided, applied, remembered by key, and their events handed over. Each
 * iteration begins with the same opened festival, since an engine keeps about 100 bytes of every order.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-Xms10g",
            "-Xmx10g",
            "-Xmn200m",
            "-XX:+UseG1GC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseTransparentHugePages",
            "-XX:+AlwaysPreTouch"
        })
public class EngineBenchmark {
    /** A power of two: how many orders are made before the clock starts; they go round. */
    private static final int RING = 1 << 20;

    /** Which deals touch each order. */
    @Param({"SAVING", "EVERYTHING"})
    public DealsOn deals = DealsOn.SAVING;

    /** SKUs in each order. */
    @Param({"1", "2"})
    public int lines = 2;

    private Market market = new Market(DealsOn.SAVING, 2);
    private byte[] opened = {};
    private MadeOrders orders = new MadeOrders(0, 1, List.of());
    private Engine engine = new Engine();
    private EventSink sink = EventSink.NONE;
    private int placed;

    /** Opens the festival and makes the orders. */
    @Setup(Level.Trial)
    public void open(Blackhole blackhole) {
        market = new Market(deals, lines);
        Engine opening = market.opened();
        orders = market.orders(opening, RING);
        opened = opening.snapshot();
        sink = (sequence, timeMs, event) -> blackhole.consume(event);
    }

    /** Goes back to the opened festival, and has the one before collected before the clock starts. */
    @Setup(Level.Iteration)
    public void reopen() {
        engine = new Engine(1);
        engine = Engine.restore(opened, Limits.KEY_WINDOW);
        System.gc();
    }

    /** One order, paid at once, under a key of its own. */
    @Benchmark
    public Outcome placeOrder() {
        PlaceOrder order = orders.order(placed++ & (RING - 1));
        Outcome outcome = engine.handle(Market.NOW_MS, market.nextKey(), order, sink);
        if (!(outcome instanceof Accepted)) {
            throw new IllegalStateException(order + " was answered with " + outcome);
        }
        return outcome;
    }
}
