/**
 * SKUs: what is sold, at what price, from what stock. Open {@link io.drumroll.engine.sku.Skus} first.
 *
 * <p>Invariant: 0 &le; available &le; supplied, always; the difference is what orders hold.
 */
@NullMarked
package io.drumroll.engine.sku;

import org.jspecify.annotations.NullMarked;
