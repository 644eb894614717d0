package io.drumroll.board;

import io.drumroll.engine.message.Event;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.order.PayMethod;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.region.Region;
import io.drumroll.engine.shop.ShopKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Measures by hand how long the board takes for an order of two lines and its payment, with 1,000,000 SKUs of skewed
 * popularity, and how long snapshots and checkpoints take. Not a test: run its main. The first argument is the share of
 * orders that are paid 10,000 orders later, the second that of lines that are paid in another currency, both in percent
 * (0 if absent).
 */
final class BoardThroughput {
    private static final int SKUS = 1_000_000;
    private static final int SHOPS = 20_000;
    private static final int ORDERS_A_ROUND = 1_000_000;
    private static final int ROUNDS = 8;
    /** Of log time: 400,000 orders a second. */
    private static final int EVENTS_A_MS = 800;

    private static final int PAID_LATER_BY = 10_000;
    private static final String[] COUNTRIES = {"CN", "DE", "US", "SE", "JP", "FR", "BR", "IN", "ZA", "KR"};

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final BoardFigures figures = new BoardFigures();
    private final SplittableRandom random = new SplittableRandom(11);
    private final Region[] regions = regions();
    private long sequence;
    private long order;

    private BoardThroughput() {}

    public static void main(String[] args) throws IOException {
        int laterPercent = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        int foreignPercent = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        BoardThroughput measure = new BoardThroughput();
        measure.open();
        for (int round = 1; round <= ROUNDS; round++) {
            measure.round(round, laterPercent, foreignPercent);
        }
        measure.snapshots();
        measure.frames();
        measure.details();
        measure.checkpoint();
    }

    private void open() {
        event(new Event.FestivalScheduled("11.11", Story.CNY, 0, Story.CLOSES_AT_MS, 900_000, 864_000_000));
        for (int shop = 1; shop <= SHOPS; shop++) {
            event(new Event.ShopOpened(shop, "Shop " + shop, new Country("CN"), ShopKind.BAZAAR, Story.CNY));
        }
        for (int sku = 1; sku <= SKUS; sku++) {
            event(new Event.SkuListed(
                    sku,
                    1 + random.nextInt(SHOPS),
                    "A title of a usual length " + sku,
                    "category " + random.nextInt(200),
                    "brand " + random.nextInt(5_000),
                    new Country(COUNTRIES[random.nextInt(COUNTRIES.length)]),
                    "0902",
                    1_000,
                    1_000_000,
                    0));
        }
    }

    private void round(int round, int laterPercent, int foreignPercent) {
        Event[] events = events(laterPercent, foreignPercent);
        long start = System.nanoTime();
        long cpuStart = THREADS.getCurrentThreadCpuTime();
        for (Event event : events) {
            event(event);
        }
        long cpuNanos = THREADS.getCurrentThreadCpuTime() - cpuStart;
        long nanos = System.nanoTime() - start;
        System.out.printf(
                "round %d: %d ns an order, %d ns of the processor%n",
                round, nanos / ORDERS_A_ROUND, cpuNanos / ORDERS_A_ROUND);
    }

    /** Made beforehand, so that only the counting is measured; each has objects of its own, as the feed's would. */
    private Event[] events(int laterPercent, int foreignPercent) {
        Event[] events = new Event[2 * ORDERS_A_ROUND];
        @Nullable Event[] later = new Event[PAID_LATER_BY];
        int at = 0;
        for (int i = 0; i < ORDERS_A_ROUND; i++) {
            long buyer = random.nextInt(50_000_000);
            OrderLine first = line(1 + random.nextInt(2), foreignPercent);
            OrderLine second = line(1, foreignPercent);
            long total = first.payableMinor() + second.payableMinor();
            Region region = regions[random.nextInt(regions.length)];
            Region own = new Region(new Country(region.country().code()), region.province(), region.cityTier());
            events[at++] = new Event.OrderPlaced(
                    ++order, buyer, own, Story.CNY, List.of(first, second), List.of(), total, 0, false);
            Event paid = new Event.OrderPaid(order, buyer, total, PayMethod.WALLET);
            Event due = later[i % PAID_LATER_BY];
            boolean payLater = random.nextInt(100) < laterPercent;
            later[i % PAID_LATER_BY] = payLater ? paid : null;
            if (!payLater) {
                events[at++] = paid;
            }
            if (due != null) {
                events[at++] = due;
            }
        }
        return Arrays.copyOf(events, at);
    }

    private void snapshots() {
        int bytes = 0;
        long start = 0;
        for (int i = -2_000; i < 1_000; i++) {
            if (i == 0) {
                start = System.nanoTime();
            }
            bytes = BoardJson.write(figures.snapshot(timeMs() + i, 0)).length;
        }
        System.out.printf("snapshot and JSON: %d us, %d bytes%n", (System.nanoTime() - start) / 1_000_000, bytes);
    }

    /** What a frame of the film costs where it is counted, and where it is packed and unpacked. */
    private void frames() {
        long takenNs = 0;
        long packedNs = 0;
        long unpackedNs = 0;
        int bytes = 0;
        int jsonBytes = 0;
        for (int i = -1_000; i < 1_000; i++) {
            long start = System.nanoTime();
            FilmFrame frame = figures.frameAt(timeMs() + i);
            long taken = System.nanoTime();
            bytes = frame.body().packed().length;
            long packed = System.nanoTime();
            jsonBytes = frame.body().json().length;
            if (i >= 0) {
                takenNs += taken - start;
                packedNs += packed - taken;
                unpackedNs += System.nanoTime() - packed;
            }
        }
        System.out.printf(
                "frame: taken in %d us, packed in %d us, unpacked in %d us, %d bytes (%d as JSON)%n",
                takenNs / 1_000_000, packedNs / 1_000_000, unpackedNs / 1_000_000, bytes, jsonBytes);
    }

    private void details() {
        for (BoardDetail.By by : BoardDetail.By.values()) {
            String key = switch (by) {
                case COUNTRY, ORIGIN -> "CN";
                case PROVINCE -> "CN-AB";
                case CITY_TIER -> "1";
                case CATEGORY -> "category 7";
                case BRAND -> "brand 7";
                case SHOP, SKU -> "7";
            };
            long start = 0;
            int rows = 0;
            for (int i = -20; i < 20; i++) {
                if (i == 0) {
                    start = System.nanoTime();
                }
                rows = figures.detail(by, key).orElseThrow().parts().stream()
                        .mapToInt(part -> part.rows().size())
                        .sum();
            }
            long micros = (System.nanoTime() - start) / 20_000;
            System.out.printf("detail of %s %s: %d us, %d rows%n", by.word(), key, micros, rows);
        }
    }

    private void checkpoint() throws IOException {
        Path file = Files.createTempFile("board", ".checkpoint");
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            BoardCheckpoint taken = BoardCheckpoint.take(figures, 0);
            long took = System.nanoTime();
            taken.save(file);
            long saved = System.nanoTime();
            sequence = BoardCheckpoint.load(file).orElseThrow().figures().position();
            System.out.printf(
                    "checkpoint of %d kB: take %d ms, save %d ms, load %d ms%n",
                    Files.size(file) / 1024,
                    (took - start) / 1_000_000,
                    (saved - took) / 1_000_000,
                    (System.nanoTime() - saved) / 1_000_000);
        }
        Files.delete(file);
    }

    private void event(Event event) {
        figures.onEvent(++sequence, timeMs(), event);
    }

    private long timeMs() {
        return Story.OPENS_AT_MS + sequence / EVENTS_A_MS;
    }

    private OrderLine line(int quantity, int foreignPercent) {
        long worth = quantity * (100L + random.nextInt(30_000));
        return Story.line(sku(), quantity, worth, random.nextInt(100) < foreignPercent ? worth / 8 : worth, 0);
    }

    private int sku() {
        return 1 + (int) (SKUS * Math.pow(random.nextDouble(), 4));
    }

    private static Region[] regions() {
        Region[] regions = new Region[10_000];
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < regions.length; i++) {
            String country = COUNTRIES[(int) (COUNTRIES.length * Math.pow(random.nextDouble(), 3))];
            String province = String.valueOf((char) ('A' + random.nextInt(6))) + (char) ('A' + random.nextInt(6));
            regions[i] = new Region(new Country(country), province, random.nextInt(6));
        }
        return regions;
    }
}
