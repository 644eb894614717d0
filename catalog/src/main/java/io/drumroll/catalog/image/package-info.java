/**
 * Pictures of products. Open {@link io.drumroll.catalog.image.Images} first.
 *
 * <p>Invariants: nothing is decoded before its type, its bytes and its pixels were found to be within bounds; only what was
 * encoded here is stored and served, so nothing that hid in an upload gets out; a picture's name is its content's hash.
 */
@NullMarked
package io.drumroll.catalog.image;

import org.jspecify.annotations.NullMarked;
