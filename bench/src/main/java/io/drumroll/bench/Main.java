package io.drumroll.bench;

import java.util.Arrays;

/** Runs the measurement that the first word names: {@code compare}, or else what JMH makes of the words. */
public final class Main {
    private Main() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("compare")) {
            Peers.main(Arrays.copyOfRange(args, 1, args.length));
        } else {
            org.openjdk.jmh.Main.main(args);
        }
    }
}
