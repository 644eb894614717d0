/**
 * The pages that people look at, ready to be served: open {@link io.drumroll.web.WebAssets} first.
 *
 * <p>Invariants: everything is read once, when the server starts, and never changes after that; a file whose name
 * carries the hash of its content is the only kind that a browser may keep without asking; no page loads anything from
 * another host.
 */
@NullMarked
package io.drumroll.web;

import org.jspecify.annotations.NullMarked;
