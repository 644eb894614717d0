package io.drumroll.edge;

import org.jspecify.annotations.Nullable;

/** Where the board's figures come from. Called by event loops: it must answer at once. Safe for use by many threads. */
@FunctionalInterface
public interface BoardSource {
    /** The newest snapshot; the same object again as long as there is no newer one. */
    Snapshot latest();

    /** The film of the day and what lines of the board consist of, or null where none are kept. */
    default @Nullable BoardDay day() {
        return null;
    }

    /** One state of the board's figures. Immutable: nobody changes the bytes. */
    final class Snapshot {
        private final long position;
        private final byte[] json;

        /**
         * @param position number of the last event counted.
         * @param json the figures as one JSON object in UTF-8, without line breaks; not copied.
         */
        public Snapshot(long position, byte[] json) {
            this.position = position;
            this.json = json;
        }

        /** Number of the last event counted. */
        public long position() {
            return position;
        }

        byte[] json() {
            return json;
        }
    }
}
