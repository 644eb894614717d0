package io.drumroll.edge;

import io.drumroll.engine.promotion.DealTerms;
import java.util.Set;

/** The kinds of deals, each with the fields that its terms have in JSON beside the kind. */
@SuppressWarnings("ImmutableEnumChecker") // its sets are those of Set.of, which never change
enum DealKind {
    FESTIVAL_PRICE(1, Set.of("sku", "priceMinor", "stock"), Set.of("limitPerBuyer")),
    QUANTITY_BREAKS(2, Set.of("sku", "breaks"), Set.of()),
    SECOND_PIECE(3, Set.of("sku", "offBps"), Set.of()),
    BUNDLE_PRICE(4, Set.of("members", "priceMinor"), Set.of()),
    SHOP_TIERS(5, Set.of("shop", "tiers"), Set.of()),
    SHOP_COUPON(6, Set.of("shop", "spendMinor", "saveMinor", "count"), Set.of("perBuyer")),
    CROSS_SHOP(7, Set.of("spendMinor", "saveMinor"), Set.of("capMinor")),
    FESTIVAL_COUPON(8, Set.of("spendMinor", "saveMinor", "count"), Set.of("perBuyer")),
    RED_PACKET(9, Set.of("faceMinor", "budgetMinor"), Set.of("perBuyer")),
    PRE_SALE(
            10,
            Set.of("sku", "priceMinor", "depositMinor", "worthMinor", "balanceFromMs", "balanceUntilMs", "refundable"),
            Set.of());

    private final int code;
    private final Set<String> required;
    private final Set<String> optional;

    DealKind(int code, Set<String> required, Set<String> optional) {
        this.code = code;
        this.required = required;
        this.optional = optional;
    }

    /** The kind of a deal's terms. */
    static DealKind of(DealTerms terms) {
        return ofCode(terms.kind());
    }

    /** The kind with this {@link DealTerms#kind}. */
    static DealKind ofCode(int code) {
        for (DealKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of deal has the number " + code);
    }

    /** Its {@link DealTerms#kind}. */
    int code() {
        return code;
    }

    Set<String> required() {
        return required;
    }

    Set<String> optional() {
        return optional;
    }
}
