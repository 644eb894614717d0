package io.drumroll.engine.promotion;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The deals of each SKU, or shop, as a chain by its number: a deal is found by what it belongs to, however many others there
 * are. Made anew from the deals after a restart; never stored.
 */
final class DealChains {
    private @Nullable DealLink[] firsts = new DealLink[64];

    /** The first of a subject's deals, or null; those whose time is over may be in the chain. */
    @Nullable
    DealLink first(int subject) {
        return subject >= 0 && subject < firsts.length ? firsts[subject] : null;
    }

    /** A deal belongs to a subject from now on; those whose time is over no longer do. */
    void applyAdded(int subject, DealLink added, long nowMs) {
        if (subject >= firsts.length) {
            firsts = Arrays.copyOf(firsts, Math.max(firsts.length * 2, subject + 1));
        }
        DealLink kept = null;
        DealLink link = firsts[subject];
        while (link != null) {
            DealLink behind = link.next();
            if (link.deal().isOpen(nowMs)) {
                link.applyNext(kept);
                kept = link;
            } else {
                link.applyNext(null);
            }
            link = behind;
        }
        added.applyNext(kept);
        firsts[subject] = added;
    }
}
