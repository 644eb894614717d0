package io.drumroll.edge;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators can stop and let go on while the festival runs. Reading one's own orders and paying them never stops. */
enum Switch {
    SIGN_UP("signUp", "Making accounts"),
    SEARCH("search", "Search"),
    CHECKOUT("checkout", "Ordering"),
    CARD_PAYMENTS("cardPayments", "Paying by card"),
    TOP_UPS("topUps", "Topping up wallets"),
    COUPONS("coupons", "Claiming coupons"),
    MERCHANT_SIGN_UP("merchantSignUp", "Applying for a shop"),
    IMPORTS("imports", "Imports and uploads");

    private final String word;
    private final String what;

    Switch(String word, String what) {
        this.word = word;
        this.what = what;
    }

    /** Its name in addresses and answers. */
    String word() {
        return word;
    }

    /** What it stops, as a sentence begins. */
    String what() {
        return what;
    }

    static Optional<Switch> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** What stops a route, or null where nothing does. */
    static @Nullable Switch of(Route route) {
        return switch (route) {
            case SIGN_UP -> SIGN_UP;
            case SEARCH, SEARCH_SUGGESTIONS -> SEARCH;
            case ORDER_PLACE, DEPOSIT_PLACE -> CHECKOUT;
            case CARD_PAYMENT -> CARD_PAYMENTS;
            case WALLET_TOP_UP -> TOP_UPS;
            case COUPON_CLAIM -> COUPONS;
            case MERCHANT_APPLY -> MERCHANT_SIGN_UP;
            case IMPORT_BEGIN, IMPORT_RESUME, IMAGE_UPLOAD -> IMPORTS;
            default -> null;
        };
    }
}
