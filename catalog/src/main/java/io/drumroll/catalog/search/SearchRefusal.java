package io.drumroll.catalog.search;

/**
 * Why there is no result, and what to do.
 *
 * @param detail for people: what is wrong and what would be right.
 */
public record SearchRefusal(Reason reason, String detail) implements SearchAnswer {
    /** What is wrong; each has a code for programs that never changes. */
    public enum Reason {
        TEXT_TOO_LONG("text-too-long"),
        BAD_FACET_VALUE("bad-facet-value"),
        TOO_MANY_CHOSEN("too-many-chosen"),
        BAD_PRICES("bad-prices"),
        BAD_PAGE("bad-page"),
        BAD_CURSOR("bad-cursor"),
        /** Not the person's fault: the index cannot be read; {@link ProductIndex#condition} says why. */
        UNAVAILABLE("search-unavailable");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** Lower case with hyphens. */
        public String code() {
            return code;
        }
    }
}
