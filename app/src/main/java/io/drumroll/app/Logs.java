package io.drumroll.app;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What the libraries log: warnings, on the error stream. */
final class Logs {
    private static final Logger ROOT = Logger.getLogger("");

    private Logs() {}

    static void quiet() {
        ROOT.setLevel(Level.WARNING);
    }
}
