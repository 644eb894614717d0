/**
 * A festival to show: shops, SKUs, where buyers live and what they like. Open {@link
 * io.drumroll.crowd.demo.DemoFestival} first.
 *
 * <p>Invariants: the same seed gives the same festival everywhere; every brand is invented; a buyer always lives in the
 * same place.
 */
@NullMarked
package io.drumroll.crowd.demo;

import org.jspecify.annotations.NullMarked;
