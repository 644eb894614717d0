/** Tests of this package. */
@NullMarked
package io.drumroll.payments.simulated;

import org.jspecify.annotations.NullMarked;
