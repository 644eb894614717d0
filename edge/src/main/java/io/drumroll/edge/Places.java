package io.drumroll.edge;

import java.util.HashMap;
import java.util.Map;

/**
 * Places for what takes long because a caller is slow, some of them for each caller at the most, so that who is slow holds up
 * themselves alone. Safe for use by many threads.
 */
final class Places {
    private final int max;
    private final int maxEach;
    private final Map<Long, Integer> taken = new HashMap<>();
    private int sum;

    /**
     * All free.
     *
     * @param max how many there are.
     * @param maxEach how many of them one may take.
     */
    Places(int max, int maxEach) {
        this.max = max;
        this.maxEach = maxEach;
    }

    /** Takes one for somebody; whether there was one. */
    synchronized boolean tryTake(long who) {
        int ofThem = taken.getOrDefault(who, 0);
        if (sum >= max || ofThem >= maxEach) {
            return false;
        }
        sum++;
        taken.put(who, ofThem + 1);
        return true;
    }

    /** Gives one back. */
    synchronized void leave(long who) {
        sum--;
        taken.computeIfPresent(who, (_, count) -> count == 1 ? null : count - 1);
    }
}
