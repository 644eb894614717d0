package io.drumroll.catalog.search;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.store.AlreadyClosedException;

/**
 * An index of products that is built beside the one that serves. Whoever builds it reads the catalogue and {@linkplain #add
 * adds} every product once, from one thread, while changes go on coming to the {@link ProductIndex}; a product that
 * changes meanwhile is kept as the change has it, whatever is added. {@link #close} without {@link #finish} gives it up.
 */
public final class Rebuild implements AutoCloseable {
    /** The most products that may change while an index is rebuilt. */
    public static final int MAX_CHANGED = 2_000_000;

    private final ProductIndex index;
    private final LiveFigures live;
    private final Generation beside;
    private final Set<Long> changed = new HashSet<>();
    private boolean over;
    private boolean spoilt;

    Rebuild(ProductIndex index, LiveFigures live, Generation beside) {
        this.index = index;
        this.live = live;
        this.beside = beside;
    }

    /**
     * Adds a product as the catalogue has it.
     *
     * @throws IOException if it cannot be written; then {@link #close} and try again later.
     */
    public synchronized void add(ProductEntry entry) throws IOException {
        checkGoesOn();
        if (changed.contains(entry.product())) {
            return;
        }
        live.listed(entry.product(), entry.skus());
        beside.put(entry);
    }

    /**
     * Puts the new index in place of the old one, which is deleted once the searches that use it ended.
     *
     * @param change a change number such that all changes up to it were in the catalogue when it was read for this.
     * @throws IOException if it cannot be written; then {@link #close}, and the old one goes on.
     */
    public void finish(long change) throws IOException {
        // The index first, then the rebuild: the order in which changes take the two.
        synchronized (index) {
            synchronized (this) {
                checkGoesOn();
                try {
                    index.swap(beside, change);
                } catch (AlreadyClosedException e) {
                    throw new IOException("the new index could not be written", e);
                }
                over = true;
            }
        }
    }

    /** Gives the new index up, unless it is finished. */
    @Override
    public void close() {
        synchronized (index) {
            synchronized (this) {
                if (!over) {
                    over = true;
                    index.forgetRebuild();
                    beside.retire();
                }
            }
        }
    }

    /** A product changed while this is built. */
    synchronized void changed(ProductEntry entry) {
        apply(entry.product(), () -> beside.put(entry));
    }

    /** A product was removed while this is built. */
    synchronized void removed(long product) {
        apply(product, () -> beside.remove(product));
    }

    private interface Change {
        void write() throws IOException;
    }

    private void apply(long product, Change change) {
        if (changed.size() >= MAX_CHANGED) {
            spoilt = true;
        }
        if (spoilt) {
            return;
        }
        changed.add(product);
        try {
            change.write();
        } catch (IOException | AlreadyClosedException e) {
            spoilt = true;
        }
    }

    private void checkGoesOn() throws IOException {
        if (over) {
            throw new IllegalStateException("this rebuild is over");
        }
        if (spoilt) {
            throw new IOException("a change could not be written to the new index, or more than %d came; begin again"
                    .formatted(MAX_CHANGED));
        }
    }
}
