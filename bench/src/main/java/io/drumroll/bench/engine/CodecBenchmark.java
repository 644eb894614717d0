package io.drumroll.bench.engine;

import io.drumroll.bench.engine.Market.DealsOn;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.PlaceOrder;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Event.OrderPlaced;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.message.Submission;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.money.Money;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.PayMode;
import io.drumroll.engine.promotion.Adjustment;
import io.drumroll.engine.promotion.Stage;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.wire.CommandReader;
import io.drumroll.wire.CommandWriter;
import io.drumroll.wire.FeedFrameReader;
import io.drumroll.wire.FeedFrameWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
            "-XX:+UseG1GC",
            "-XX:+UseCompactObjectHeaders"
        })
public class CodecBenchmark {
    private static final int ORDERS = 1 << 10;
    private static final int FRAME_BYTES = 16 << 10;
    /** About as many as fit into one frame. */
    private static final int EVENTS_A_FRAME = 50;

    private static final long PRICE_MINOR = 12_345;
    /** Two on each line: one of a deal that the shop funds and one of the festival's. */
    private static final List<Adjustment> ADJUSTMENTS = List.of(
            new Adjustment(0, 1, Stage.ITEM, 1, 600),
            new Adjustment(1, 2, Stage.SHOP_TIERS, 0, 600),
            new Adjustment(0, 3, Stage.CROSS_SHOP, 0, 400),
            new Adjustment(1, 4, Stage.FESTIVAL_COUPON, 0, 400));

    private static final Region REGION = new Region(new Country("CN"), "GD", 1);
    private static final Money TOTAL = new Money(2 * PRICE_MINOR, new Currency("CNY"));

    private final PlaceOrder[] orders = new PlaceOrder[ORDERS];
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FRAME_BYTES]);
    private final CommandWriter writer = new CommandWriter();
    private final CommandReader reader = new CommandReader();
    private final FeedFrameWriter frame = new FeedFrameWriter(FRAME_BYTES);
    private final FeedFrameReader frameReader = new FeedFrameReader();
    private final Event[] placed = new Event[EVENTS_A_FRAME];
    private final Event[] adjusted = new Event[EVENTS_A_FRAME];
    private long count;

    /** Makes the orders and events. */
    public CodecBenchmark() {
        Market market = new Market(DealsOn.NOTHING, 2);
        for (int i = 0; i < ORDERS; i++) {
            orders[i] = new PlaceOrder(i + 1, REGION, market.lines(), false, List.of(), TOTAL, PayMode.NOW);
        }
        for (int i = 0; i < EVENTS_A_FRAME; i++) {
            placed[i] = placed(i + 1, orders[i], CodecBenchmark::plain, List.of());
            adjusted[i] = placed(i + 1, orders[i], CodecBenchmark::subsidised, ADJUSTMENTS);
        }
    }

    private static OrderPlaced placed(
            long number, PlaceOrder order, Function<LineRequest, OrderLine> line, List<Adjustment> adjustments) {
        Money total = order.expectedTotal();
        return new OrderPlaced(
                number,
                order.buyer(),
                order.region(),
                total.currency(),
                order.lines().stream().map(line).toList(),
                adjustments,
                total.amountMinor(),
                Market.NOW_MS + 1_800_000,
                false);
    }

    /** No deal, one currency, no duty. */
    private static OrderLine plain(LineRequest line) {
        long netMinor = line.quantity() * PRICE_MINOR;
        return new OrderLine(line.sku(), line.quantity(), PRICE_MINOR, netMinor, netMinor, 0, netMinor, 0, 500);
    }

    /** The shop's deals took 600 off and the festival's 400. */
    private static OrderLine subsidised(LineRequest line) {
        long proceedsMinor = line.quantity() * PRICE_MINOR - 600;
        long netMinor = proceedsMinor - 400;
        return new OrderLine(line.sku(), line.quantity(), PRICE_MINOR, netMinor, netMinor, 0, proceedsMinor, 400, 500);
    }

    /** One PlaceOrder of two lines. */
    @Benchmark
    public Command placeOrder() {
        long number = ++count;
        PlaceOrder order = orders[(int) number & (ORDERS - 1)];
        int length = writer.write(buffer, 0, number, new Request(1, number), order);
        reader.wrap(buffer, 0, length);
        Submission read = reader.next();
        if (read == null || read.request().keyLow() != number) {
            throw new IllegalStateException("the message does not read back as it was written");
        }
        return read.command();
    }

    /** One frame of the feed with fifty OrderPlaced of two lines; divide by fifty for the time of one. */
    @Benchmark
    public void frameOfOrdersPlaced(Blackhole blackhole) {
        writeAndRead(placed, blackhole);
    }

    /** The same with four adjustments on each order, half of them the festival's. */
    @Benchmark
    public void frameOfOrdersWithDeals(Blackhole blackhole) {
        writeAndRead(adjusted, blackhole);
    }

    private void writeAndRead(Event[] events, Blackhole blackhole) {
        frame.begin(++count, Market.NOW_MS);
        for (Event event : events) {
            frame.add(event);
        }
        frameReader.read(frame.buffer(), 0, frame.length(), (sequence, timeMs, event) -> blackhole.consume(event));
    }
}
