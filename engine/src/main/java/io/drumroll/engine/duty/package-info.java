/**
 * What duty is due on goods from abroad. Open {@link io.drumroll.engine.duty.DutyRule} first.
 *
 * <p>Invariant: at any moment at most one rule is in force for an origin, a destination and a prefix; the longest prefix
 * of a tariff code counts.
 */
@NullMarked
package io.drumroll.engine.duty;

import org.jspecify.annotations.NullMarked;
