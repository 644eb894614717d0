package io.drumroll.engine.promotion;

import java.util.Arrays;

/**
 * The deals of each SKU, or shop, by its number: a deal is found by what it belongs to, however many others there are, and
 * with few looks into memory. Made anew from the deals after a restart; never stored.
 */
final class DealsBySubject {
    private static final Deal[] NONE = {};

    private Deal[][] bySubject = new Deal[64][];

    /** A subject's deals, by number; those whose time is over may be among them. Not to be changed. */
    Deal[] of(int subject) {
        Deal[] found = subject < bySubject.length ? bySubject[subject] : null;
        return found == null ? NONE : found;
    }

    /** A deal belongs to a subject from now on; those whose time is over no longer do. */
    void applyAdded(int subject, Deal deal, long nowMs) {
        if (subject >= bySubject.length) {
            bySubject = Arrays.copyOf(bySubject, Math.max(bySubject.length * 2, subject + 1));
        }
        Deal[] before = of(subject);
        Deal[] after = new Deal[before.length + 1];
        int kept = 0;
        for (Deal other : before) {
            if (other.isOpen(nowMs)) {
                after[kept++] = other;
            }
        }
        after[kept++] = deal;
        bySubject[subject] = kept == after.length ? after : Arrays.copyOf(after, kept);
    }
}
