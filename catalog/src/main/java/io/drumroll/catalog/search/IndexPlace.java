package io.drumroll.catalog.search;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.store.Directory;

/** Where generations of an index lie: each is built in a place of its own, and one is current. */
interface IndexPlace {
    /** A generation's directory, and the name it has in this place. */
    record Home(String name, Directory directory) {}

    /** The current generation; empty if there never was one. */
    Optional<Home> current() throws IOException;

    /** An empty directory for the next generation. */
    Home next() throws IOException;

    /** Makes a generation the current one, for good when this returns. */
    void makeCurrent(Home home) throws IOException;

    /** Deletes a generation that nobody reads any more. Its directory is closed. */
    void discard(Home home);
}
