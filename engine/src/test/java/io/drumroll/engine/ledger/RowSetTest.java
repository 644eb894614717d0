package io.drumroll.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RowSetTest {
    private static final long SEED = Long.getLong("drumroll.seed", 20_261_111L);

    @Test
    void findsTheNextRowWhateverWentInAndOut() {
        SplittableRandom random = new SplittableRandom(SEED);
        RowSet set = new RowSet();
        TreeSet<Integer> naive = new TreeSet<>();
        for (int i = 0; i < 100_000; i++) {
            int row = random.nextInt(1 << random.nextInt(1, 21));
            boolean in = random.nextInt(3) == 0;
            set.apply(row, in);
            if (in) {
                naive.add(row);
            } else {
                naive.remove(row);
            }
            int from = random.nextInt(1 << random.nextInt(1, 21));
            Integer next = naive.ceiling(from);
            assertThat(set.next(from)).as("seed %s", SEED).isEqualTo(next == null ? RowSet.NONE : next);
        }
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(new RowSet().next(0)).isEqualTo(RowSet.NONE);
        assertThat(new RowSet().next(1L << 40)).isEqualTo(RowSet.NONE);
    }
}
