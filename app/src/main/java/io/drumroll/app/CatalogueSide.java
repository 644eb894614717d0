package io.drumroll.app;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.Merchants;
import io.drumroll.catalog.Products;
import io.drumroll.catalog.ShopOwners;
import io.drumroll.catalog.ShopShelf;
import io.drumroll.catalog.image.Images;
import io.drumroll.catalog.review.Reviews;
import io.drumroll.catalog.transfer.Exports;
import io.drumroll.catalog.transfer.ImportRunner;
import io.drumroll.catalog.transfer.Imports;
import io.drumroll.client.Festival;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseException;
import io.drumroll.database.DatabaseUnavailableException;
import io.drumroll.edge.ProductParts;
import io.drumroll.history.OrderHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The catalogue of a running festival. A thread of its own brings the tables up to date as soon as the database is there, and
 * then every few seconds goes on with what was left half done: publishing, withdrawing, opening shops.
 */
final class CatalogueSide implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CatalogueSide.class.getName());
    private static final long PAUSE_MS = 2_000;
    private static final long MAX_FIRST_TRY_MS = 10_000;
    private static final int MAX_AT_ONCE = 1_000;

    private final Database database;
    private final ProductParts parts;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch tried = new CountDownLatch(1);
    private volatile boolean isReady;
    private String told = "";

    private CatalogueSide(Catalogue catalogue, Festival festival, ShopOwners owners, Path dir) throws IOException {
        this.database = catalogue.database();
        Categories categories = catalogue.categories();
        Products products = catalogue.products();
        Imports imports = new Imports(database, categories, dir.resolve("imports"), System::currentTimeMillis);
        this.parts = new ProductParts(
                products,
                new Merchants(database, new EngineShops(festival), owners, System::currentTimeMillis),
                categories,
                new Reviews(database, new OrderHistory(database)::hasReceived, System::currentTimeMillis),
                new ShopShelf(database, System::currentTimeMillis),
                new Images(database, dir.resolve("images"), System::currentTimeMillis),
                imports,
                new ImportRunner(imports),
                new Exports(products),
                () -> isReady,
                System::currentTimeMillis);
        this.thread = Thread.ofPlatform().name("drumroll-catalogue").daemon().unstarted(this::run);
    }

    /**
     * Opens the catalogue; the database may come later.
     *
     * @param owners told whose a shop is that was opened.
     * @param dir the festival's folder, for pictures and files that are being imported.
     * @throws FailedCommand when the folder can't be used.
     */
    static CatalogueSide start(Catalogue catalogue, Festival festival, ShopOwners owners, Path dir) {
        try {
            CatalogueSide side = new CatalogueSide(catalogue, festival, owners, dir);
            side.thread.start();
            return side;
        } catch (IOException e) {
            throw new FailedCommand("the catalogue's folders in " + dir + " can't be made: " + e.getMessage(), e);
        }
    }

    /** What the server needs of it. */
    ProductParts parts() {
        return parts;
    }

    /** Waits until the catalogue is open, unless the database is away, or takes long to change its tables. */
    void awaitFirstTry() throws InterruptedException {
        if (!tried.await(MAX_FIRST_TRY_MS, TimeUnit.MILLISECONDS)) {
            LOG.log(System.Logger.Level.INFO, "the catalogue opens later: the database takes its time");
        }
    }

    private void run() {
        do {
            try {
                if (!isReady) {
                    open();
                }
                goOn();
                told = "";
            } catch (DatabaseUnavailableException e) {
                LOG.log(System.Logger.Level.DEBUG, "the catalogue waits for the database", e);
            } catch (DatabaseException | IOException | IllegalStateException e) {
                tell(e);
            } finally {
                tried.countDown();
            }
        } while (!isClosing());
    }

    /** Files are tidied before any can come, for as long as this has not ended the server takes none. */
    private void open() throws IOException {
        database.migrate("catalog");
        parts.imports().tidy();
        parts.runner().start();
        isReady = true;
    }

    private void goOn() {
        parts.products().finishUnderWay(MAX_AT_ONCE);
        parts.merchants().finishUnderWay(MAX_AT_ONCE);
    }

    /** Once for each message, not every few seconds. */
    private void tell(Exception e) {
        String message = String.valueOf(e.getMessage());
        if (!message.equals(told)) {
            told = message;
            LOG.log(System.Logger.Level.ERROR, "the catalogue can't go on: " + message, e);
        }
    }

    private boolean isClosing() {
        try {
            return closing.await(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Stops; what is half done is gone on with at the next start. Before the festival and the database are closed. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.runner().close();
    }
}
