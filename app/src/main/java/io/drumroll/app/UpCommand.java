package io.drumroll.app;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.FirstOperator;
import io.drumroll.catalog.review.Reviews;
import io.drumroll.crowd.shopper.Crowd;
import io.drumroll.crowd.shopper.CrowdSettings;
import io.drumroll.database.DatabaseAddress;
import io.drumroll.database.DatabaseException;
import io.drumroll.edge.AccountParts;
import io.drumroll.edge.Controls;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Request;
import io.drumroll.history.OrderHistory;
import io.drumroll.history.WalletMovements;
import io.drumroll.node.Durability;
import io.drumroll.node.NodeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drumroll up}. */
@Command(
        name = "up",
        description = "Runs a festival: a demo with simulated shoppers by default.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class UpCommand implements Callable<Integer> {
    private static final System.Logger LOG = System.getLogger(UpCommand.class.getName());
    private static final long DEMO_SEED = 1111;
    private static final int CROWD_PEOPLE = 50_000;
    /** What the crowd's people are called. */
    private static final String CROWD = "crowd";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this folder, and go on with what is in it. Without it: a temporary "
                    + "folder, deleted at the end.")
    private @Nullable Path data;

    @Option(
            names = "--db",
            paramLabel = "URL",
            description =
                    "Keep people, products and the order history in this PostgreSQL database, such as "
                            + "jdbc:postgresql://127.0.0.1:5432/drumroll?user=drumroll. Without it: an embedded one in the folder.")
    private @Nullable String db;

    @Option(names = "--port", description = "HTTP port; 0 for any free one.", defaultValue = "8080")
    private int port;

    @Option(names = "--bind", description = "Address to listen on.", defaultValue = "127.0.0.1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private String bind;

    @Option(
            names = "--udp-port",
            paramLabel = "PORT",
            description =
                    "UDP port for the commands of programs; 0 for any free one. Without it: the one above the HTTP port.")
    private @Nullable Integer udpPort;

    @Option(
            names = "--crowd",
            paramLabel = "N",
            description = "Orders a second of simulated shoppers; 0 for none.",
            defaultValue = "200")
    private double crowd;

    @Option(
            names = "--countdown",
            paramLabel = "SECONDS",
            description = "How long before the doors open.",
            defaultValue = "15")
    private int countdownSeconds;

    @Option(names = "--minutes", description = "How long the doors stay open.", defaultValue = "1440")
    private int minutes;

    @Option(
            names = "--pay-window",
            paramLabel = "SECONDS",
            description = "How long an order may stay unpaid.",
            defaultValue = "900")
    private int payWindowSeconds;

    @Option(
            names = "--receipt-window",
            paramLabel = "SECONDS",
            description = "When a shop is paid after shipping, if the buyer does not confirm before.",
            defaultValue = "600")
    private int receiptWindowSeconds;

    @Option(
            names = "--durability",
            description =
                    "When an order is confirmed: ${COMPLETION-CANDIDATES} (once it is forced to disk, or once the "
                            + "operating system has it).",
            defaultValue = "DISK")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private Durability durability;

    @Option(
            names = "--snapshot-mib",
            paramLabel = "MIB",
            description = "Take a snapshot when the log has grown by so much.",
            defaultValue = "2048")
    private long snapshotMib;

    @Option(
            names = "--storage-reserve-mib",
            paramLabel = "MIB",
            description = "Take no more commands when less than this is free on the disk.",
            defaultValue = "1024")
    private long storageReserveMib;

    @Option(
            names = "--demo",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Prepare a demo's shops, SKUs and deals when the folder is new.")
    private boolean demo;

    @Option(
            names = "--card-gateway",
            paramLabel = "URL",
            description = "Take card payments through this gateway, with the secrets of the environment variables "
                    + CardSide.KEY_VARIABLE + " and " + CardSide.SECRET_VARIABLE
                    + ". Without it: a simulated gateway.")
    private @Nullable URI cardGateway;

    @Option(
            names = "--private-webhooks",
            description = "Send webhooks over http, too, and into this machine's own and private networks: for demos.")
    private boolean privateWebhooks;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    private EdgeFlags edge;

    @Option(names = "--maps", paramLabel = "DIR", description = "Serve the board's maps from this folder.")
    private @Nullable Path maps;

    @Option(names = "--json", description = "Print one line of JSON when the festival runs.")
    private boolean json;

    private @Nullable FirstOperator firstOperator;
    private boolean isAnnounced;
    private @Nullable DemoSide demoSide;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        long beganNs = System.nanoTime();
        Path dir = data != null ? data : Files.createTempDirectory("drumroll-data-");
        Thread stopper = Thread.ofPlatform().unstarted(this::stop);
        try (RunningFestival running = RunningFestival.start(options(dir), address(dir), this::onBroken);
                AccountsSide people = AccountsSide.start(running.database(), dir, this::onFirstOperator);
                WebhookSide webhooks = webhooks(running, people.accounts());
                CardSide cards = cards(running);
                CatalogueSide catalogue =
                        CatalogueSide.start(running.catalogue(), running.festival(), people.owners(), dir);
                HttpSide http = HttpSide.start(
                        running,
                        with(people, running, catalogue),
                        cards,
                        catalogue.parts(),
                        webhooks,
                        controls(dir),
                        edge.options(bind, port),
                        maps)) {
            cards.start("http://" + http.localAddress());
            Runtime.getRuntime().addShutdownHook(stopper);
            boolean isNew = schedule(running.festival());
            Crowd shoppers = prepare(running, people.accounts(), isNew);
            catalogue.awaitFirstTry();
            announce(running, people, http, dir, beganNs);
            shoppers.start();
            ended.await();
            shoppers.close();
            if (demoSide != null) {
                demoSide.close();
            }
        } finally {
            if (data == null) {
                org.agrona.IoUtil.delete(dir.toFile(), true);
            }
            stopped.countDown();
        }
        Throwable reason = broken.get();
        if (reason != null) {
            throw new FailedCommand("the festival stopped: " + reason.getMessage(), reason);
        }
        return 0;
    }

    /** So that festivals at two HTTP ports are not in each other's way. */
    private int udpPort() {
        if (udpPort != null) {
            return udpPort;
        }
        return port == 0 || port == 65_535 ? 0 : port + 1;
    }

    private DatabaseAddress address(Path dir) {
        return db == null
                ? DatabaseAddress.embedded(dir)
                : GivenDatabase.at(db, spec.commandLine().getErr());
    }

    private WebhookSide webhooks(RunningFestival running, Accounts accounts) {
        VaultBox box = new VaultBox(accounts.vault());
        return WebhookSide.start(running.node(), running.database(), running.history(), box, privateWebhooks);
    }

    private AccountParts with(AccountsSide people, RunningFestival running, CatalogueSide catalogue) {
        OrdersOfBuyer orders = new OrdersOfBuyer(new OrderHistory(running.database()));
        return AccountParts.of(people.accounts())
                .withProvider(edge.provider(port, System.getenv()))
                .withExports(List.of(
                        orders,
                        new WalletOfBuyer(running.festival()),
                        new MovementsOfBuyer(new WalletMovements(running.database())),
                        new ReviewsOfBuyer(catalogue.parts().reviews())))
                .withErasures(List.of(Reviews::forget));
    }

    private static Controls controls(Path dir) {
        try {
            return Controls.in(dir.resolve("controls.properties"));
        } catch (IllegalStateException e) {
            throw new FailedCommand(String.valueOf(e.getMessage()), e);
        }
    }

    private CardSide cards(RunningFestival running) {
        return cardGateway == null
                ? CardSide.simulated(running.festival(), running.node().viewsDir())
                : CardSide.through(running.festival(), cardGateway, System.getenv());
    }

    private final CountDownLatch stopped = new CountDownLatch(1);

    /** On a signal: lets {@link #call} end in order, and holds the process until it has. */
    private void stop() {
        ended.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void onBroken(Throwable reason) {
        broken.compareAndSet(null, reason);
        ended.countDown();
    }

    private void check() {
        require(
                crowd >= 0 && crowd <= CrowdSettings.MAX_ORDERS_PER_SECOND,
                "--crowd is 0 to " + CrowdSettings.MAX_ORDERS_PER_SECOND);
        require(port >= 0 && port <= 65_535, "--port is 0 to 65535");
        require(udpPort() >= 0 && udpPort() <= 65_535, "--udp-port is 0 to 65535");
        require(countdownSeconds >= 0, "--countdown is 0 or more seconds");
        require(minutes >= 1, "--minutes is 1 or more");
        require(payWindowSeconds >= 1, "--pay-window is 1 or more seconds");
        require(receiptWindowSeconds >= 1, "--receipt-window is 1 or more seconds");
        require(snapshotMib >= 1, "--snapshot-mib is 1 or more");
        require(storageReserveMib >= 0, "--storage-reserve-mib is 0 or more");
        edge.options(bind, port);
        edge.provider(port, System.getenv());
    }

    private void require(boolean isMet, String rule) {
        if (!isMet) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }

    private NodeOptions options(Path dir) {
        return NodeOptions.of(dir)
                .withDurability(durability)
                .withIngress(bind, udpPort())
                .withSnapshotLogBytes(snapshotMib << 20)
                .withStorageReserveBytes(storageReserveMib << 20);
    }

    /** Schedules the festival of a new folder; returns whether it was new. */
    private boolean schedule(LocalFestival festival) {
        if (festival.ask(new Query.OfFestival()) instanceof Query.Result.Found<FestivalView>) {
            return false;
        }
        long opensAtMs = System.currentTimeMillis() + countdownSeconds * 1000L;
        long closesAtMs = opensAtMs + minutes * 60_000L;
        mustTake(
                festival.carryOut(
                        Frames.of("Drumroll 11.11", opensAtMs, closesAtMs, payWindowSeconds, receiptWindowSeconds)),
                "scheduled");
        if (!demo) {
            mustTake(festival.carryOut(new Request(DEMO_SEED, 1), Frames.saving(closesAtMs)), "given its saving");
        }
        return true;
    }

    private static void mustTake(Outcome outcome, String what) {
        if (outcome instanceof Outcome.Rejected rejected) {
            throw new FailedCommand("the festival can't be " + what + ": " + rejected.rejection());
        }
    }

    private Crowd prepare(RunningFestival running, Accounts accounts, boolean isNew) throws InterruptedException {
        CompletableFuture<long[]> shoppers = CompletableFuture.supplyAsync(() -> shoppers(accounts));
        if (demo) {
            demoSide = DemoSide.open(DEMO_SEED, running, accounts);
            demoSide.seed(isNew);
            demoSide.start();
        }
        // Keys of one run must not be those of the run before on the same folder.
        long keySeed = System.nanoTime() ^ System.currentTimeMillis() << 20;
        return new Crowd(
                running.festival(),
                CrowdSettings.of(crowd, DEMO_SEED, keySeed, demoSide == null ? 0 : demoSide.shops()),
                shoppers.join(),
                System::currentTimeMillis);
    }

    /** The crowd are people with accounts like others; while the database is away, nobody in particular. */
    private long[] shoppers(Accounts accounts) {
        if (crowd == 0) {
            return Crowd.strangers(1);
        }
        try {
            return accounts.programPeople().buyers(CROWD, CROWD_PEOPLE);
        } catch (DatabaseException e) {
            LOG.log(System.Logger.Level.DEBUG, "the crowd has no accounts in this run", e);
            return Crowd.strangers(CROWD_PEOPLE);
        }
    }

    /** The password of the first operator is told here, and nowhere again. */
    private synchronized void onFirstOperator(FirstOperator operator) {
        if (isAnnounced) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    json
                            ? Json.line(Map.of("operator", operator.name(), "password", operator.password()))
                            : "  first operator   " + operator.name() + ", password " + operator.password());
            out.flush();
        } else {
            firstOperator = operator;
        }
    }

    private synchronized void announce(
            RunningFestival running, AccountsSide people, HttpSide http, Path dir, long beganNs) {
        isAnnounced = true;
        FirstOperator first = firstOperator;
        PrintWriter out = spec.commandLine().getOut();
        String url = "http://" + http.address();
        if (json) {
            Map<String, Object> ready = new LinkedHashMap<>();
            ready.put("ready", true);
            ready.put("url", url);
            ready.put("udp", running.node().ingressEndpoint());
            people.token().ifPresent(token -> ready.put("token", token));
            if (first != null) {
                ready.put("operator", first.name());
                ready.put("password", first.password());
            }
            ready.put("durability", durability.label());
            ready.put("data", dir.toString());
            ready.put("startedInMs", (System.nanoTime() - beganNs) / 1_000_000);
            out.println(Json.line(ready));
        } else {
            out.println("Drumroll " + Version.number() + " runs.");
            out.println("  the shop         " + url + "/");
            out.println("  merchants' desk  " + url + "/desk");
            out.println("  control room     " + url + "/ops");
            out.println("  the big screen   " + url + "/board");
            out.println("  the API          " + url + "/openapi.yaml");
            if (first != null) {
                out.println("  first operator   " + first.name() + ", password " + first.password()
                        + " (it is shown this once)");
            }
            out.println("  programs' token  " + people.tokenFile());
            out.println("  commands by UDP  " + running.node().ingressEndpoint());
            out.println("  pay by card      " + (cardGateway == null ? "through a simulated gateway" : cardGateway));
            out.println("  confirmed once   " + confirmedOnce());
            out.println(
                    "  data             " + dir + (data == null ? " (deleted at the end; keep it with --data)" : ""));
            out.println("  shoppers         " + (crowd == 0 ? "none" : "about " + (long) crowd + " orders/s"));
            out.println("Stop with Ctrl-C.");
        }
        out.flush();
    }

    private String confirmedOnce() {
        return switch (durability) {
            case DISK -> "forced to disk (durability: disk)";
            case OS -> "with the operating system, not forced to disk (durability: os)";
        };
    }
}
