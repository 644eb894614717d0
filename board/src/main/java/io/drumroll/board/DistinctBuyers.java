package io.drumroll.board;

import java.io.IOException;
import org.apache.datasketches.common.SketchesException;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/**
 * How many different buyers have paid, estimated by a HyperLogLog sketch of 16 kB however many they are; as good as
 * exact while they are a few thousand.
 */
final class DistinctBuyers {
    private static final int LG_BUCKETS = 14;
    private static final int STANDARD_DEVIATIONS = 2;

    private final HllSketch sketch;

    DistinctBuyers() {
        this(new HllSketch(LG_BUCKETS, TgtHllType.HLL_8));
    }

    private DistinctBuyers(HllSketch sketch) {
        this.sketch = sketch;
    }

    void add(long buyer) {
        sketch.update(buyer);
    }

    long estimate() {
        return Math.round(sketch.getEstimate());
    }

    /** How far the estimate is off at most in 95 of 100 cases, in percent rounded up to a tenth. */
    static double errorPercent() {
        double error = HllSketch.getRelErr(true, false, LG_BUCKETS, STANDARD_DEVIATIONS);
        return Math.ceil(Math.abs(error) * 1_000) / 10;
    }

    void write(CheckpointOutput out) {
        byte[] bytes = sketch.toUpdatableByteArray();
        out.putInt(bytes.length);
        out.putBytes(bytes);
    }

    static DistinctBuyers read(CheckpointInput in) throws IOException {
        byte[] bytes = in.getBytes(in.getInt());
        try {
            return new DistinctBuyers(HllSketch.heapify(bytes));
        } catch (SketchesException e) {
            throw new IOException("the sketch of buyers (" + bytes.length + " bytes) cannot be read", e);
        }
    }
}
