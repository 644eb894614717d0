/**
 * The buyers, as numbers: {@link io.drumroll.engine.buyer.Buyers}.
 *
 * <p>Invariant: nothing personal is known here; names and addresses live elsewhere.
 */
@NullMarked
package io.drumroll.engine.buyer;

import org.jspecify.annotations.NullMarked;
