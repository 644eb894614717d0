/** Tests of this package. */
@NullMarked
package io.drumroll.payments.gateway;

import org.jspecify.annotations.NullMarked;
