package io.drumroll.bench.engine;

import io.drumroll.bench.engine.Market.DealsOn;
import io.drumroll.engine.Engine;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
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
    /** Orders in one message: a client that is busy sends up to 7,500 bytes at once, some sixty orders. */
    private static final int MESSAGE = 16;

    /** Which deals touch each order. */
    @Param({"SAVING", "EVERYTHING"})
    public DealsOn deals = DealsOn.SAVING;

    /** SKUs in each order. */
    @Param({"1", "2"})
    public int lines = 2;

    /** SKUs, and buyers. */
    @Param({"100000", "1000000"})
    public int size = Market.SIZE;

    private Market market = new Market(DealsOn.SAVING, 2);
    private byte[] opened = {};
    private MadeOrders orders = new MadeOrders(0, 1, List.of());
    private Engine engine = new Engine();
    private EventSink sink = EventSink.NONE;
    private int placed;

    /** Opens the festival and makes the orders. */
    @Setup(Level.Trial)
    public void open(Blackhole blackhole) {
        market = new Market(deals, lines, size);
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

    /** One order alone, paid at once, under a key of its own. */
    @Benchmark
    public void placeOrder() {
        Submission order = next();
        engine.expect(List.of(order));
        place(order);
    }

    /** Orders as a node has them while it is busy: a message brings several, and the engine is told of them first. */
    @Benchmark
    @OperationsPerInvocation(MESSAGE)
    public void placeOrders() {
        List<Submission> message = new ArrayList<>(MESSAGE);
        for (int i = 0; i < MESSAGE; i++) {
            message.add(next());
        }
        engine.expect(message);
        for (int i = 0; i < MESSAGE; i++) {
            place(message.get(i));
        }
    }

    private Submission next() {
        return new Submission(placed, market.nextKey(), orders.order(placed++ & (RING - 1)));
    }

    private void place(Submission next) {
        Outcome outcome = engine.handle(Market.NOW_MS, next.request(), next.command(), sink);
        if (!(outcome instanceof Accepted)) {
            throw new IllegalStateException(next + " was answered with " + outcome);
        }
    }
}
