package io.drumroll.books;

import io.drumroll.engine.duty.DutyRule;
import org.jspecify.annotations.Nullable;

/**
 * A duty that was set.
 *
 * @param event the number of the event that set it.
 * @param setAtMs when that was, in ms of the log; the rule says from when it is in force.
 * @param rule the duty.
 * @param before the rule of the same origin, destination and prefix before it; null if there was none, or if it is longer
 *     ago than the changes that are kept.
 */
public record DutyChange(
        long event, long setAtMs, DutyRule rule, @Nullable DutyRule before) {}
