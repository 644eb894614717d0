/**
 * Who holds how much of what is limited: {@link io.drumroll.engine.stock.BuyerLimits}.
 *
 * <p>Invariant: only SKUs with a limit are counted, and no count exceeds its limit.
 */
@NullMarked
package io.drumroll.engine.stock;

import org.jspecify.annotations.NullMarked;
