/** Tests of this package. */
@NullMarked
package io.drumroll.payments;

import org.jspecify.annotations.NullMarked;
