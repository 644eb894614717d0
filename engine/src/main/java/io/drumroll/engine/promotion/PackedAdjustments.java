package io.drumroll.engine.promotion;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The adjustments of one order or quote as an unchanging list of two longs each: an order that four deals touch has eight or
 * more, and makes no object for each.
 */
public final class PackedAdjustments extends AbstractList<Adjustment> implements RandomAccess {
    /* The first of the two, from the lowest bit: line 11, stage 3, pieces 20, deal 28. The second is the amount. */
    private static final int LINE_MASK = 0x7FF;
    private static final int STAGE_SHIFT = 11;
    private static final int STAGE_MASK = 0x7;
    private static final int PIECES_SHIFT = 14;
    private static final int PIECES_MASK = 0xFFFFF;
    private static final int DEAL_SHIFT = 34;

    private final long[] packed;

    /**
     * A list over an array that nobody changes any more.
     *
     * @param packed for each adjustment {@link #facts} and its amount.
     */
    public PackedAdjustments(long[] packed) {
        this.packed = packed;
    }

    /** The same adjustments, packed if they are not yet. */
    public static PackedAdjustments of(List<Adjustment> adjustments) {
        if (adjustments instanceof PackedAdjustments packed) {
            return packed;
        }
        long[] packed = new long[2 * adjustments.size()];
        for (int i = 0; i < adjustments.size(); i++) {
            Adjustment adjustment = adjustments.get(i);
            packed[2 * i] = facts(adjustment.line(), adjustment.deal(), adjustment.stage(), adjustment.pieces());
            packed[2 * i + 1] = adjustment.amountMinor();
        }
        return new PackedAdjustments(packed);
    }

    /** All of an adjustment but its amount. */
    public static long facts(int line, int deal, Stage stage, int pieces) {
        return line | (long) stage.code() << STAGE_SHIFT | (long) pieces << PIECES_SHIFT | (long) deal << DEAL_SHIFT;
    }

    /** The adjustment of {@link #facts} and an amount. */
    public static Adjustment adjustment(long facts, long amountMinor) {
        return new Adjustment(lineOf(facts), dealOf(facts), stageOf(facts), piecesOf(facts), amountMinor);
    }

    private static int lineOf(long facts) {
        return (int) facts & LINE_MASK;
    }

    private static int dealOf(long facts) {
        return (int) (facts >>> DEAL_SHIFT);
    }

    private static Stage stageOf(long facts) {
        return Stage.ofCode((int) (facts >>> STAGE_SHIFT) & STAGE_MASK);
    }

    private static int piecesOf(long facts) {
        return (int) (facts >>> PIECES_SHIFT) & PIECES_MASK;
    }

    /** All of the adjustment at an index but its amount. */
    public long facts(int index) {
        return packed[2 * index];
    }

    /** What the adjustment at an index takes off, in minor units. */
    public long amountMinor(int index) {
        return packed[2 * index + 1];
    }

    /** The line of the adjustment at an index, from 0. */
    int line(int index) {
        return lineOf(facts(index));
    }

    /** The deal of the adjustment at an index. */
    int deal(int index) {
        return dealOf(facts(index));
    }

    /** The stage of the adjustment at an index. */
    Stage stage(int index) {
        return stageOf(facts(index));
    }

    /** The pieces that the adjustment at an index holds. */
    int pieces(int index) {
        return piecesOf(facts(index));
    }

    @Override
    public Adjustment get(int index) {
        Objects.checkIndex(index, size());
        return adjustment(packed[2 * index], packed[2 * index + 1]);
    }

    @Override
    public int size() {
        return packed.length / 2;
    }
}
