/**
 * Measurements that run by command. Open {@link io.drumroll.bench.Main} first; {@code bench/README.md} says what each
 * measures and what not.
 *
 * <p>Invariants: work is made before the clock starts and follows from a seed; an answer that is not the expected one
 * ends the measurement, so that no figure counts refusals.
 */
@NullMarked
package io.drumroll.bench;

import org.jspecify.annotations.NullMarked;
