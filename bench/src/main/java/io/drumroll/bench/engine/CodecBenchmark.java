package io.drumroll.bench.engine;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.wire.CommandReader;
import io.drumroll.wire.CommandWriter;
import io.drumroll.wire.FeedFrameReader;
import io.drumroll.wire.FeedFrameWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Messages a second on one thread, each written as bytes and read back into an object. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "--add-opens",
            "java.base/jdk.internal.misc=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Xms1g",
            "-Xmx1g",
            "-XX:+UseG1GC"
        })
public class CodecBenchmark {
    private static final int ORDERS = 1 << 10;
    private static final int FRAME_BYTES = 8 << 10;
    /** About as many as fit into one frame. */
    private static final int EVENTS_A_FRAME = 50;

    private final PlaceOrder[] orders = new Market(true).orders(ORDERS);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FRAME_BYTES]);
    private final CommandWriter writer = new CommandWriter();
    private final CommandReader reader = new CommandReader();
    private final FeedFrameWriter frame = new FeedFrameWriter(FRAME_BYTES);
    private final FeedFrameReader frameReader = new FeedFrameReader();
    private final Event[] placed = new Event[EVENTS_A_FRAME];
    private long count;

    /** Makes the events. */
    public CodecBenchmark() {
        for (int i = 0; i < EVENTS_A_FRAME; i++) {
            PlaceOrder order = orders[i];
            List<OrderLine> lines = order.lines().stream()
                    .map(line -> new OrderLine(line.sku(), line.quantity(), 12_345, 678))
                    .toList();
            long totalMinor = order.expectedTotal().amountMinor();
            placed[i] = new OrderPlaced(
                    i + 1, order.buyer(), order.region(), lines, totalMinor, Market.NOW_MS + 1_800_000, false);
        }
    }

    /** One PlaceOrder of two lines. */
    @Benchmark
    public Command placeOrder() {
        long number = ++count;
        PlaceOrder order = orders[(int) number & (ORDERS - 1)];
        int length = writer.write(buffer, 0, number, new Request(1, number), order);
        reader.wrap(buffer, 0, length);
        if (!reader.next() || reader.request().keyLow() != number) {
            throw new IllegalStateException("the message does not read back as it was written");
        }
        return reader.command();
    }

    /** One frame of the feed with fifty OrderPlaced of two lines; divide by fifty for the time of one. */
    @Benchmark
    public void frameOfOrdersPlaced(Blackhole blackhole) {
        frame.begin(++count, Market.NOW_MS);
        for (Event event : placed) {
            frame.add(event);
        }
        frameReader.read(frame.buffer(), 0, frame.length(), (sequence, timeMs, event) -> blackhole.consume(event));
    }
}
