/** The engine's bounds, in {@link io.drumroll.engine.limit.Limits}. */
@NullMarked
package io.drumroll.engine.limit;

import org.jspecify.annotations.NullMarked;
