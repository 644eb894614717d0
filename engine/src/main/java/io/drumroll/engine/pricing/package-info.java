/**
 * What lines cost: {@link io.drumroll.engine.pricing.Pricer}, to be opened first, runs the stages over one
 * draft.
 *
 * <p>Invariants: quoting and ordering are the same code; no line falls below zero; what a deal takes off the lines sums to
 * what it takes off the order; work grows with the lines and the deals that touch them, never with all deals. Nothing here
 * is state.
 */
@NullMarked
package io.drumroll.engine.pricing;

import org.jspecify.annotations.NullMarked;
