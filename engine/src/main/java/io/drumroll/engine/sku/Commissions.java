package io.drumroll.engine.sku;

import io.drumroll.engine.message.Query.Commission;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.collections.IntArrayList;

/** What part of a sale the festival keeps, by the number of its category's label; nothing where none was set. */
final class Commissions {
    private final IntArrayList bpsByLabel = new IntArrayList();

    /** A category's commission, in basis points. */
    int bps(int label) {
        return label < bpsByLabel.size() ? bpsByLabel.getInt(label) : 0;
    }

    /** Those that are more than nothing, by the names of their categories. */
    List<Commission> list(Labels labels) {
        List<Commission> found = new ArrayList<>();
        for (int label = 0; label < bpsByLabel.size(); label++) {
            if (bpsByLabel.getInt(label) > 0) {
                found.add(new Commission(labels.text(label), bpsByLabel.getInt(label)));
            }
        }
        found.sort(Comparator.comparing(Commission::category));
        return List.copyOf(found);
    }

    /** A category's commission is this from now on. */
    void applyBps(int label, int bps) {
        while (bpsByLabel.size() <= label) {
            bpsByLabel.addInt(0);
        }
        bpsByLabel.setInt(label, bps);
    }

    void writeTo(SnapshotWriter writer) {
        writer.number(bpsByLabel.size());
        for (int label = 0; label < bpsByLabel.size(); label++) {
            writer.number(bpsByLabel.getInt(label));
        }
    }

    void restoreFrom(SnapshotReader reader) {
        long count = reader.number();
        for (long label = 0; label < count; label++) {
            bpsByLabel.addInt((int) reader.number());
        }
    }
}
