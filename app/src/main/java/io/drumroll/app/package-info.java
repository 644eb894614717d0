/**
 * The {@code drumroll} command and all wiring, by constructor. Open {@link io.drumroll.app.Main} first, then
 * {@link io.drumroll.app.RunningFestival}, which puts the parts together.
 *
 * <p>Invariant: only this package knows every module.
 */
@NullMarked
package io.drumroll.app;

import org.jspecify.annotations.NullMarked;
