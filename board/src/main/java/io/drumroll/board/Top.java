package io.drumroll.board;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;

/** The {@link #PLACES} keys with the most money among those offered, each once; equal money ranks by key. */
final class Top {
    /** How many are kept. */
    static final int PLACES = 10;

    private final int[] keys = new int[PLACES];
    private final long[] amounts = new long[PLACES];
    private final IntBinaryOperator keyOrder;
    private int size;

    Top(IntBinaryOperator keyOrder) {
        this.keyOrder = keyOrder;
    }

    /** The first of many sums, each at its key. */
    static Top of(long[] sums, IntBinaryOperator keyOrder) {
        Top top = new Top(keyOrder);
        for (int key = 0; key < sums.length; key++) {
            top.offer(key, sums[key]);
        }
        return top;
    }

    /** Takes a key that has more than nothing, if it is among the first so far. */
    void offer(int key, long amountMinor) {
        if (amountMinor <= 0 || (size == PLACES && !isAhead(key, amountMinor, PLACES - 1))) {
            return;
        }
        int at = size < PLACES ? size++ : PLACES - 1;
        while (at > 0 && isAhead(key, amountMinor, at - 1)) {
            keys[at] = keys[at - 1];
            amounts[at] = amounts[at - 1];
            at--;
        }
        keys[at] = key;
        amounts[at] = amountMinor;
    }

    BoardDetail.Part part(BoardDetail.By by, IntFunction<String> keyText, IntFunction<String> name) {
        List<BoardDetail.Row> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(new BoardDetail.Row(keyText.apply(keys[i]), name.apply(keys[i]), amounts[i]));
        }
        return new BoardDetail.Part(by, List.copyOf(rows));
    }

    private boolean isAhead(int key, long amountMinor, int place) {
        return amountMinor != amounts[place] ? amountMinor > amounts[place] : keyOrder.applyAsInt(key, keys[place]) < 0;
    }
}
