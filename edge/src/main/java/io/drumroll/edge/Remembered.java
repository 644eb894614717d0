package io.drumroll.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that cost the database something and are asked for again and again: each is good for {@link #FOR_NS}. At most
 * {@link #MAX} are kept, those that were asked for last. Any thread; two that ask at once may both ask the database.
 *
 * @param <K> what is asked.
 * @param <A> what is answered.
 */
final class Remembered<K, A> {
    /** How many answers are kept. */
    static final int MAX = 1_000;
    /** How long an answer is good. */
    static final long FOR_NS = TimeUnit.SECONDS.toNanos(3);

    private final Map<K, Kept<A>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Kept<A>> eldest) {
            return size() > MAX;
        }
    };

    private record Kept<A>(A answer, long atNs) {}

    /** The answer, asked for now or a moment ago. */
    A of(K key, Supplier<A> ask) {
        long nowNs = System.nanoTime();
        @Nullable Kept<A> before;
        synchronized (kept) {
            before = kept.get(key);
        }
        if (before != null && nowNs - before.atNs() < FOR_NS) {
            return before.answer();
        }
        A answer = ask.get();
        synchronized (kept) {
            kept.put(key, new Kept<>(answer, nowNs));
        }
        return answer;
    }
}
