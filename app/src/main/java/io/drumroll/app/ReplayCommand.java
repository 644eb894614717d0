package io.drumroll.app;

import io.drumroll.crowd.replay.Replay;
import io.drumroll.crowd.replay.ReplayException;
import io.drumroll.crowd.replay.ReplayResult;
import io.drumroll.crowd.shopper.Keys;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.engine.message.Outcome;
import io.drumroll.node.Durability;
import io.drumroll.node.NodeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumroll replay}. */
@Command(
        name = "replay",
        description = "Orders what a shop really sold, from a CSV of its invoices, and audits the books.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ReplayCommand implements Callable<Integer> {
    private static final long PROGRESS_NS = TimeUnit.SECONDS.toNanos(1);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.csv[.gz]", description = "Invoices in the columns of UCI's Online Retail.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private Path file;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "So many times the speed of the real sales, or 'max'.",
            defaultValue = "max")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private String speed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A new folder that keeps everything. Without it: a temporary one, deleted at the end.")
    private @Nullable Path data;

    @Option(names = "--durability", description = "${COMPLETION-CANDIDATES}.", defaultValue = "DISK")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private Durability durability;

    @Option(names = "--json", description = "Print the result as one line of JSON, last.")
    private boolean json;

    private long progressAtNs;

    @Override
    public Integer call() throws IOException, InterruptedException {
        double times = times();
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), "there is no readable file " + file);
        }
        Path dir = data != null ? data : Files.createTempDirectory("drumroll-replay-");
        try {
            ReplayResult result = replay(dir, times);
            progress("stopped; auditing the log");
            Auditor.Report audit = Auditor.audit(dir, this::progress);
            String breach = audit.breach().orElseGet(() -> differenceToConfirmed(result, audit));
            print(result, breach);
            return breach == null && result.fault() == null ? 0 : 1;
        } finally {
            if (data == null) {
                org.agrona.IoUtil.delete(dir.toFile(), true);
            }
        }
    }

    private double times() {
        if (speed.equals("max")) {
            return Replay.MAX_SPEED;
        }
        try {
            double times = Double.parseDouble(speed);
            if (times > 0) {
                return times;
            }
        } catch (NumberFormatException e) {
            // Refused below, like zero and less.
        }
        throw new ParameterException(spec.commandLine(), "--speed is a number above 0, or 'max', not '" + speed + "'");
    }

    private ReplayResult replay(Path dir, double times) throws IOException, InterruptedException {
        NodeOptions options = NodeOptions.of(dir).withDurability(durability);
        try (RunningFestival running = RunningFestival.start(
                options,
                DatabaseAddress.embedded(dir),
                reason -> progress("the festival stopped: " + reason.getMessage()))) {
            Outcome scheduled = running.festival().carryOut(Replay.frame(System.currentTimeMillis()));
            if (scheduled instanceof Outcome.Rejected rejected) {
                throw new FailedCommand("folder " + dir + " holds another festival (" + rejected.rejection()
                        + "); name a new one with --data");
            }
            return new Replay(running.festival(), new Keys(System.nanoTime()), times).run(file, this::onProgress);
        } catch (ReplayException e) {
            throw new FailedCommand("the replay failed: " + e.getMessage(), e);
        }
    }

    private static @Nullable String differenceToConfirmed(ReplayResult result, Auditor.Report audit) {
        long orders = audit.checked().getOrDefault("orders", 0L);
        long gmvMinor = audit.checked().getOrDefault("gmvMinor", 0L);
        return orders >= result.orders() && gmvMinor >= result.gmvMinor()
                ? null
                : result.orders() + " orders of " + result.gmvMinor() + " were confirmed and " + orders + " of "
                        + gmvMinor + " are in the log";
    }

    private void onProgress(Replay.Stage stage, long done, long total) {
        long nowNs = System.nanoTime();
        if (nowNs - progressAtNs >= PROGRESS_NS) {
            progressAtNs = nowNs;
            String of = total > 0 ? String.format(Locale.ROOT, " of %,d", total) : "";
            progress(String.format(Locale.ROOT, "%s: %,d%s", stage.name().toLowerCase(Locale.ROOT), done, of));
        }
    }

    private void print(ReplayResult result, @Nullable String breach) {
        PrintWriter out = spec.commandLine().getOut();
        result.warnings().forEach(this::progress);
        if (result.warningCount() > result.warnings().size()) {
            progress("and " + (result.warningCount() - result.warnings().size()) + " warnings more");
        }
        if (result.fault() != null) {
            progress("the file could not be read to its end: " + result.fault());
        }
        if (json) {
            out.println(Json.line(json(result, breach)));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%,d rows, %,d orders of %,d lines, GMV %,d %s minor%n",
                    result.rows(),
                    result.orders(),
                    result.lines(),
                    result.gmvMinor(),
                    result.currency().code());
            result.skipped()
                    .forEach((reason, rows) -> out.printf(Locale.ROOT, "  skipped %s: %,d rows%n", reason, rows));
            out.println(breach == null ? "audit: the books balance" : "audit: BREACH: " + breach);
        }
        out.flush();
    }

    private static Map<String, Object> json(ReplayResult result, @Nullable String breach) {
        Map<String, Object> audit = new LinkedHashMap<>();
        audit.put("ok", breach == null);
        if (breach != null) {
            audit.put("breach", breach);
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("rows", result.rows());
        line.put("orders", result.orders());
        line.put("lines", result.lines());
        line.put("gmvMinor", result.gmvMinor());
        line.put("currency", result.currency().code());
        line.put("skipped", result.skipped());
        line.put("audit", audit);
        return line;
    }

    private void progress(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
