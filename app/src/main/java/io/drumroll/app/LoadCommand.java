package io.drumroll.app;

import io.drumroll.crowd.load.Confirmations;
import io.drumroll.crowd.load.HttpTarget;
import io.drumroll.crowd.load.LoadPlan;
import io.drumroll.crowd.load.LoadReport;
import io.drumroll.crowd.load.LoadRun;
import io.drumroll.crowd.load.LoadTarget;
import io.drumroll.crowd.load.UdpTarget;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.node.Durability;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drumroll load}. */
@Command(
        name = "load",
        description = "Sends orders to a festival in another process, measures, and checks the books at the end.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class LoadCommand implements Callable<Integer> {
    /** How orders travel. */
    enum Via {
        UDP,
        HTTP;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String TOKEN_VARIABLE = "DRUMROLL_TOKEN";
    private static final int MAX_RATE_IN_FLIGHT = 8_192;
    private static final int HTTP_CONNECTIONS = 128;
    private static final int OPEN_LOOP_IN_FLIGHT = 60_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "A running festival, such as http://127.0.0.1:8080. Without it: one of its own, in another "
                    + "process and a temporary folder.")
    private @Nullable String target;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Of an operator of that festival, that acts for buyers; for --via HTTP. Without it: what the "
                    + "environment variable " + TOKEN_VARIABLE + " holds.")
    private @Nullable String token;

    @Option(names = "--via", description = "How orders travel: ${COMPLETION-CANDIDATES}.", defaultValue = "UDP")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private Via via;

    @Option(
            names = "--rate",
            paramLabel = "N|max",
            description = "Orders a second, or 'max' for as many as are answered.",
            defaultValue = "max")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private String rate;

    @Option(names = "--seconds", description = "How long it is measured.", defaultValue = "10")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "Load before that.", defaultValue = "5")
    private int warmUpSeconds;

    @Option(names = "--skus", description = "How many SKUs are ordered.", defaultValue = "10000")
    private int skus;

    @Option(names = "--lines", description = "Lines of an order.", defaultValue = "2")
    private int lines;

    @Option(
            names = "--hot",
            paramLabel = "SHARE",
            description = "Share of orders on one hot SKU, 0 to 1.",
            defaultValue = "0")
    private double hot;

    @Option(names = "--buyers", description = "How many buyers order.", defaultValue = "100000")
    private int buyers;

    @Option(
            names = "--in-flight",
            description = "Orders under way at the most; 0 chooses by --via and --rate.",
            defaultValue = "0")
    private int inFlight;

    @Option(names = "--seed", description = "Seed of all that is chosen at random.", defaultValue = "11")
    private long seed;

    @Option(
            names = "--durability",
            description = "Of its own festival: ${COMPLETION-CANDIDATES}.",
            defaultValue = "DISK")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private Durability durability;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep its own festival's data in this folder, to restart or audit it later.")
    private @Nullable Path keep;

    @Option(
            names = "--deals",
            description = "Give each order a festival price for each SKU, a shop tier, the saving across shops and a "
                    + "festival coupon claimed in advance.")
    private boolean deals;

    @Option(names = "--board", description = "Also listen to the board's stream, and measure the time from paid to it.")
    private boolean board;

    @Option(names = "--json", description = "Print the result as one line of JSON, last.")
    private boolean json;

    private final Map<String, Object> paidToBoardMs = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        LoadPlan plan = plan();
        return target == null ? againstItsOwn(plan) : against(target, plan);
    }

    private LoadPlan plan() {
        try {
            long perSecond = rate.equals("max") ? 0 : Long.parseLong(rate);
            if (perSecond <= 0 && !rate.equals("max")) {
                throw new IllegalArgumentException("the rate is 1 or more orders a second, or 'max'");
            }
            return new LoadPlan(
                    perSecond, seconds, warmUpSeconds, skus, lines, hot, inFlight(perSecond), buyers, seed, deals);
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "--rate is a number or 'max', not '" + rate + "'", e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int inFlight(long perSecond) {
        if (inFlight > 0) {
            return inFlight;
        }
        if (perSecond > 0) {
            return OPEN_LOOP_IN_FLIGHT;
        }
        return via == Via.HTTP ? HTTP_CONNECTIONS : MAX_RATE_IN_FLIGHT;
    }

    private int againstItsOwn(LoadPlan plan) throws IOException {
        Path data = keep != null ? keep : Files.createTempDirectory("drumroll-load-");
        try {
            LoadReport report;
            try (FestivalProcess festival = FestivalProcess.start(
                            data,
                            List.of(
                                    "--port",
                                    "0",
                                    "--udp-port",
                                    "0",
                                    "--crowd",
                                    "0",
                                    "--no-demo",
                                    "--countdown",
                                    "0",
                                    "--durability",
                                    durability.name()));
                    LoadTarget connected =
                            connect(festival.said("udp"), festival.said("url"), festival.said("token"))) {
                report = run(connected, plan, Frames.CURRENCY, Frames.SAVING, festival.said("url"));
            }
            progress("stopped; auditing the log");
            Auditor.Report audit = Auditor.audit(data, this::progress);
            String breach = audit.breach().orElseGet(() -> differenceToConfirmed(report, audit));
            return print(report, breach, durability.label());
        } finally {
            if (keep == null) {
                org.agrona.IoUtil.delete(data.toFile(), true);
            }
        }
    }

    /** Whatever was confirmed to the generator has to be in the log; what got no answer may be, or not. */
    private static @Nullable String differenceToConfirmed(LoadReport report, Auditor.Report audit) {
        long orders = audit.checked().getOrDefault("orders", 0L);
        long unanswered =
                report.rejected().values().stream().mapToLong(Long::longValue).sum();
        if (orders < report.confirmedInAll() || orders > report.confirmedInAll() + unanswered) {
            return report.confirmedInAll() + " orders were confirmed and " + orders + " are in the log";
        }
        return null;
    }

    private LoadTarget connect(String udp, String url, @Nullable String ofOperator) {
        return switch (via) {
            case UDP -> UdpTarget.connect(udp);
            case HTTP -> HttpTarget.connect(url, HTTP_CONNECTIONS, ofOperator);
        };
    }

    private LoadReport run(
            LoadTarget connected, LoadPlan plan, Currency currency, DealTerms.@Nullable CrossShop saving, String url) {
        if (!board) {
            return new LoadRun(connected, plan, currency, saving, this::progress, Confirmations.IGNORED).run();
        }
        try (BoardProbe probe = BoardProbe.listenTo(url)) {
            LoadReport report = new LoadRun(connected, plan, currency, saving, this::progress, probe).run();
            paidToBoardMs.put("p50", probe.percentileMs(50));
            paidToBoardMs.put("p99", probe.percentileMs(99));
            paidToBoardMs.put("max", probe.percentileMs(100));
            paidToBoardMs.put("followed", probe.count());
            return report;
        }
    }

    private int against(String url, LoadPlan plan) {
        RemoteFestival remote = RemoteFestival.at(url);
        LoadReport report;
        try (LoadTarget connected =
                connect(remote.udpEndpoint(), url, token != null ? token : System.getenv(TOKEN_VARIABLE))) {
            report = run(connected, plan, remote.currency(), remote.saving(), url);
        }
        progress("checking stock and sales of " + report.soldBySku().size() + " SKUs");
        return print(report, remote.firstDifference(report), remote.durability());
    }

    private int print(LoadReport report, @Nullable String breach, String mode) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.line(result(report, breach, mode)));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%,.0f orders/s confirmed over %.0f s (%,d orders), via %s, durability %s%n",
                    report.ordersPerSecond(),
                    report.seconds(),
                    report.confirmed(),
                    via.label(),
                    mode);
            out.printf(
                    Locale.ROOT,
                    "latency ms: p50 %.2f, p99 %.2f, p99.9 %.2f, max %.2f%s%n",
                    report.p50Ms(),
                    report.p99Ms(),
                    report.p999Ms(),
                    report.maxMs(),
                    rate.equals("max") ? " (of a full line; measure latency at a given --rate)" : "");
            if (deals) {
                out.printf(
                        Locale.ROOT,
                        "with a coupon: %,d of %,d orders%n",
                        report.withCoupons(),
                        report.confirmedInAll());
            }
            if (board) {
                out.println("from paid to the board's stream, ms: " + paidToBoardMs);
            }
            report.rejected().forEach((code, times) -> out.printf(Locale.ROOT, "refused %s: %,d%n", code, times));
            out.println(breach == null ? "audit: the books balance" : "audit: BREACH: " + breach);
        }
        out.flush();
        return breach == null ? 0 : 1;
    }

    private Map<String, Object> result(LoadReport report, @Nullable String breach, String mode) {
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("p50", report.p50Ms());
        latency.put("p99", report.p99Ms());
        latency.put("p999", report.p999Ms());
        latency.put("max", report.maxMs());
        Map<String, Object> audit = new LinkedHashMap<>();
        audit.put("ok", breach == null);
        if (breach != null) {
            audit.put("breach", breach);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("confirmed", report.confirmed());
        result.put("ordersPerSecond", report.ordersPerSecond());
        result.put("rejected", report.rejected());
        if (deals) {
            result.put("confirmedInAll", report.confirmedInAll());
            result.put("withCoupons", report.withCoupons());
        }
        result.put("latencyMs", latency);
        result.put("via", via.label());
        result.put("durability", mode);
        if (board) {
            result.put("paidToBoardMs", paidToBoardMs);
        }
        result.put("audit", audit);
        return result;
    }

    private void progress(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
