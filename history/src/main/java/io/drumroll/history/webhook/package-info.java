/**
 * Webhooks for merchants and operators. Open {@link io.drumroll.history.webhook.WebhookWriter} first, which makes deliveries
 * from the feed; {@link io.drumroll.history.webhook.WebhookDispatcher} sends them, {@link
 * io.drumroll.history.webhook.Webhooks} is what people set up and see.
 *
 * <p>Invariants: deliveries and the checkpoint behind their events are one transaction, so none is lost; a delivery may be
 * sent more than once and has the same id each time; bodies hold numbers and no personal data; nothing is sent to an
 * address that was not checked just before.
 */
@NullMarked
package io.drumroll.history.webhook;

import org.jspecify.annotations.NullMarked;
