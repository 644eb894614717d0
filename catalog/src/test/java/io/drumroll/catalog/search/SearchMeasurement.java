package io.drumroll.catalog.search;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Measures searches: a market of so many random products, so many queries a second of a realistic mix at set times, answered
 * by two threads; a latency counts from the time at which the query was due, waiting in line included. By kind of query only
 * the time on a processor is shown, which is the same however busy the machine is. Meanwhile sales come
 * in and, in the last round, listings. Run it with {@code java -cp … SearchMeasurement FOLDER [PRODUCTS] [QUERIES A SECOND]
 * [SECONDS]}; no build may run beside it.
 */
public final class SearchMeasurement {
    private static final int WORDS = 50_000;
    private static final int BRANDS = 20_000;
    private static final int CATEGORIES = 2_000;
    private static final int SEARCHERS = 2;
    private static final int SALES_A_MS = 5;
    private static final int LISTINGS_A_SECOND = 100;
    private static final int WARM_UP_SECONDS = 10;
    private static final int SAMPLE = 20_000;

    private final int products;
    private final int perSecond;
    private final int seconds;
    private final LiveFigures live = new LiveFigures();
    private final Shelf shelf = new Shelf(new SplittableRandom(11), WORDS, BRANDS, CATEGORIES);
    private final RandomGenerator random = new SplittableRandom(12);

    /** Products whose titles people look for. */
    private final List<ProductEntry> sample = new ArrayList<>();

    private SearchMeasurement(int products, int perSecond, int seconds) {
        this.products = products;
        this.perSecond = perSecond;
        this.seconds = seconds;
    }

    /** A query of the mix, and which kind it is. */
    private record Asked(Kind kind, SearchQuery query) {}

    private enum Kind {
        /** One to three words of some title, a tenth of them two of any titles; a third with choices. */
        WORDS,
        CHINESE,
        /** A category or brand without words. */
        BROWSE,
        /** All there is, in some order. */
        ALL,
        CODE,
        MISSPELT
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int products = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        int perSecond = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 20;
        new SearchMeasurement(products, perSecond, seconds).run(folder);
    }

    private void run(Path folder) throws Exception {
        SearchSettings usual = SearchSettings.usual();
        SearchSettings forgetful = new SearchSettings(
                usual.bands(),
                usual.seenWithin(),
                usual.commitEvery(),
                Duration.ZERO,
                usual.mostVisited(),
                usual.bufferMb());
        try (ProductIndex index = ProductIndex.open(folder, forgetful, live)) {
            build(index);
            state(folder);
            measure("warming up", index, WARM_UP_SECONDS, false);
            measure("every answer new", index, seconds, false);
        }
        long opening = System.nanoTime();
        try (ProductIndex index = ProductIndex.open(folder, usual, live)) {
            System.out.printf("opened again in %,d ms%n", sinceMs(opening));
            measure("warming up", index, WARM_UP_SECONDS / 2, false);
            measure("answers kept for a second", index, seconds, false);
            measure(
                    "answers kept, while %d products a second change".formatted(LISTINGS_A_SECOND),
                    index,
                    seconds,
                    true);
            state(folder);
        }
    }

    private void build(ProductIndex index) throws IOException {
        long start = System.nanoTime();
        try (Rebuild rebuild = index.rebuild()) {
            for (int i = 1; i <= products; i++) {
                ProductEntry entry = shelf.any(i, i);
                rebuild.add(entry);
                if (i % Math.max(1, products / SAMPLE) == 0) {
                    sample.add(entry);
                }
                live.inStock(i * 2L, random.nextInt(10) > 0);
                live.onDeal(i * 2L, random.nextInt(4) == 0);
                live.sold(i * 2L, shelf.skewed(1_000));
            }
            rebuild.finish(products);
        }
        System.out.printf("%,d products built in %,d ms%n", products, sinceMs(start));
    }

    private void measure(String what, ProductIndex index, int howLong, boolean listings) throws Exception {
        int count = howLong * perSecond;
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            asked.add(next());
        }
        long[] latencies = new long[count];
        long[] services = new long[count];
        long[] processor = new long[count];
        int[] hits = new int[count];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        AtomicBoolean over = new AtomicBoolean();
        Thread festival = Thread.ofPlatform().start(() -> festival(index, over, listings));
        try (ExecutorService searchers = Executors.newFixedThreadPool(SEARCHERS)) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                int number = i;
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
                awaitTime(due);
                searchers.execute(() -> {
                    long begun = System.nanoTime();
                    long used = threads.getCurrentThreadCpuTime();
                    SearchResult result =
                            (SearchResult) index.search(asked.get(number).query());
                    long end = System.nanoTime();
                    latencies[number] = end - due;
                    services[number] = end - begun;
                    processor[number] = threads.getCurrentThreadCpuTime() - used;
                    hits[number] = result.total();
                });
            }
        }
        over.set(true);
        festival.join();
        report(what, asked, latencies, services, processor, hits);
    }

    /** Sales all the time, and listings if there are to be some. */
    private void festival(ProductIndex index, AtomicBoolean over, boolean listings) {
        SplittableRandom own = new SplittableRandom(13);
        long change = products;
        long start = System.nanoTime();
        long listed = 0;
        while (!over.get()) {
            for (int i = 0; i < SALES_A_MS; i++) {
                long sku = 2L * (1 + own.nextInt(products));
                live.sold(sku, own.nextInt(2_000));
                live.inStock(sku, own.nextInt(10) > 0);
            }
            if (listings && listed < sinceMs(start) * LISTINGS_A_SECOND / 1_000) {
                listed++;
                change++;
                index.put(shelf.any(1 + own.nextInt(products), change));
            }
            awaitTime(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private Asked next() {
        int dice = random.nextInt(100);
        if (dice < 55) {
            String text = random.nextInt(10) == 0 ? shelf.words(2) : wordsOf(title(SearchLanguage.ENGLISH));
            return new Asked(Kind.WORDS, narrowed(SearchQuery.of(text, SearchLanguage.ENGLISH)));
        } else if (dice < 70) {
            String title = title(SearchLanguage.CHINESE);
            int from = random.nextInt(title.length() - 3);
            String text = title.substring(from, from + 2 + random.nextInt(2));
            return new Asked(Kind.CHINESE, narrowed(SearchQuery.of(text, SearchLanguage.CHINESE)));
        } else if (dice < 88) {
            SearchQuery query = SearchQuery.of("", SearchLanguage.ENGLISH).sorted(sort());
            long category = random.nextBoolean() ? 100 + random.nextInt(100) : 10_000 + random.nextInt(CATEGORIES);
            return new Asked(
                    Kind.BROWSE,
                    random.nextInt(3) == 0
                            ? query.choosing(ProductFacet.BRAND, "brand" + Shelf.word(1 + random.nextInt(500)))
                            : query.choosing(ProductFacet.CATEGORY, Long.toString(category)));
        } else if (dice < 91) {
            return new Asked(
                    Kind.ALL, SearchQuery.of("", SearchLanguage.ENGLISH).sorted(sort()));
        } else if (dice < 96) {
            return new Asked(Kind.CODE, SearchQuery.of("C" + (1 + random.nextInt(products)), SearchLanguage.ENGLISH));
        }
        String word = Shelf.word(100 + random.nextInt(WORDS - 100));
        return new Asked(
                Kind.MISSPELT, SearchQuery.of(word.substring(0, 3) + "q" + word.substring(4), SearchLanguage.ENGLISH));
    }

    private SearchQuery narrowed(SearchQuery query) {
        SearchQuery sorted = random.nextInt(4) == 0 ? query.sorted(sort()) : query;
        return switch (random.nextInt(9)) {
            case 0 -> sorted.choosing(ProductFacet.IN_STOCK, "yes");
            case 1 -> sorted.choosing(ProductFacet.CATEGORY, Integer.toString(1 + random.nextInt(10)));
            case 2 -> sorted.priced(5_000, 100_000).choosing(ProductFacet.ORIGIN, "CN", "SE");
            default -> sorted;
        };
    }

    private SearchSort sort() {
        return Shelf.any(random, List.of(SearchSort.values()));
    }

    /** One to three words of a title: people look for what there is. */
    private String wordsOf(String title) {
        List<String> words = new ArrayList<>(List.of(title.split(" ", -1)));
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(words.remove(random.nextInt(words.size()))).append(' ');
        }
        return text.toString();
    }

    private String title(SearchLanguage language) {
        return sample.get(random.nextInt(sample.size())).text(language).title();
    }

    private static void awaitTime(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }

    private static void report(
            String what, List<Asked> asked, long[] latencies, long[] services, long[] processor, int[] hits) {
        System.out.printf("%s: %,d queries%n", what, asked.size());
        line("all, with waiting", latencies, hits);
        line("all, without", services, hits);
        line("all, on a processor", processor, hits);
        Map<Kind, List<Integer>> byKind = new EnumMap<>(Kind.class);
        for (int i = 0; i < asked.size(); i++) {
            byKind.computeIfAbsent(asked.get(i).kind(), kind -> new ArrayList<>())
                    .add(i);
        }
        byKind.forEach((kind, numbers) -> line(
                "  " + kind,
                numbers.stream().mapToLong(i -> processor[i]).toArray(),
                numbers.stream().mapToInt(i -> hits[i]).toArray()));
    }

    private static void line(String what, long[] times, int[] hits) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        int[] found = hits.clone();
        Arrays.sort(found);
        System.out.printf(
                "%-20s %6d  p50 %6.2f  p90 %6.2f  p99 %6.2f  p99.9 %6.2f  most %6.2f ms   found: p50 %,d  most %,d%n",
                what,
                sorted.length,
                at(sorted, 0.5),
                at(sorted, 0.9),
                at(sorted, 0.99),
                at(sorted, 0.999),
                at(sorted, 1),
                found[found.length / 2],
                found[found.length - 1]);
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))] / 1e6;
    }

    private static void state(Path folder) throws IOException {
        long bytes;
        try (Stream<Path> files = Files.walk(folder)) {
            bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
        // Only to know what is in use, not what is garbage.
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf("index %,d MB on disk, heap in use %,d MB%n", bytes >> 20, heap >> 20);
    }

    private static long sinceMs(long startNs) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
    }
}
