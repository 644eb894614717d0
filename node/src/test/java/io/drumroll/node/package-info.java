@NullMarked
package io.drumroll.node;

import org.jspecify.annotations.NullMarked;
