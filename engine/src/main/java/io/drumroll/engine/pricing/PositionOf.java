package io.drumroll.engine.pricing;

import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;

/** Distinct numbers in order of first appearance, and the position of each, from 0. Scratch, used anew for each order. */
final class PositionOf {
    /** What {@link #find} returns for a number that did not appear. */
    static final int MISSING = -1;

    /** Up to so many a look through the numbers before is quicker than a map. */
    private static final int SMALL = 16;

    private final Int2IntHashMap map = new Int2IntHashMap(MISSING);
    private int[] numbers = new int[SMALL];
    private int count;

    void clear() {
        if (count > SMALL) {
            map.clear();
        }
        count = 0;
    }

    int count() {
        return count;
    }

    int number(int position) {
        return numbers[position];
    }

    int find(int number) {
        if (count > SMALL) {
            return map.get(number);
        }
        for (int i = 0; i < count; i++) {
            if (numbers[i] == number) {
                return i;
            }
        }
        return MISSING;
    }

    /** The position of a number, added at the end if it did not appear before. */
    int findOrAdd(int number) {
        int found = find(number);
        return found == MISSING ? add(number) : found;
    }

    private int add(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
        }
        numbers[count] = number;
        count++;
        if (count == SMALL + 1) {
            for (int i = 0; i < count; i++) {
                map.put(numbers[i], i);
            }
        } else if (count > SMALL) {
            map.put(number, count - 1);
        }
        return count - 1;
    }
}
