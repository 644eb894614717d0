package io.drumroll.payments.simulated;

import io.drumroll.payments.gateway.GatewayPayment;
import io.drumroll.payments.gateway.PaymentStatus;
import java.math.BigDecimal;
import java.util.Currency;

/** The page on which a buyer confirms a payment, or sees what became of it. */
final class ConfirmPage {
    private static final String BUTTONS = """
        <form method="post">
        <button name="outcome" value="pay">Pay</button>
        <button name="outcome" value="decline">Decline</button>
        </form>
        """;

    private ConfirmPage() {}

    static String of(GatewayPayment payment) {
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Pay by card (simulated)</title>
            <style>
            body { font: 18px/1.5 system-ui, sans-serif; max-width: 26em; margin: 3em auto; padding: 0 1em; }
            button { font: inherit; padding: .5em 1.5em; margin-right: 1em; }
            </style>
            </head>
            <body>
            <h1>Pay by card</h1>
            <p>%s for %s</p>
            %s
            <p><small>This gateway is simulated: no money moves.</small></p>
            </body>
            </html>
            """.formatted(
                        amount(payment),
                        escaped(payment.reference()),
                        payment.status() == PaymentStatus.PENDING
                                ? BUTTONS
                                : "<p>The payment was " + payment.status().text() + ".</p>");
    }

    /** The amount in the currency's major unit, by ISO 4217. */
    private static String amount(GatewayPayment payment) {
        String code = payment.currency().code();
        try {
            int decimals = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
            return BigDecimal.valueOf(payment.amountMinor(), decimals).toPlainString() + " " + code;
        } catch (IllegalArgumentException e) {
            return payment.amountMinor() + " minor units of " + code;
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
