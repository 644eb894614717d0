/**
 * Savings and what an order comes to. Open {@link io.drumroll.engine.promotion.SpendAndSave} first.
 *
 * <p>Invariants: the lines of a quote sum to its total; no line falls below zero; quoting and ordering are the same
 * code.
 */
@NullMarked
package io.drumroll.engine.promotion;

import org.jspecify.annotations.NullMarked;
