package io.drumroll.engine.oracle;

import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome.Accepted;
import io.drumroll.engine.message.Query.RequestView;
import io.drumroll.engine.message.Query.Result;
import io.drumroll.engine.message.Request;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The idempotency keys accepted last, with the command's {@link Fingerprint} and the answer; the oldest goes first. */
final class NaiveKeys {
    /** What a key stands for; the numbers are the answer's. */
    record Remembered(long fingerprint, long position, long id, long amountMinor) {
        boolean isOf(Command command) {
            return fingerprint == Fingerprint.of(command);
        }

        Accepted again() {
            return new Accepted(position, id, amountMinor, true);
        }
    }

    private final int window;
    private final LinkedHashMap<Request, Remembered> byKey = new LinkedHashMap<>();

    NaiveKeys(int window) {
        this.window = window;
    }

    @Nullable
    Remembered find(Request key) {
        return byKey.get(key);
    }

    /** What became of a key, for whoever asks. */
    Result<RequestView> view(Request key) {
        Remembered found = byKey.get(key);
        return new Result.Found<>(
                found == null
                        ? new RequestView(false, 0, 0, 0)
                        : new RequestView(true, found.position(), found.id(), found.amountMinor()));
    }

    /** Remembers a key that is not there yet. */
    void remember(Request key, Command command, Accepted answer) {
        byKey.put(key, new Remembered(Fingerprint.of(command), answer.position(), answer.id(), answer.amountMinor()));
        if (byKey.size() > window) {
            byKey.pollFirstEntry();
        }
    }
}
