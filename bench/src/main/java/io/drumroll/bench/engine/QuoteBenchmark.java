package io.drumroll.bench.engine;

import io.drumroll.bench.engine.Market.DealsOn;
import io.drumroll.engine.Engine;
import io.drumroll.engine.message.Query.OfQuote;
import io.drumroll.engine.promotion.Quote;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Quotes a second on one thread: two lines each, with the saving spread over them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"})
public class QuoteBenchmark {
    private static final int RING = 1 << 18;

    private OfQuote[] queries = {};
    private Engine engine = new Engine();
    private int asked;

    /** Opens the festival and makes the questions. */
    @Setup
    public void open() {
        Market market = new Market(DealsOn.SAVING, 2);
        engine = market.opened();
        queries = new OfQuote[RING];
        for (int i = 0; i < RING; i++) {
            queries[i] = market.question();
        }
    }

    /** One quote. */
    @Benchmark
    public Quote quote() {
        OfQuote query = queries[asked++ & (RING - 1)];
        return Market.quote(engine, query);
    }
}
