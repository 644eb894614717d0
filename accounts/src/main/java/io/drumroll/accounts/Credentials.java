package io.drumroll.accounts;

import java.util.regex.Pattern;

/** What credentials of ours look like: others need not be looked for. */
final class Credentials {
    /** So that a token that got into a public file is found there. */
    static final String TOKEN_PREFIX = "drm_";

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int SECRET_LENGTH = 43;

    private Credentials() {}

    static boolean isWellFormed(Credential credential) {
        String text = credential.text();
        return switch (credential) {
            case Credential.SessionCookie _ ->
                text.length() == SECRET_LENGTH && SECRET.matcher(text).matches();
            case Credential.BearerToken _ ->
                text.length() == TOKEN_PREFIX.length() + SECRET_LENGTH
                        && text.startsWith(TOKEN_PREFIX)
                        && SECRET.matcher(text.substring(TOKEN_PREFIX.length())).matches();
        };
    }
}
