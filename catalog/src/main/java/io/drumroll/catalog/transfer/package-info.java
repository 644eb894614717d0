/**
 * A shop's products in and out, as CSV and JSON Lines. Open {@link io.drumroll.catalog.transfer.Imports} first.
 *
 * <p>Invariants: memory does not grow with the file but for eight bytes a product; how far an import came is written with
 * what it wrote, so it goes on exactly there; what is exported imports back equal.
 */
@NullMarked
package io.drumroll.catalog.transfer;

import org.jspecify.annotations.NullMarked;
