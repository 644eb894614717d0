/**
 * What is sold, as people see it: products and their review, merchants, categories. Open
 * {@link io.drumroll.catalog.Products} first, and {@link io.drumroll.catalog.ProductShelf} for how a crowd reads them; images, imports and search have packages of their own.
 *
 * <p>Invariants: whoever changes a product has locked the counter of changes before, so a follower that has read up to
 * change n never misses one below; no text with a control, a direction override or a lone surrogate is stored; what the
 * engine is asked to do carries a key made of what is stored, so that asking again after a crash changes nothing.
 */
@NullMarked
package io.drumroll.catalog;

import org.jspecify.annotations.NullMarked;
