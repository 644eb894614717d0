/** What the crowd's tests share: {@link io.drumroll.crowd.EngineFestival}. */
@NullMarked
package io.drumroll.crowd;

import org.jspecify.annotations.NullMarked;
