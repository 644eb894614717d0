package io.drumroll.app;

import io.drumroll.accounts.Accounts;
import io.drumroll.client.Festival;
import io.drumroll.crowd.demo.DemoCatalogue;
import io.drumroll.crowd.demo.DemoFestival;
import io.drumroll.crowd.demo.DemoMerchants;
import io.drumroll.crowd.demo.Doors;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Fills the catalogue of a demo behind a festival that runs already, so that it starts as fast as without one. Begins again
 * until all is there, and after a restart goes on where it was broken off.
 */
final class DemoSide implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DemoSide.class.getName());
    private static final long AGAIN_MS = 1_000;

    private final DemoFestival demo;
    private final Doors doors;
    private final Festival festival;
    private final Database database;
    private final Accounts accounts;
    private final Thread thread;
    private volatile boolean isClosing;

    private DemoSide(DemoFestival demo, Doors doors, Festival festival, Database database, Accounts accounts) {
        this.demo = demo;
        this.doors = doors;
        this.festival = festival;
        this.database = database;
        this.accounts = accounts;
        this.thread = Thread.ofPlatform().name("drumroll-demo").daemon().unstarted(this::run);
    }

    /**
     * Begins.
     *
     * @param demo whose shops and SKUs the festival has.
     * @param doors as the festival was scheduled.
     * @param database where products and merchants are; it may be away for a time.
     * @param accounts whose people run the shops.
     */
    static DemoSide start(DemoFestival demo, Doors doors, Festival festival, Database database, Accounts accounts) {
        DemoSide side = new DemoSide(demo, doors, festival, database, accounts);
        side.thread.start();
        return side;
    }

    private void run() {
        ProcessorShare.takeWhatIsLeft();
        try {
            while (!isClosing && !filled()) {
                TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean filled() throws InterruptedException {
        try {
            long beganNs = System.nanoTime();
            int products = DemoCatalogue.of(demo).fill(festival, database, doors, this::nowMs);
            int merchants = DemoMerchants.of(demo).fill(festival, database, accounts, this::nowMs);
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "the demo has {0} products and {1} merchants more, after {2} ms",
                    products,
                    merchants,
                    (System.nanoTime() - beganNs) / 1_000_000);
            return true;
        } catch (DatabaseException e) {
            LOG.log(System.Logger.Level.DEBUG, "the demo's catalogue waits for the database", e);
        } catch (CancellationException e) {
            LOG.log(System.Logger.Level.DEBUG, "the next start goes on with the demo's catalogue", e);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "the demo's catalogue is not there yet: " + e.getMessage());
        }
        return false;
    }

    /**
     * The time, which each batch asks for: behind the end, none is begun. Nobody interrupts the thread, since that would close
     * the file of an embedded database under everybody's hands.
     */
    private long nowMs() {
        if (isClosing) {
            throw new CancellationException("the festival ends");
        }
        return System.currentTimeMillis();
    }

    /** Leaves the rest to the next start. */
    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
