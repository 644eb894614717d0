/**
 * Where buyers and goods are: {@link io.drumroll.engine.region.Region} and {@link io.drumroll.engine.region.Country}.
 *
 * <p>Invariant: nothing here is personal; a region is as coarse as a city's size.
 */
@NullMarked
package io.drumroll.engine.region;

import org.jspecify.annotations.NullMarked;
