package io.drumroll.board;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The round amounts that the GMV has passed: 1, 2, 5, 10, 20, 50 and so on times {@link #FIRST_MINOR}. */
final class Milestones {
    /** The first amount, in minor units: 10,000.00. */
    static final long FIRST_MINOR = 1_000_000;

    private static final int STEPS_PER_DECADE = 3;

    private final List<BoardSnapshot.Milestone> reached = new ArrayList<>();
    private long nextMinor = FIRST_MINOR;

    /** The smallest amount that was not reached yet; 0 when no larger one fits into a long. */
    long nextMinor() {
        return nextMinor;
    }

    List<BoardSnapshot.Milestone> reached() {
        return List.copyOf(reached);
    }

    /** Notes each milestone that {@code gmvMinor} has reached now; one payment may pass several. */
    void reach(long gmvMinor, long timeMs, long opensAtMs) {
        while (gmvMinor >= nextMinor && nextMinor > 0) {
            reached.add(new BoardSnapshot.Milestone(nextMinor, timeMs, Math.max(0, timeMs - opensAtMs)));
            nextMinor = following();
        }
    }

    void write(CheckpointOutput out) {
        out.putInt(reached.size());
        for (BoardSnapshot.Milestone milestone : reached) {
            out.putLong(milestone.reachedAtMs());
            out.putLong(milestone.sinceOpenMs());
        }
    }

    void read(CheckpointInput in) throws IOException {
        int size = in.getInt();
        for (int i = 0; i < size; i++) {
            reached.add(new BoardSnapshot.Milestone(nextMinor, in.getLong(), in.getLong()));
            nextMinor = following();
        }
    }

    /** What comes after the last one reached, which is still {@link #nextMinor}. */
    private long following() {
        boolean fromTwoToFive = reached.size() % STEPS_PER_DECADE == 2;
        if (fromTwoToFive) {
            return nextMinor / 2 * 5;
        }
        return nextMinor > Long.MAX_VALUE / 2 ? 0 : nextMinor * 2;
    }
}
