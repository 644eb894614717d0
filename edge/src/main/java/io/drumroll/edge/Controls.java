package io.drumroll.edge;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What operators hold in their hands while the festival runs: {@linkplain Switch switches} that stop parts of it, and how many
 * orders a second are let in. Kept in a file, so that a restart lets nothing go on by itself; not in the database, so that
 * it works when that is away. Reads are free of locks; safe for use by many threads.
 */
public final class Controls {
    /** The most orders a second that a throttle can be set to; above, there is none. */
    static final long MAX_ORDERS_PER_SECOND = 1_000_000;
    /** The longest message to people, in characters. */
    static final int MAX_MESSAGE = 200;

    private static final String THROTTLE = "orders-per-second";

    private final @Nullable Path file;
    private final WaitingLine line = new WaitingLine();
    private volatile State state;

    /**
     * Why something does not go on.
     *
     * @param message what people are told.
     * @param sinceMs when it was stopped, in ms of the epoch.
     */
    record Stopped(String message, long sinceMs) {}

    /**
     * How everything stands.
     *
     * @param stopped what does not go on.
     * @param ordersPerSecond how many orders are let in, 0 for as many as come.
     */
    record State(Map<Switch, Stopped> stopped, long ordersPerSecond) {
        State {
            EnumMap<Switch, Stopped> copy = new EnumMap<>(Switch.class);
            copy.putAll(stopped);
            stopped = Collections.unmodifiableMap(copy);
        }
    }

    private Controls(@Nullable Path file, State state) {
        this.file = file;
        this.state = state;
        line.rate(state.ordersPerSecond(), System.nanoTime());
    }

    /** Controls that a restart forgets. */
    public static Controls inMemory() {
        return new Controls(null, new State(Map.of(), 0));
    }

    /**
     * Controls as a file has them; nothing is stopped while there is none.
     *
     * @throws IllegalStateException when the file can't be read or says what no control is; the message names it.
     */
    public static Controls in(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
            return new Controls(file, parse(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("the controls in " + file + " can't be read: " + e.getMessage(), e);
        }
    }

    State state() {
        return state;
    }

    /** Stops something, or changes what people are told of it. */
    synchronized void stop(Switch what, Stopped why) {
        Map<Switch, Stopped> stopped = new EnumMap<>(Switch.class);
        stopped.putAll(state.stopped());
        stopped.put(what, why);
        change(new State(stopped, state.ordersPerSecond()));
    }

    /** Lets it go on. */
    synchronized void release(Switch what) {
        Map<Switch, Stopped> stopped = new EnumMap<>(Switch.class);
        stopped.putAll(state.stopped());
        stopped.remove(what);
        change(new State(stopped, state.ordersPerSecond()));
    }

    /** Lets so many orders in each second, 0 for as many as come. */
    synchronized void throttle(long ordersPerSecond) {
        change(new State(state.stopped(), ordersPerSecond));
        line.rate(ordersPerSecond, System.nanoTime());
    }

    /** First on disk, then in force: what an operator was told holds after a restart, too. */
    private void change(State to) {
        if (file != null) {
            save(file, to);
        }
        state = to;
    }

    /** How many people wait to be let in. */
    int waiting() {
        return line.waiting(System.nanoTime());
    }

    /**
     * Whether a request may go on; otherwise it was answered. Operators are stopped like others, as what they stopped is
     * to be stopped; programs that act for buyers stand in no line.
     */
    boolean admits(Exchange exchange, Caller caller) {
        Switch what = Switch.of(exchange.route());
        if (what == null) {
            return true;
        }
        State now = state;
        Stopped stopped = now.stopped().get(what);
        if (stopped != null) {
            Problems.switchedOff(exchange, what, stopped);
            return false;
        }
        boolean standsInLine = what == Switch.CHECKOUT && now.ordersPerSecond() > 0 && caller.identity() != null;
        if (!standsInLine || caller.actsForBuyers()) {
            return true;
        }
        return switch (line.come(caller.known().person(), System.nanoTime())) {
            case WaitingLine.Place.Turn _ -> true;
            case WaitingLine.Place.Waits waits -> {
                Problems.queued(exchange, waits);
                yield false;
            }
            case WaitingLine.Place.Full _ -> {
                exchange.refuse(EdgeCode.OVERLOADED, "Nothing was done. As many wait as can; try again.");
                yield false;
            }
        };
    }

    private static void save(Path file, State state) {
        Properties lines = new Properties();
        lines.setProperty(THROTTLE, Long.toString(state.ordersPerSecond()));
        state.stopped().forEach((what, why) -> {
            lines.setProperty(what.word() + ".since-ms", Long.toString(why.sinceMs()));
            lines.setProperty(what.word() + ".message", why.message());
        });
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            StringWriter text = new StringWriter();
            lines.store(text, null);
            try (FileChannel out = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the controls can't be kept in " + file, e);
        }
    }

    private static State parse(String text) throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(text));
        Map<Switch, Stopped> stopped = new EnumMap<>(Switch.class);
        long ordersPerSecond = 0;
        for (String name : lines.stringPropertyNames()) {
            if (name.equals(THROTTLE)) {
                ordersPerSecond = Long.parseLong(lines.getProperty(name));
                continue;
            }
            String word = name.substring(0, Math.max(0, name.indexOf('.')));
            Switch what = Switch.ofWord(word)
                    .orElseThrow(() -> new IllegalArgumentException("there is no switch of line '" + name + "'"));
            stopped.put(
                    what,
                    new Stopped(
                            lines.getProperty(word + ".message", ""),
                            Long.parseLong(lines.getProperty(word + ".since-ms", "0"))));
        }
        if (ordersPerSecond < 0 || ordersPerSecond > MAX_ORDERS_PER_SECOND) {
            throw new IllegalArgumentException(THROTTLE + " is 0 to " + MAX_ORDERS_PER_SECOND);
        }
        return new State(stopped, ordersPerSecond);
    }
}
