package io.drumroll.engine.oracle;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.region.Country;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All duty rules ever set, by way and in the order in which they were set. */
final class NaiveDuties {
    /** From where to where. */
    private record Way(Country origin, Country destination) {}

    private final Map<Way, List<DutyRule>> byWay = new HashMap<>();
    private int count;

    int count() {
        return count;
    }

    void set(DutyRule rule) {
        byWay.computeIfAbsent(new Way(rule.origin(), rule.destination()), _ -> new ArrayList<>())
                .add(rule);
        count++;
    }

    /** When the newest rule of the same way and prefix comes into force; 0 where there is none. */
    long newestFromMs(DutyRule like) {
        long newestMs = 0;
        for (DutyRule rule : between(like.origin(), like.destination())) {
            if (rule.tariffPrefix().equals(like.tariffPrefix())) {
                newestMs = rule.fromMs();
            }
        }
        return newestMs;
    }

    /** The rule in force for a tariff code: that of the longest prefix. */
    @Nullable
    DutyRule inForce(Country origin, Country destination, String tariffCode, long nowMs) {
        if (origin.equals(destination) || tariffCode.isEmpty()) {
            return null;
        }
        DutyRule best = null;
        for (DutyRule rule : between(origin, destination)) {
            if (rule.fromMs() > nowMs || !tariffCode.startsWith(rule.tariffPrefix())) {
                continue;
            }
            // Of one prefix a later rule is set behind an earlier one, never with an earlier moment.
            if (best == null
                    || rule.tariffPrefix().length() >= best.tariffPrefix().length()) {
                best = rule;
            }
        }
        return best;
    }

    /** Those in force now or later: no other takes a rule's place before it comes or by now. */
    List<DutyRule> inForceOrLater(Country origin, Country destination, long nowMs) {
        List<DutyRule> rules = between(origin, destination);
        List<DutyRule> listed = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            DutyRule rule = rules.get(i);
            boolean replaced = rules.subList(i + 1, rules.size()).stream()
                    .anyMatch(later -> later.tariffPrefix().equals(rule.tariffPrefix())
                            && later.fromMs() <= Math.max(nowMs, rule.fromMs()));
            if (!replaced) {
                listed.add(rule);
            }
        }
        return listed;
    }

    private List<DutyRule> between(Country origin, Country destination) {
        return byWay.getOrDefault(new Way(origin, destination), List.of());
    }
}
