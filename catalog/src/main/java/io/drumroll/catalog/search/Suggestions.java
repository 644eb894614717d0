package io.drumroll.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.search.suggest.InputIterator;
import org.apache.lucene.search.suggest.Lookup;
import org.apache.lucene.search.suggest.analyzing.AnalyzingInfixSuggester;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Completes what a person types: names of categories, brands and products that have all the words typed, the last of them
 * as a beginning, in any place. It lies in memory and is replaced as a whole. Thread-safe; a completion never waits for a
 * replacement but for the instant in which the new one takes its place.
 */
public final class Suggestions implements AutoCloseable {
    /** The most suggestions that are kept. */
    public static final int MAX_SUGGESTIONS = 200_000;

    /** The most that are given at once. */
    public static final int MAX_GIVEN = 20;

    /** Nobody types on after so many UTF-16 units; nothing is suggested then. */
    public static final int MAX_TYPED = 80;

    private static final int PREFIX = 4;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable AnalyzingInfixSuggester suggester;

    /**
     * Puts these in place of all that were there.
     *
     * @throws IllegalArgumentException if there are more than {@value #MAX_SUGGESTIONS}.
     */
    public void replace(Collection<Suggestion> suggestions) {
        if (suggestions.size() > MAX_SUGGESTIONS) {
            throw new IllegalArgumentException(
                    suggestions.size() + " suggestions, and at most " + MAX_SUGGESTIONS + " are kept");
        }
        try {
            AnalyzingInfixSuggester built = new AnalyzingInfixSuggester(
                    new ByteBuffersDirectory(), Words.forIndex(), Words.forQuery(), PREFIX, false);
            built.build(new Input(suggestions.iterator()));
            swap(built);
        } catch (IOException e) {
            throw new UncheckedIOException("suggestions in memory cannot be written", e);
        }
    }

    /**
     * What may be meant, the heaviest first, no text twice. Nothing typed, nothing suggested.
     *
     * @param most 1 to {@value #MAX_GIVEN}; more are not given.
     */
    public List<Suggestion> complete(String typed, SearchLanguage language, int most) {
        String text = Words.clean(typed);
        if (most < 1
                || text.isBlank()
                || text.length() > MAX_TYPED
                || Words.of(text).isEmpty()) {
            return List.of();
        }
        int wanted = Math.min(most, MAX_GIVEN);
        lock.readLock().lock();
        try {
            if (suggester == null) {
                return List.of();
            }
            // Twice as many, for texts that several kinds share.
            return distinct(suggester.lookup(text, Set.of(context(language)), 2 * wanted, true, false), wanted);
        } catch (IOException e) {
            throw new UncheckedIOException("suggestions in memory cannot be read", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Forgets all suggestions. */
    @Override
    public void close() {
        try {
            swap(null);
        } catch (IOException e) {
            throw new UncheckedIOException("suggestions in memory cannot be closed", e);
        }
    }

    private void swap(@Nullable AnalyzingInfixSuggester next) throws IOException {
        AnalyzingInfixSuggester old;
        lock.writeLock().lock();
        try {
            old = suggester;
            suggester = next;
        } finally {
            lock.writeLock().unlock();
        }
        if (old != null) {
            old.close();
        }
    }

    private static List<Suggestion> distinct(List<Lookup.LookupResult> found, int most) {
        Set<String> texts = new HashSet<>();
        List<Suggestion> distinct = new ArrayList<>();
        for (Lookup.LookupResult result : found) {
            String text = result.key.toString();
            if (distinct.size() < most && texts.add(text.toLowerCase(Locale.ROOT))) {
                String[] payload = result.payload.utf8ToString().split(" ", -1);
                distinct.add(new Suggestion(
                        Suggestion.Kind.valueOf(payload[0]),
                        text,
                        SearchLanguage.valueOf(payload[1]),
                        Long.parseLong(payload[2]),
                        result.value));
            }
        }
        return distinct;
    }

    private static BytesRef context(SearchLanguage language) {
        return new BytesRef(language.code());
    }

    /** Suggestions as the suggester reads them. */
    private static final class Input implements InputIterator {
        private final Iterator<Suggestion> suggestions;
        private Suggestion now = new Suggestion(Suggestion.Kind.PRODUCT, "", SearchLanguage.ENGLISH, 0, 0);

        Input(Iterator<Suggestion> suggestions) {
            this.suggestions = suggestions;
        }

        @Override
        public @Nullable BytesRef next() {
            if (!suggestions.hasNext()) {
                return null;
            }
            now = suggestions.next();
            return new BytesRef(now.text().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public long weight() {
            return now.weight();
        }

        @Override
        public BytesRef payload() {
            return new BytesRef(now.kind().name() + " " + now.language().name() + " " + now.id());
        }

        @Override
        public boolean hasPayloads() {
            return true;
        }

        @Override
        public Set<BytesRef> contexts() {
            return Set.of(context(now.language()));
        }

        @Override
        public boolean hasContexts() {
            return true;
        }
    }
}
