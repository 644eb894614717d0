package io.drumroll.catalog.search;

import org.jspecify.annotations.Nullable;

/** A language that products are described and searched in. */
public enum SearchLanguage {
    ENGLISH("en"),
    CHINESE("zh"),
    SWEDISH("sv");

    private final String code;
    private final String field;

    SearchLanguage(String code) {
        this.code = code;
        this.field = "words_" + code;
    }

    /** Two letters, as in ISO 639-1. */
    public String code() {
        return code;
    }

    /** The language of two letters; null if it is none of these. */
    public static @Nullable SearchLanguage ofCode(String code) {
        for (SearchLanguage language : values()) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        return null;
    }

    /** The index's field with a product's words in this language. */
    String field() {
        return field;
    }
}
