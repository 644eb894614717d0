@NullMarked
package io.drumroll.wire;

import org.jspecify.annotations.NullMarked;
