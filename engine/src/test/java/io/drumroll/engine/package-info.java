/** Tests of the engine as a whole. Open {@link io.drumroll.engine.LayeringTest} to see what the engine may not do. */
@NullMarked
package io.drumroll.engine;

import org.jspecify.annotations.NullMarked;
