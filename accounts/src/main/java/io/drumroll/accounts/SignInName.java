package io.drumroll.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name to sign in with, which nobody else's looks like.
 *
 * @param text in small letters.
 * @param skeleton what it looks like; unique.
 */
record SignInName(String text, String skeleton) {
    static final String FIELD = "name";
    private static final int MAX_EMAIL = 254;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]");
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9_%+-]+(\\.[a-z0-9_%+-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
    private static final int MAX_BEFORE_AT = 64;
    /** Names that a stranger must not answer to. */
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "courier",
            "drumroll",
            "help",
            "merchant",
            "operator",
            "root",
            "security",
            "support",
            "system");

    /** The name, when it may be one. */
    static Optional<SignInName> of(String given) {
        String text = given.strip();
        if (text.length() > MAX_EMAIL || !text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return Optional.empty();
        }
        String small = text.toLowerCase(Locale.ROOT);
        if (small.indexOf('@') >= 0) {
            // Mailboxes that look alike are different people's: each may sign up.
            return small.indexOf('@') <= MAX_BEFORE_AT && EMAIL.matcher(small).matches()
                    ? Optional.of(new SignInName(small, small))
                    : Optional.empty();
        }
        return NAME.matcher(small).matches() ? Optional.of(new SignInName(small, skeletonOf(small))) : Optional.empty();
    }

    /** The name of somebody whom nobody signs in as: no stranger can sign up by such a name, nor sign in. */
    static SignInName ofProgram(String kind, long buyer) {
        String text = "~" + kind + "-" + buyer;
        return new SignInName(text, text);
    }

    boolean isReserved() {
        return RESERVED.stream().anyMatch(name -> skeletonOf(name).equals(skeleton));
    }

    static Refusal refusal() {
        return new Refusal(
                FIELD,
                "must be an e-mail address, or 3 to 64 of a-z, 0-9, dot, underscore and hyphen that begin and end with a letter"
                        + " or a digit");
    }

    private static String skeletonOf(String name) {
        return name.replace('0', 'o')
                .replace('1', 'l')
                .replace('i', 'l')
                .replace('_', '-')
                .replace('.', '-')
                .replace("rn", "m")
                .replace("vv", "w");
    }
}
