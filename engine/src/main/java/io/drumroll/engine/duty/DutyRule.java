package io.drumroll.engine.duty;

import io.drumroll.engine.region.Country;

/**
 * What duty is due on goods of one origin, brought to one destination. Of the rules whose prefix begins a SKU's tariff
 * code the longest counts.
 *
 * @param origin where the goods come from.
 * @param destination where they go; another country than {@code origin}.
 * @param tariffPrefix the first digits of the tariff codes that it is for; empty for all.
 * @param dutyBps the duty in basis points of what the goods were sold for, 0 to
 *     {@link io.drumroll.engine.limit.Limits#MAX_DUTY_BPS}.
 * @param thresholdMinor below this value of a shop's goods of that origin in one order none is due, in the festival's
 *     minor units; 0 for none.
 * @param fromMs from when it is in force, in ms of the epoch; until then the rule before it is.
 */
public record DutyRule(
        Country origin, Country destination, String tariffPrefix, int dutyBps, long thresholdMinor, long fromMs) {}
