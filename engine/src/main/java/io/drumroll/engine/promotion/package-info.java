/**
 * Deals: what they give ({@link io.drumroll.engine.promotion.DealTerms}, to be opened first), in which order they apply
 * ({@link io.drumroll.engine.promotion.Stage}), how far they are used up, and what a quote says.
 *
 * <p>Invariants: no two deals of a kind touch one thing at one time; a deal bars only stages behind its own; never more
 * coupons are claimed than there are, and each is in one order at most.
 */
@NullMarked
package io.drumroll.engine.promotion;

import org.jspecify.annotations.NullMarked;
