package io.drumroll.app;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.message.Request;
import io.drumroll.engine.oracle.Books;
import io.drumroll.engine.oracle.NaiveFestival;
import io.drumroll.node.DataFolder;
import io.drumroll.node.LogReader;
import io.drumroll.node.NodeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.agrona.collections.LongArrayList;

/**
 * Proves a data folder's books from its log alone: the log goes into the naive model, whose standing invariants are
 * checked, and each event that comes out is compared with the feed.
 */
final class Auditor {
    private static final long PROGRESS_COMMANDS = 1_000_000;

    /** What an audit found; no breach means that all holds. */
    record Report(Map<String, Long> checked, Optional<String> breach) {
        boolean ok() {
            return breach.isEmpty();
        }
    }

    private final Path dataDir;
    private final Consumer<String> progress;
    private final NaiveFestival festival = new NaiveFestival(Limits.KEY_WINDOW);
    private final Map<String, Long> checked = new LinkedHashMap<>();
    private final LongArrayList feed = new LongArrayList();
    private Optional<String> difference = Optional.empty();
    private long commands;
    private long compared;

    private Auditor(Path dataDir, Consumer<String> progress) {
        this.dataDir = dataDir;
        this.progress = progress;
    }

    /**
     * Audits a data folder that no process uses.
     *
     * @throws NodeException when the folder is in use, is none, or is damaged.
     */
    static Report audit(Path dataDir, Consumer<String> progress) {
        if (!Files.isDirectory(dataDir)) {
            throw new NodeException("there is no data folder " + dataDir);
        }
        DataFolder folder = DataFolder.open(dataDir, Limits.KEY_WINDOW);
        try {
            return new Auditor(dataDir, progress).run();
        } finally {
            folder.close();
        }
    }

    private Report run() {
        LogReader reader = new LogReader(dataDir);
        progress.accept("reading the feed");
        Optional<String> gap = readFeed(reader);
        progress.accept("replaying the log into the naive model");
        long logBytes = reader.readLog(new Replay());
        Books.Report books = Books.check(festival);
        checked.put("logBytes", logBytes);
        checked.put("commands", commands);
        checked.put("events", festival.position());
        checked.put("feedEvents", (long) feed.size());
        checked.put("feedEventsEqualToLog", compared);
        checked.putAll(books.checked());
        checked.put("gmvMinor", festival.gmvMinor());
        Optional<String> surplus = feed.size() > festival.position()
                ? Optional.of("the feed has " + feed.size() + " events and the log gives " + festival.position())
                : Optional.empty();
        return new Report(checked, gap.or(() -> difference).or(() -> surplus).or(books::breach));
    }

    private Optional<String> readFeed(LogReader reader) {
        String[] gap = {null};
        reader.readFeed((sequence, timeMs, event) -> {
            if (sequence != feed.size() + 1L && gap[0] == null) {
                gap[0] = "the feed goes on with event " + sequence + " behind event " + feed.size();
            }
            feed.addLong(fingerprint(sequence, timeMs, event));
        });
        return Optional.ofNullable(gap[0]);
    }

    /** The same in one run of the program for equal events, which is all that comparing needs. */
    private static long fingerprint(long sequence, long timeMs, Event event) {
        long mixed = (sequence * 0x9E3779B97F4A7C15L) ^ timeMs;
        return (mixed << 32) ^ (mixed >>> 32) ^ event.hashCode();
    }

    private void compare(long sequence, long timeMs, Event event) {
        if (sequence > feed.size()) {
            // The node was ended before it wrote these; it will when it starts again.
            return;
        }
        if (feed.getLong((int) sequence - 1) == fingerprint(sequence, timeMs, event)) {
            compared++;
        } else if (difference.isEmpty()) {
            difference = Optional.of("event " + sequence + " of the feed is not what the log gives: " + event);
        }
    }

    /** Puts the log into the model. */
    private final class Replay implements LogReader.Visitor {
        @Override
        public void onCommand(long timeMs, Request request, Command command) {
            festival.handle(timeMs, request, command, Auditor.this::compare);
            if (++commands % PROGRESS_COMMANDS == 0) {
                progress.accept(String.format(java.util.Locale.ROOT, "%,d commands", commands));
            }
        }

        @Override
        public void onTimer(long timeMs) {
            festival.tick(timeMs, Auditor.this::compare);
        }
    }
}
