package io.drumroll.books;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A shop's newest postings, packed into one ring of numbers that grows up to a bound. */
final class Postings {
    private static final int FACTS = 7;
    private static final int FIRST_ROOM = 4;
    private static final int SORT_BITS = 2;
    private static final long[] NONE = {};

    private long[] ring = NONE;
    /** The place of the oldest. */
    private int oldest;

    private int size;

    int size() {
        return size;
    }

    /**
     * Keeps a posting; the oldest goes if there are {@code bound} already.
     *
     * @return how many more are kept now: 1 or 0.
     */
    int add(Posting posting, int bound) {
        if (size < bound) {
            makeRoom(bound);
            put(placeOf(size), posting);
            size++;
            return 1;
        }
        put(oldest, posting);
        oldest = placeOf(1);
        return 0;
    }

    /** The posting of this age: 0 is the oldest. */
    Posting get(int index) {
        int at = FACTS * placeOf(index);
        return new Posting(
                ring[at],
                ring[at + 1],
                Posting.Sort.ofCode((int) (ring[at + 2] & ((1 << SORT_BITS) - 1))),
                ring[at + 2] >>> SORT_BITS,
                ring[at + 3],
                ring[at + 4],
                ring[at + 5],
                ring[at + 6]);
    }

    /** Lets go of the oldest until there are at most {@code bound}. */
    void trim(int bound) {
        if (size > bound) {
            copyNewest(bound, bound);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            int at = FACTS * placeOf(i);
            for (int fact = 0; fact < FACTS; fact++) {
                out.writeLong(ring[at + fact]);
            }
        }
    }

    void read(DataInput in) throws IOException {
        size = in.readInt();
        ring = new long[FACTS * size];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = in.readLong();
        }
    }

    private int placeOf(int index) {
        int room = ring.length / FACTS;
        int place = oldest + index;
        return place < room ? place : place - room;
    }

    private void makeRoom(int bound) {
        int room = ring.length / FACTS;
        if (size == room) {
            copyNewest(size, Math.min(bound, Math.max(FIRST_ROOM, 2 * room)));
        }
    }

    private void copyNewest(int count, int room) {
        long[] copy = new long[FACTS * room];
        for (int i = 0; i < count; i++) {
            int from = FACTS * placeOf(size - count + i);
            System.arraycopy(ring, from, copy, FACTS * i, FACTS);
        }
        ring = copy;
        oldest = 0;
        size = count;
    }

    private void put(int place, Posting posting) {
        int at = FACTS * place;
        ring[at] = posting.atMs();
        ring[at + 1] = posting.event();
        ring[at + 2] = posting.order() << SORT_BITS | posting.sort().code();
        ring[at + 3] = posting.grossMinor();
        ring[at + 4] = posting.commissionMinor();
        ring[at + 5] = posting.debtMinor();
        ring[at + 6] = posting.subsidyMinor();
    }
}
