/**
 * How orders are paid: the wallet and card gateways behind one interface. Open {@link
 * io.drumroll.payments.PaymentProvider} first, then {@link io.drumroll.payments.CardPayments}.
 *
 * <p>Invariants: nothing is paid twice and nothing paid is lost. The gateway's books say what was captured and given back,
 * the engine's what it paid for and what is due back; this package keeps no truth between them. It can be ended at any
 * moment, run twice at once, and begins again by looking at both.
 */
@NullMarked
package io.drumroll.payments;

import org.jspecify.annotations.NullMarked;
