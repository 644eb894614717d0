/**
 * Measurements by JMH of what runs on one thread: open {@link io.drumroll.bench.engine.EngineBenchmark} first.
 *
 * <p>Invariant: {@link io.drumroll.bench.engine.Market} makes the same festival and the same orders in every run.
 */
@NullMarked
package io.drumroll.bench.engine;

import org.jspecify.annotations.NullMarked;
