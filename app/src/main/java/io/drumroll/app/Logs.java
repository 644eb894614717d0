package io.drumroll.app;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What the libraries log: warnings, on the error stream. */
final class Logs {
    private static final Logger ROOT = Logger.getLogger("");
    /** Lucene would have an incubating module of the JDK for its vectors, which are not used here. */
    private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private Logs() {}

    static void quiet() {
        ROOT.setLevel(Level.WARNING);
        VECTORS.setLevel(Level.SEVERE);
    }
}
