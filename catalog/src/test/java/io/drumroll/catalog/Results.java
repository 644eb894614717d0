package io.drumroll.catalog;

import io.drumroll.catalog.Result.Done;
import io.drumroll.catalog.Result.Refused;

/** What a test expects of a result. */
public final class Results {
    private Results() {}

    /** What was done. */
    public static <T> T done(Result<T> result) {
        return switch (result) {
            case Done<T>(T value) -> value;
            case Refused<T> refused -> throw new AssertionError("refused: " + refused);
        };
    }

    /** Why it was refused. */
    public static <T> Refused<T> refused(Result<T> result) {
        return switch (result) {
            case Done<T> done -> throw new AssertionError("done: " + done);
            case Refused<T> refused -> refused;
        };
    }
}
