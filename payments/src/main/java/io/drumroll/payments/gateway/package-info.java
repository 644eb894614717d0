/**
 * A card gateway over HTTP, of the shape that most have: create, confirm, signed notice, refund. Open {@link
 * io.drumroll.payments.gateway.CardGateway} first.
 *
 * <p>Invariants: every request that moves money carries an idempotency key, so that it can be repeated; a call that has no
 * answer says so and claims nothing; a notice proves nothing but that the gateway should be asked.
 */
@NullMarked
package io.drumroll.payments.gateway;

import org.jspecify.annotations.NullMarked;
