package io.drumroll.board;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A checkpoint's file is there but cannot be used; the board is to be rebuilt from the feed. */
public final class DamagedCheckpointException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    DamagedCheckpointException(Path file, String what) {
        super("the board's checkpoint " + file + " cannot be used: " + what);
    }

    DamagedCheckpointException(Path file, IOException cause) {
        this(file, String.valueOf(cause.getMessage()));
        initCause(cause);
    }
}
