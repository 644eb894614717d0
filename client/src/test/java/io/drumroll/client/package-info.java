@NullMarked
package io.drumroll.client;

import org.jspecify.annotations.NullMarked;
