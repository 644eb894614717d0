package io.drumroll.engine.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.table.SnapshotBytes;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DueHeapTest {
    private static final long SEED = Long.getLong("drumroll.seed", 20_261_111L);

    private record Entry(long dueMs, int kind, long order, int place) {}

    @Test
    void givesWhatIsDueByTimeThenKindThenOrderThenPlace() {
        SplittableRandom random = new SplittableRandom(SEED);
        DueHeap heap = new DueHeap();
        PriorityQueue<Entry> naive = new PriorityQueue<>(Comparator.comparingLong(Entry::dueMs)
                .thenComparingInt(Entry::kind)
                .thenComparingLong(Entry::order)
                .thenComparingInt(Entry::place));
        for (int i = 0; i < 50_000; i++) {
            if (random.nextInt(5) < 3) {
                Entry entry = new Entry(
                        random.nextInt(40), random.nextInt(2), random.nextInt(1, 200_000_001), random.nextInt(2_000));
                heap.applyAdded(entry.dueMs(), entry.kind(), entry.order(), entry.place());
                naive.add(entry);
            } else if (!naive.isEmpty()) {
                assertThat(first(heap)).as("seed %s", SEED).isEqualTo(naive.poll());
                heap.applyRemoved();
            }
        }
        while (!naive.isEmpty()) {
            assertThat(first(heap)).as("seed %s", SEED).isEqualTo(naive.poll());
            heap.applyRemoved();
        }
        assertThat(heap.nextMs()).isEqualTo(Long.MAX_VALUE);
    }

    private static Entry first(DueHeap heap) {
        return new Entry(heap.nextMs(), heap.nextKind(), heap.nextOrder(), heap.nextPlace());
    }

    @Test
    void comesBackFromASnapshot() {
        DueHeap heap = new DueHeap();
        heap.applyAdded(30, DueHeap.RECEIPT, 5, 1);
        heap.applyAdded(20, DueHeap.BALANCE, 6, 0);
        heap.applyAdded(10, DueHeap.RECEIPT, 7, 2);
        heap.applyRemoved();
        SnapshotBytes bytes = new SnapshotBytes();
        heap.writeTo(bytes);

        DueHeap restored = new DueHeap();
        restored.restoreFrom(SnapshotBytes.reader(bytes.toByteArray()));
        assertThat(first(restored)).isEqualTo(new Entry(20, DueHeap.BALANCE, 6, 0));
        restored.applyRemoved();
        assertThat(first(restored)).isEqualTo(new Entry(30, DueHeap.RECEIPT, 5, 1));
        restored.applyAdded(1, DueHeap.BALANCE, 8, 0);
        assertThat(restored.nextOrder()).isEqualTo(8);
    }
}
