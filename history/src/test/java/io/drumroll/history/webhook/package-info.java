/** Tests of the webhooks. */
@NullMarked
package io.drumroll.history.webhook;

import org.jspecify.annotations.NullMarked;
