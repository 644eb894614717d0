package io.drumroll.books;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.region.Country;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest changes of duty; when there are more than are kept, the oldest goes. */
final class DutyChanges {
    private final int most;
    private final ArrayDeque<DutyChange> newestFirst = new ArrayDeque<>();

    DutyChanges(int most) {
        this.most = most;
    }

    void add(long event, long setAtMs, DutyRule rule) {
        DutyRule before = newestFirst.stream()
                .map(DutyChange::rule)
                .filter(known -> isSameTrade(known, rule))
                .findFirst()
                .orElse(null);
        newestFirst.addFirst(new DutyChange(event, setAtMs, rule, before));
        if (newestFirst.size() > most) {
            newestFirst.removeLast();
        }
    }

    List<DutyChange> newestFirst() {
        return List.copyOf(newestFirst);
    }

    /** The last change of this rule's origin, destination and prefix that came into force at its moment. */
    @Nullable
    DutyChange find(DutyRule rule) {
        return newestFirst.stream()
                .filter(known -> isSameTrade(known.rule(), rule) && known.rule().fromMs() == rule.fromMs())
                .findFirst()
                .orElse(null);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(newestFirst.size());
        for (DutyChange change : newestFirst) {
            out.writeLong(change.event());
            out.writeLong(change.setAtMs());
            writeRule(out, change.rule());
            DutyRule before = change.before();
            out.writeBoolean(before != null);
            if (before != null) {
                writeRule(out, before);
            }
        }
    }

    void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            newestFirst.addLast(
                    new DutyChange(in.readLong(), in.readLong(), readRule(in), in.readBoolean() ? readRule(in) : null));
        }
    }

    private static boolean isSameTrade(DutyRule rule, DutyRule other) {
        return rule.origin().equals(other.origin())
                && rule.destination().equals(other.destination())
                && rule.tariffPrefix().equals(other.tariffPrefix());
    }

    private static void writeRule(DataOutput out, DutyRule rule) throws IOException {
        out.writeUTF(rule.origin().code());
        out.writeUTF(rule.destination().code());
        out.writeUTF(rule.tariffPrefix());
        out.writeInt(rule.dutyBps());
        out.writeLong(rule.thresholdMinor());
        out.writeLong(rule.fromMs());
    }

    private static DutyRule readRule(DataInput in) throws IOException {
        return new DutyRule(
                new Country(in.readUTF()),
                new Country(in.readUTF()),
                in.readUTF(),
                in.readInt(),
                in.readLong(),
                in.readLong());
    }
}
