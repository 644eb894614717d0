package io.drumroll.accounts;

/** What a caller shows to say who they are; whatever text a stranger may send. */
public sealed interface Credential {
    /** The text as it came. */
    String text();

    /** A browser's cookie. */
    record SessionCookie(String text) implements Credential {
        @Override
        public String toString() {
            return "SessionCookie";
        }
    }

    /** A program's token. */
    record BearerToken(String text) implements Credential {
        @Override
        public String toString() {
            return "BearerToken";
        }
    }
}
