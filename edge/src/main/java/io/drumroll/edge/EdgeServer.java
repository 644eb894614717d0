package io.drumroll.edge;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.OrderAddresses;
import io.drumroll.catalog.ProductShelf;
import io.drumroll.catalog.search.ShopFacts;
import io.drumroll.client.Festival;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/**
 * The HTTP server of a festival: {@link #start} it, ask its {@link #port}, {@link #close} it. A request's way: {@link
 * EdgeLoop} routes it, {@link Gate} finds out who asks, a class of routes makes a command or query of it, the festival
 * answers on a thread of its own, and {@link EdgeLoop} takes the answer back to the connection's event loop, where it is
 * written. What needs the database goes through {@link SlowCalls}.
 */
public final class EdgeServer implements AutoCloseable {
    /** The most bytes of a request's headers. */
    public static final int MAX_HEADER_BYTES = 8 * 1024;
    /** The longest first line of a request, in bytes. */
    public static final int MAX_REQUEST_LINE_BYTES = 4 * 1024;

    private static final int ACCEPT_BACKLOG = 4096;
    private static final long START_TIMEOUT_S = 30;

    private final Vertx vertx;
    private final SlowCalls slowCalls;
    private final AuditTrail trail;
    private final int port;

    private EdgeServer(Vertx vertx, SlowCalls slowCalls, AuditTrail trail, int port) {
        this.vertx = vertx;
        this.slowCalls = slowCalls;
        this.trail = trail;
        this.port = port;
    }

    /**
     * Starts to serve, and returns when connections are taken.
     *
     * @throws EdgeStartException when it can't listen, for example as the port is in use.
     */
    public static EdgeServer start(EdgeOptions options, EdgeParts parts) {
        Metrics metrics = new Metrics();
        BoardFrames frames = new BoardFrames(parts.board());
        Currencies currencies = new Currencies(parts.festival());
        DealNames dealNames = new DealNames(parts.festival());
        SlowCalls slowCalls = new SlowCalls();
        SessionCookies cookies = new SessionCookies(options);
        AccountParts accounts = parts.accounts();
        AuditTrail trail =
                new AuditTrail(accounts == null ? null : accounts.accounts().operatorActions());
        EdgeHandlers handlers = handlers(options, parts, cookies, metrics, trail, currencies, slowCalls);
        Gate gate = new Gate(parts.identities(), options, cookies, parts.controls());
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(options.eventLoops())
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setPreferNativeTransport(true)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        try {
            // Below 0 stands for any free port that all loops share; with 0 each would get one of its own.
            int wanted = options.port() == 0 ? -1 : options.port();
            int port = 0;
            for (int i = 0; i < options.eventLoops(); i++) {
                Loop loop = new Loop(options, wanted, handlers, gate, frames, metrics, currencies, dealNames, trail);
                await(vertx.deployVerticle(loop, new DeploymentOptions()), options);
                port = loop.port();
            }
            return new EdgeServer(vertx, slowCalls, trail, port);
        } catch (RuntimeException e) {
            vertx.close();
            slowCalls.close();
            trail.close();
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** Stops listening and closes all connections; requests whose answers are on their way don't get them. */
    @Override
    public void close() {
        CompletableFuture<Void> stopped = vertx.close().toCompletionStage().toCompletableFuture();
        boolean isInTime = Uninterrupted.await(Duration.ofSeconds(START_TIMEOUT_S), timeoutNs -> {
            try {
                stopped.get(timeoutNs, TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                return true; // told below
            } catch (TimeoutException e) {
                return false;
            }
            return true;
        });
        slowCalls.close();
        trail.close();
        if (!isInTime || stopped.isCompletedExceptionally()) {
            throw new IllegalStateException("the HTTP server did not stop", isInTime ? stopped.exceptionNow() : null);
        }
    }

    private static EdgeHandlers handlers(
            EdgeOptions options,
            EdgeParts parts,
            SessionCookies cookies,
            Metrics metrics,
            AuditTrail trail,
            Currencies currencies,
            SlowCalls slowCalls) {
        Festival festival = parts.festival();
        Commands commands = new Commands(festival);
        Owners owners = new Owners(commands);
        EdgeHandlers.Builder handlers = new EdgeHandlers.Builder();
        new FestivalRoutes(commands, parts.controls(), System::currentTimeMillis).addTo(handlers);
        new ShopRoutes(commands, currencies, new ShopDirectory(festival), slowCalls).addTo(handlers);
        new CatalogueRoutes(commands, owners).addTo(handlers);
        SearchParts search = parts.search();
        new DealRoutes(
                        commands,
                        owners,
                        currencies,
                        search == null ? null : search.search(),
                        search == null ? System::currentTimeMillis : search.nowMs())
                .addTo(handlers);
        new CouponRoutes(commands, currencies).addTo(handlers);
        new RateRoutes(commands, currencies).addTo(handlers);
        new WalletRoutes(commands).addTo(handlers);
        new CartRoutes(commands, currencies).addTo(handlers);
        AccountParts accounts = parts.accounts();
        OrderAddresses orderAddresses =
                accounts == null ? null : accounts.accounts().orderAddresses();
        OrderAddressNotes notes = new OrderAddressNotes(commands, orderAddresses, slowCalls);
        new OrderRoutes(commands, currencies, notes).addTo(handlers);
        new DepositRoutes(commands, currencies, notes).addTo(handlers);
        new OrderAddressRoutes(commands, orderAddresses, slowCalls).addTo(handlers);
        new OrderLifeRoutes(commands, currencies).addTo(handlers);
        new ShipmentRoutes(festival).addTo(handlers);
        new CartCouponRoutes(commands, currencies).addTo(handlers);
        new RequestRoutes(commands).addTo(handlers);
        new PaymentRoutes(commands, parts.payments()).addTo(handlers);
        new BooksRoutes(commands, parts.books()).addTo(handlers);
        new LiveAudit(commands, parts.books()).addTo(handlers);
        new HealthRoutes(festival, metrics, with(parts.metrics(), trail), parts.about(), slowCalls).addTo(handlers);
        new ControlRoutes(parts.controls(), slowCalls).addTo(handlers);
        new FigureRoutes(metrics, parts.controls(), parts.figures(), slowCalls).addTo(handlers);
        new PageRoutes(parts.assets()).addTo(handlers);
        // Accounts.
        if (accounts == null) {
            handlers.absent(Route.Group.ACCOUNTS);
        } else {
            addAccounts(handlers, commands, options, accounts, cookies, slowCalls);
        }

        // Products, merchants, categories, images, imports.
        ProductParts products = parts.products();
        if (products == null) {
            handlers.absent(Route.Group.PRODUCTS);
        } else {
            addProducts(handlers, parts, products, slowCalls);
        }

        // Search.
        HistoryParts history = parts.history();
        if (search == null) {
            handlers.absent(Route.Group.SEARCH);
        } else {
            new SearchRoutes(search.search(), slowCalls, search.nowMs()).addTo(handlers);
            DeliveryEstimates deliveries =
                    history == null ? null : new DeliveryEstimates(history.deliveries()::measure, slowCalls.reading());
            new OfferRoutes(search.search(), slowCalls, search.nowMs(), deliveries).addTo(handlers);
        }

        // The order history, and the desk.
        if (history == null || products == null) {
            handlers.absent(Route.Group.DESK);
        } else {
            CatalogCalls calls = new CatalogCalls(slowCalls, products.isReady());
            new DeskRoutes(history, products, search, calls).addTo(handlers);
        }
        if (history == null) {
            handlers.absent(Route.Group.HISTORY).absent(Route.Group.WEBHOOKS);
        } else {
            new HistoryRoutes(history, slowCalls).addTo(handlers);
            new WebhookRoutes(history.webhooks(), slowCalls).addTo(handlers);
        }

        new BoardRoutes(parts.board().day(), slowCalls).addTo(handlers);
        return handlers.build();
    }

    private static void addProducts(
            EdgeHandlers.Builder handlers, EdgeParts parts, ProductParts products, SlowCalls slowCalls) {
        CatalogCalls calls = new CatalogCalls(slowCalls, products.isReady());
        Uploads uploads = new Uploads(calls);
        SearchParts search = parts.search();
        AccountParts accounts = parts.accounts();
        ProductShelf shelf = search == null
                ? new ProductShelf(products.products())
                : search.search().shelf();
        IntFunction<Optional<String>> nameOfShop = shop -> search == null
                ? Optional.empty()
                : search.search().figures().knownShop(shop).map(ShopFacts::name);
        new ShelfRoutes(products, shelf, nameOfShop, calls).addTo(handlers);
        new ProductRoutes(products.products(), shelf, search, calls).addTo(handlers);
        BulkProducts bulk = new BulkProducts(products.products(), shelf, parts.festival());
        new BulkProductRoutes(bulk, calls).addTo(handlers);
        new ReviewRoutes(products.products(), shelf, calls).addTo(handlers);
        new BuyerReviewRoutes(products, accounts == null ? null : accounts.accounts(), calls).addTo(handlers);
        new CategoryRoutes(products.categories(), calls).addTo(handlers);
        new MerchantRoutes(products.merchants(), calls).addTo(handlers);
        new ImageRoutes(products.images(), calls, uploads).addTo(handlers);
        new ImportRoutes(products, calls, uploads).addTo(handlers);
        new ExportRoutes(products.exports(), calls).addTo(handlers);
    }

    private static void addAccounts(
            EdgeHandlers.Builder handlers,
            Commands commands,
            EdgeOptions options,
            AccountParts parts,
            SessionCookies cookies,
            SlowCalls slowCalls) {
        Accounts accounts = parts.accounts();
        Visitors visitors = new Visitors(options.trustedProxies());
        new SignInRoutes(accounts, cookies, visitors, slowCalls).addTo(handlers);
        new OidcRoutes(accounts, parts.provider(), cookies, visitors, slowCalls).addTo(handlers);
        new AccountRoutes(accounts, cookies, visitors, slowCalls).addTo(handlers);
        new MyDataRoutes(parts, cookies, visitors, slowCalls).addTo(handlers);
        new SessionRoutes(accounts.sessions(), cookies, slowCalls).addTo(handlers);
        new TokenRoutes(accounts, visitors, slowCalls).addTo(handlers);
        new AddressRoutes(accounts.addresses(), slowCalls).addTo(handlers);
        new ConsentRoutes(accounts.consents(), slowCalls).addTo(handlers);
        new PeopleRoutes(commands, accounts, slowCalls).addTo(handlers);
        new TeamRoutes(commands, accounts.people(), accounts.roles(), slowCalls).addTo(handlers);
    }

    private static List<MetricsSource> with(List<MetricsSource> others, MetricsSource more) {
        List<MetricsSource> all = new ArrayList<>(others);
        all.add(more);
        return all;
    }

    private static HttpServerOptions httpOptions(EdgeOptions options) {
        return new HttpServerOptions()
                .setHandle100ContinueAutomatically(true)
                .setDecompressionSupported(false)
                .setCompressionSupported(false)
                .setHttp2ClearTextEnabled(false)
                .setRegisterWebSocketWriteHandlers(false)
                .setStrictThreadMode(true)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
                .setAcceptBacklog(ACCEPT_BACKLOG)
                .setTcpNoDelay(true)
                .setIdleTimeout((int) options.idleTimeout().toSeconds());
    }

    private static void await(Future<?> future, EdgeOptions options) {
        try {
            future.toCompletionStage().toCompletableFuture().get(START_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw notStarted(options, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw notStarted(options, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStarted(options, e);
        }
    }

    private static EdgeStartException notStarted(EdgeOptions options, Throwable cause) {
        String where = "port " + options.port() + " of " + options.host();
        String message = String.valueOf(cause.getMessage());
        boolean inUse = cause instanceof BindException || message.contains("already in use");
        return new EdgeStartException(
                inUse
                        ? "cannot listen on " + where + " (" + message
                                + "): stop what listens there, or choose another port or address"
                        : "cannot listen on " + where + ": " + message,
                cause);
    }

    /** One event loop with a server of its own; servers on one port share its connections. */
    private static final class Loop extends VerticleBase {
        private final EdgeOptions options;
        private final int wanted;
        private final EdgeHandlers handlers;
        private final Gate gate;
        private final BoardFrames frames;
        private final Metrics metrics;
        private final Currencies currencies;
        private final DealNames dealNames;
        private final AuditTrail trail;
        private volatile int bound;

        Loop(
                EdgeOptions options,
                int wanted,
                EdgeHandlers handlers,
                Gate gate,
                BoardFrames frames,
                Metrics metrics,
                Currencies currencies,
                DealNames dealNames,
                AuditTrail trail) {
            this.options = options;
            this.wanted = wanted;
            this.handlers = handlers;
            this.gate = gate;
            this.frames = frames;
            this.metrics = metrics;
            this.currencies = currencies;
            this.dealNames = dealNames;
            this.trail = trail;
        }

        @Override
        public Future<?> start() {
            SseHub hub = new SseHub(vertx, frames, metrics, options.slowListenerLimit());
            EdgeLoop loop =
                    new EdgeLoop(context, handlers, new Router(), gate, metrics, hub, currencies, dealNames, trail);
            HttpServer server = vertx.createHttpServer(httpOptions(options))
                    .requestHandler(loop::onRequest)
                    .invalidRequestHandler(loop::onInvalidRequest);
            return server.listen(wanted, options.host()).onSuccess(listening -> bound = listening.actualPort());
        }

        int port() {
            return bound;
        }
    }
}
