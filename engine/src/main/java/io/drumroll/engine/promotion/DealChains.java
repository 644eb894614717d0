package io.drumroll.engine.promotion;

import java.util.Arrays;

/**
 * The deals of each SKU, or shop, as chains by its number: a deal is found by what it belongs to, however many others there
 * are. Made anew from the deals after a restart; never stored.
 */
final class DealChains {
    private int[] heads = new int[64];
    private int[] deals = new int[64];
    private int[] nexts = new int[64];
    private int links = 1;
    private int free;

    /** The first link of a subject's chain, 0 when there is none. */
    int first(int subject) {
        return subject < heads.length ? heads[subject] : 0;
    }

    /** The link behind a link, 0 at the end. */
    int next(int link) {
        return nexts[link];
    }

    /** The number of a link's deal. */
    int deal(int link) {
        return deals[link];
    }

    /** A deal belongs to a subject from now on. */
    void applyAdded(int subject, int deal) {
        if (subject >= heads.length) {
            heads = Arrays.copyOf(heads, Math.max(heads.length * 2, subject + 1));
        }
        int link = applyLink();
        deals[link] = deal;
        nexts[link] = heads[subject];
        heads[subject] = link;
    }

    private int applyLink() {
        if (free != 0) {
            int link = free;
            free = nexts[link];
            return link;
        }
        if (links == deals.length) {
            deals = Arrays.copyOf(deals, links * 2);
            nexts = Arrays.copyOf(nexts, links * 2);
        }
        return links++;
    }

    /** Takes the link behind {@code previous} (0: the first) out of a subject's chain; returns the one behind it. */
    int applyRemoved(int subject, int previous) {
        int link = previous == 0 ? heads[subject] : nexts[previous];
        int next = nexts[link];
        if (previous == 0) {
            heads[subject] = next;
        } else {
            nexts[previous] = next;
        }
        nexts[link] = free;
        free = link;
        return next;
    }
}
