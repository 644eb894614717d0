package io.drumroll.board;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;

/**
 * Exact totals for each key of one kind (a SKU, a country), and the few that lead, known after every addition.
 *
 * <p>Keys are small dense numbers. More money ranks first; equal money ranks by key. Nothing is ever sorted but the
 * leaders, when they are listed: totals only grow, so a key that is not among the leaders ranks behind the weakest of
 * them until it grows itself, and then it is compared with exactly that one. The weakest leader in turn is only ever
 * replaced by, or grows into, a better one, so every other key stays behind it. Therefore the leaders are always the
 * true first ones, at the cost of one comparison for almost every addition.
 */
final class Ranking {
    private static final int NONE = -1;

    private final int places;
    private final IntBinaryOperator keyOrder;
    private final int[] leaders;
    private int leading;
    private int weakest = NONE;
    /** What a key must have at least to lead; -1 while there are free places. */
    private long entryMinor = -1;
    /** For each key its money and behind it its count, next to each other for the sake of the processor's cache. */
    private long[] totals;
    /** For each key its place among the leaders, counted from 1; 0 if it does not lead. */
    private byte[] placeOf;

    /**
     * @param places how many can lead, 1 to 127.
     * @param keys how many keys there are at first; see {@link #reserve}.
     * @param keyOrder compares two keys as a comparator does, for those with equal money.
     */
    Ranking(int places, int keys, IntBinaryOperator keyOrder) {
        this.places = places;
        this.keyOrder = keyOrder;
        this.leaders = new int[places];
        this.totals = new long[2 * keys];
        this.placeOf = new byte[keys];
    }

    /** Makes room for keys from 0 to below {@code keys}. */
    void reserve(int keys) {
        if (keys > placeOf.length) {
            int size = Math.max(keys, placeOf.length * 2);
            totals = Arrays.copyOf(totals, 2 * size);
            placeOf = Arrays.copyOf(placeOf, size);
        }
    }

    /** For how many keys there is room. */
    int keys() {
        return placeOf.length;
    }

    /** A key's money; 0 where there is no room for it yet. */
    long amountMinor(int key) {
        return key < placeOf.length ? totals[2 * key] : 0;
    }

    /** A key's count; 0 where there is no room for it yet. */
    long count(int key) {
        return key < placeOf.length ? totals[2 * key + 1] : 0;
    }

    /** Adds money (0 or more) and a count (1 or more) to a key's totals. */
    void add(int key, long amountMinor, long count) {
        int at = 2 * key;
        long sumMinor = Sums.plus(totals[at], amountMinor);
        totals[at] = sumMinor;
        totals[at + 1] += count;
        if (sumMinor >= entryMinor) {
            contend(key);
        }
    }

    /** The leaders, first the one with the most. */
    List<BoardSnapshot.Rank> list(IntFunction<String> keyText, IntFunction<String> name) {
        int[] order = sortedLeaders();
        List<BoardSnapshot.Rank> ranks = new ArrayList<>(order.length);
        for (int key : order) {
            ranks.add(
                    new BoardSnapshot.Rank(keyText.apply(key), name.apply(key), totals[2 * key], totals[2 * key + 1]));
        }
        return List.copyOf(ranks);
    }

    void write(CheckpointOutput out, int keys) {
        out.putInt(keys);
        out.putLongs(totals, 2 * keys);
    }

    /** Takes over the totals that were written, and finds the leaders again. */
    void read(CheckpointInput in) throws IOException {
        int keys = in.getInt();
        reserve(keys);
        for (int key = 0; key < keys; key++) {
            long amountMinor = in.getLong();
            long count = in.getLong();
            if (count > 0) {
                add(key, amountMinor, count);
            }
        }
    }

    private void contend(int key) {
        int place = placeOf[key] - 1;
        if (place >= 0) {
            if (place == weakest) {
                findWeakest();
            }
        } else if (leading < places) {
            take(leading++, key);
        } else if (isAhead(key, leaders[weakest])) {
            placeOf[leaders[weakest]] = 0;
            take(weakest, key);
        }
    }

    private void take(int place, int key) {
        leaders[place] = key;
        placeOf[key] = (byte) (place + 1);
        if (leading == places) {
            findWeakest();
        }
    }

    private void findWeakest() {
        int last = 0;
        for (int i = 1; i < places; i++) {
            if (isAhead(leaders[last], leaders[i])) {
                last = i;
            }
        }
        weakest = last;
        entryMinor = totals[2 * leaders[last]];
    }

    private boolean isAhead(int key, int other) {
        long minor = totals[2 * key];
        long otherMinor = totals[2 * other];
        return minor != otherMinor ? minor > otherMinor : keyOrder.applyAsInt(key, other) < 0;
    }

    /** By insertion: there are few leaders, and no box is made for a key. */
    private int[] sortedLeaders() {
        int[] sorted = Arrays.copyOf(leaders, leading);
        for (int i = 1; i < sorted.length; i++) {
            int key = sorted[i];
            int at = i;
            while (at > 0 && isAhead(key, sorted[at - 1])) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = key;
        }
        return sorted;
    }
}
