package io.drumroll.edge;

import io.drumroll.engine.message.PaymentRef;
import java.util.UUID;

/** How payment providers' payments are written: as UUIDs. */
final class PaymentRefs {
    private PaymentRefs() {}

    static String text(PaymentRef payment) {
        return new UUID(payment.high(), payment.low()).toString();
    }
}
