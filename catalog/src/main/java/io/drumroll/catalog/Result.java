package io.drumroll.catalog;

import java.util.List;

/**
 * What came of what a person asked for.
 *
 * @param <T> what it is when it was done.
 */
public sealed interface Result<T> {
    /** It was done, and is on disk. */
    record Done<T>(T value) implements Result<T> {}

    /**
     * It was refused, and nothing was changed unless the refusal says so.
     *
     * @param detail a sentence for the person.
     * @param problems the fields that are wrong; empty unless {@link Refusal#BAD_CONTENT}.
     */
    record Refused<T>(Refusal why, String detail, List<Problem> problems) implements Result<T> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** Done. */
    static <T> Result<T> done(T value) {
        return new Done<>(value);
    }

    /** Refused, for no field in particular. */
    static <T> Result<T> refused(Refusal why, String detail) {
        return new Refused<>(why, detail, List.of());
    }

    /** Refused for some fields. */
    static <T> Result<T> badContent(Problems problems) {
        List<Problem> list = problems.list();
        return new Refused<>(
                Refusal.BAD_CONTENT,
                list.getFirst().field() + ": " + list.getFirst().reason(),
                list);
    }
}
