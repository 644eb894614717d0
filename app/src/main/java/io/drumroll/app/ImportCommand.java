package io.drumroll.app;

import io.drumroll.app.RemoteCatalogue.Approved;
import io.drumroll.app.RemoteCatalogue.Progress;
import io.drumroll.app.RemoteCatalogue.Wrong;
import io.drumroll.catalog.transfer.Imports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drumroll import}. */
@Command(
        name = "import",
        description = "Sends a file of products to a running festival, and says what became of it, line by line.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ImportCommand implements Callable<Integer> {
    private static final String TOKEN = "DRUMROLL_TOKEN";
    private static final long LOOK_MS = 200;
    private static final long SAY_EVERY_NS = TimeUnit.SECONDS.toNanos(1);
    /** How often nothing may come of approving before it is given up: the engine is away. */
    private static final int MAX_IDLE_APPROVALS = 30;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Products as CSV or JSON Lines; see docs/howto/import-products.md.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private Path file;

    @Option(names = "--shop", required = true, paramLabel = "N", description = "Whose products they are.")
    private int shop;

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "The festival.",
            defaultValue = "http://127.0.0.1:8080")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private String target;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "A token of the shop's merchant or an operator. Better in the environment, as " + TOKEN + ".")
    private @Nullable String token;

    @Option(
            names = "--format",
            paramLabel = "csv|jsonl",
            description = "How the file is written. Without it: as its name ends, in .csv, .jsonl or .ndjson.")
    private @Nullable String format;

    @Option(names = "--dry-run", description = "Only say what would become of it.")
    private boolean dryRun;

    @Option(names = "--submit", description = "Have the products wait for review, rather than be drafts.")
    private boolean submit;

    @Option(
            names = "--approve",
            description = "Submit, and then approve all that waits of the shop; for operators, with whole markets.")
    private boolean approve;

    @Override
    public Integer call() throws InterruptedException {
        check();
        RemoteCatalogue catalogue = new RemoteCatalogue(target, token());
        PrintWriter out = spec.commandLine().getOut();
        Progress ended = follow(catalogue, catalogue.begin(file, shop, formatOf(), dryRun, submit || approve), out);
        tell(catalogue, ended, out);
        boolean isWhole = ended.state().equals("done") && ended.errors() == 0;
        boolean isApproved = !approve || approveAll(catalogue, out);
        return isWhole && isApproved ? 0 : 1;
    }

    private void check() {
        if (dryRun && approve) {
            throw new ParameterException(
                    spec.commandLine(), "--dry-run changes nothing, so there is nothing to --approve");
        }
        if (shop < 1) {
            throw new ParameterException(spec.commandLine(), "--shop is a shop's number, 1 or more");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new FailedCommand("there is no file " + file + " that can be read");
        }
        try {
            if (Files.size(file) > Imports.MAX_FILE_BYTES) {
                throw new FailedCommand(file + " has more than " + Imports.MAX_FILE_BYTES
                        + " bytes, which no festival takes: split it");
            }
        } catch (IOException e) {
            throw new FailedCommand(file + " can't be read: " + e.getMessage(), e);
        }
    }

    private String token() {
        String given = token != null ? token : System.getenv(TOKEN);
        if (given == null || given.isBlank()) {
            throw new FailedCommand("give a token of the shop's merchant or an operator, with --token or as " + TOKEN);
        }
        return given.strip();
    }

    private String formatOf() {
        String said = format == null ? String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT) : "." + format;
        if (said.endsWith(".csv")) {
            return "csv";
        }
        if (said.endsWith(".jsonl") || (format == null && said.endsWith(".ndjson"))) {
            return "jsonl";
        }
        throw new ParameterException(
                spec.commandLine(), "--format is csv or jsonl, and the file's name does not say it");
    }

    private static Progress follow(RemoteCatalogue catalogue, Progress begun, PrintWriter out)
            throws InterruptedException {
        Progress progress = begun;
        long saidNs = System.nanoTime();
        while (progress.isRunning()) {
            if (!progress.reason().isEmpty()) {
                throw new FailedCommand("import " + progress.id() + " stands still: " + progress.reason());
            }
            Thread.sleep(LOOK_MS);
            progress = catalogue.progress(progress.id());
            if (System.nanoTime() - saidNs >= SAY_EVERY_NS) {
                saidNs = System.nanoTime();
                out.printf(
                        Locale.ROOT,
                        "  %d products, %d errors, %d %%%n",
                        progress.products(),
                        progress.errors(),
                        progress.fileBytes() == 0 ? 100 : 100 * progress.readBytes() / progress.fileBytes());
                out.flush();
            }
        }
        return progress;
    }

    private void tell(RemoteCatalogue catalogue, Progress ended, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "import %d is %s%s: %d products, %d new, %d changed, %d unchanged, %d errors%s%n",
                ended.id(),
                ended.state(),
                dryRun ? " (a dry run: nothing was written)" : "",
                ended.products(),
                ended.created(),
                ended.changed(),
                ended.unchanged(),
                ended.errors(),
                ended.reason().isEmpty() ? "" : "; " + ended.reason());
        if (ended.errors() > 0) {
            List<Wrong> errors = catalogue.errors(ended.id());
            errors.forEach(wrong ->
                    out.printf(Locale.ROOT, "  line %d: %s: %s%n", wrong.line(), wrong.field(), wrong.reason()));
            if (errors.size() < ended.errors()) {
                out.println("  and " + (ended.errors() - errors.size()) + " more");
            }
        }
        out.flush();
    }

    /** Approves until nothing waits; whether the engine took all. */
    private boolean approveAll(RemoteCatalogue catalogue, PrintWriter out) throws InterruptedException {
        long published = 0;
        long refused = 0;
        int idle = 0;
        Approved approved;
        do {
            approved = catalogue.approve(shop);
            published += approved.published();
            refused += approved.refused().size();
            approved.refused().forEach(each -> out.println("  not published: " + each));
            idle = approved.published() > 0 ? 0 : idle + 1;
            if (approved.isMore() && approved.underWay() > 0) {
                Thread.sleep(TimeUnit.SECONDS.toMillis(1));
            }
        } while (approved.isMore() && idle < MAX_IDLE_APPROVALS);
        out.println(published + " products published, " + refused + " refused"
                + (approved.underWay() > 0
                        ? ", " + approved.underWay() + " are published as soon as the engine answers"
                        : ""));
        if (approved.isMore()) {
            out.println("more wait: approve them when the engine is back");
        }
        out.flush();
        return refused == 0 && !approved.isMore();
    }
}
