package io.drumroll.engine.duty;

import io.drumroll.engine.limit.Checks;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.SetDuty;
import io.drumroll.engine.message.Decision;
import io.drumroll.engine.message.Event.DutySet;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.message.Rejection.SameCountry;
import io.drumroll.engine.region.Codes;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.table.SnapshotReader;
import io.drumroll.engine.table.SnapshotWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The duty rules by origin, destination and tariff prefix, each with its moments. Rules that a later one has replaced are
 * forgotten when the next of their kind is set. Finding one takes at most as many looks as a tariff code has digits.
 */
public final class Duties {
    /** A rule and its place among all rules ever set. */
    private record Numbered(int number, DutyRule rule) {}

    /** The rules between two countries, by packed prefix; of one prefix by moment, then number. */
    private static final class Route {
        private final Long2ObjectHashMap<List<Numbered>> byPrefix = new Long2ObjectHashMap<>();
        /** Bit n is set where a prefix of n digits has rules. */
        private int digits;
    }

    private final Frame frame;
    private final Int2ObjectHashMap<Route> routes = new Int2ObjectHashMap<>();
    private int count;

    /** Duties of a festival. */
    public Duties(Frame frame) {
        this.frame = frame;
    }

    /** How many were ever set. */
    public int count() {
        return count;
    }

    /**
     * The rule in force, or null when there is none.
     *
     * @param origin as {@link Codes#ofCountry}.
     * @param destination as {@link Codes#ofCountry}.
     * @param tariffCode as {@link TariffCode#pack}.
     */
    public @Nullable DutyRule inForce(int origin, int destination, long tariffCode, long nowMs) {
        Route route = routes.get(routeKey(origin, destination));
        if (route == null) {
            return null;
        }
        long prefix = tariffCode;
        for (int digits = TariffCode.digits(tariffCode); digits >= 0; digits--) {
            if ((route.digits >>> digits & 1) == 1) {
                List<Numbered> versions = route.byPrefix.get(prefix);
                int newest = versions == null ? -1 : newestBy(versions, nowMs);
                if (versions != null && newest >= 0) {
                    return versions.get(newest).rule();
                }
            }
            if (digits > 0) {
                prefix = TariffCode.shorter(prefix);
            }
        }
        return null;
    }

    /** The index of the last version whose moment has come, -1 when none has. */
    private static int newestBy(List<Numbered> versions, long nowMs) {
        int newest = versions.size() - 1;
        while (newest >= 0 && versions.get(newest).rule().fromMs() > nowMs) {
            newest--;
        }
        return newest;
    }

    /** The rules between two countries that are in force or will be, in the order in which they were set. */
    public List<DutyRule> between(Country origin, Country destination, long nowMs) {
        List<Numbered> found = new ArrayList<>();
        Route route = routes.get(routeKey(Codes.ofCountry(origin), Codes.ofCountry(destination)));
        if (route != null) {
            for (List<Numbered> versions : route.byPrefix.values()) {
                for (int i = Math.max(0, newestBy(versions, nowMs)); i < versions.size(); i++) {
                    if (!isReplaced(versions, i)) {
                        found.add(versions.get(i));
                    }
                }
            }
        }
        found.sort(Comparator.comparingInt(Numbered::number));
        return found.stream().map(Numbered::rule).toList();
    }

    /** Whether a version never comes into force, since the next one does at the same moment. */
    private static boolean isReplaced(List<Numbered> versions, int index) {
        return index + 1 < versions.size()
                && versions.get(index + 1).rule().fromMs()
                        == versions.get(index).rule().fromMs();
    }

    /** Decides about a rule. */
    public Decision decide(SetDuty command, long nowMs) {
        Rejection refusal = refuse(command.rule(), nowMs);
        return refusal != null ? Decision.reject(refusal) : Decision.accept(0, 0, new DutySet(command.rule()));
    }

    private @Nullable Rejection refuse(DutyRule rule, long nowMs) {
        Rejection refusal = frame.refuseUnscheduled();
        if (refusal == null && rule.origin().equals(rule.destination())) {
            refusal = new SameCountry(rule.origin().code());
        }
        if (refusal == null) {
            refusal = Checks.first(
                    TariffCode.refuse(rule.tariffPrefix()),
                    Checks.range(Field.DUTY, rule.dutyBps(), 0, Limits.MAX_DUTY_BPS),
                    Checks.range(Field.THRESHOLD, rule.thresholdMinor(), 0, Limits.MAX_AMOUNT_MINOR));
        }
        if (refusal == null) {
            long from = Math.max(nowMs, newestMoment(rule));
            refusal = Checks.range(Field.IN_FORCE_FROM, rule.fromMs(), from, Limits.MAX_TIME_MS);
        }
        if (refusal == null && count >= Limits.MAX_DUTIES) {
            refusal = new CapacityReached(Field.DUTIES, Limits.MAX_DUTIES);
        }
        return refusal;
    }

    private long newestMoment(DutyRule rule) {
        Route route = routes.get(routeKey(rule));
        List<Numbered> versions = route == null ? null : route.byPrefix.get(TariffCode.pack(rule.tariffPrefix()));
        return versions == null ? 0 : versions.getLast().rule().fromMs();
    }

    /** A rule was set; the ones of its prefix that it or time has replaced are forgotten. */
    public void apply(DutySet event, long nowMs) {
        count++;
        List<Numbered> versions = applyKept(new Numbered(count, event.rule()));
        int newest = newestBy(versions, nowMs);
        if (newest > 0) {
            versions.subList(0, newest).clear();
        }
    }

    private List<Numbered> applyKept(Numbered numbered) {
        long prefix = TariffCode.pack(numbered.rule().tariffPrefix());
        Route route = routes.computeIfAbsent(routeKey(numbered.rule()), _ -> new Route());
        route.digits |= 1 << TariffCode.digits(prefix);
        List<Numbered> versions = route.byPrefix.computeIfAbsent(prefix, _ -> new ArrayList<>());
        versions.add(numbered);
        return versions;
    }

    private static int routeKey(DutyRule rule) {
        return routeKey(Codes.ofCountry(rule.origin()), Codes.ofCountry(rule.destination()));
    }

    private static int routeKey(int origin, int destination) {
        return origin << 10 | destination;
    }

    /** Writes all rules that are kept, in the order in which they were set. */
    public void writeTo(SnapshotWriter writer) {
        List<Numbered> kept = new ArrayList<>();
        routes.values().forEach(route -> route.byPrefix.values().forEach(kept::addAll));
        kept.sort(Comparator.comparingInt(Numbered::number));
        writer.number(count);
        writer.number(kept.size());
        for (Numbered numbered : kept) {
            DutyRule rule = numbered.rule();
            writer.number(numbered.number());
            writer.text(rule.origin().code());
            writer.text(rule.destination().code());
            writer.text(rule.tariffPrefix());
            writer.number(rule.dutyBps());
            writer.number(rule.thresholdMinor());
            writer.number(rule.fromMs());
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public void restoreFrom(SnapshotReader reader) {
        count = Math.toIntExact(reader.number());
        long kept = reader.number();
        for (long i = 0; i < kept; i++) {
            int number = Math.toIntExact(reader.number());
            DutyRule rule = new DutyRule(
                    new Country(reader.text()),
                    new Country(reader.text()),
                    reader.text(),
                    Math.toIntExact(reader.number()),
                    reader.number(),
                    reader.number());
            applyKept(new Numbered(number, rule));
        }
    }
}
