package io.drumroll.app;

import io.drumroll.accounts.Accounts;
import io.drumroll.crowd.demo.DemoCatalogue;
import io.drumroll.crowd.demo.DemoFestival;
import io.drumroll.crowd.demo.DemoMerchants;
import io.drumroll.crowd.demo.Doors;
import io.drumroll.crowd.shopper.Keys;
import io.drumroll.crowd.shopper.Seeder;
import io.drumroll.crowd.shopper.SeedingException;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseException;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Query.FestivalView;
import io.drumroll.engine.message.Query.Result.Found;
import io.drumroll.engine.message.Query.ShopView;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The demo of a festival: its shops, SKUs and deals are seeded before the festival is announced; the catalogue behind them is
 * filled while it runs already, so that it starts as fast as without one. Begins again until all is there, and after a
 * restart goes on where it was broken off.
 */
final class DemoSide implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DemoSide.class.getName());
    private static final long AGAIN_MS = 1_000;

    private final long seed;
    private final DemoFestival demo;
    private final Doors doors;
    private final LocalFestival festival;
    private final Database database;
    private final Accounts accounts;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    private DemoSide(long seed, Doors doors, RunningFestival running, Accounts accounts) {
        this.seed = seed;
        this.demo = DemoFestival.of(seed);
        this.doors = doors;
        this.festival = running.festival();
        this.database = running.database();
        this.accounts = accounts;
        this.thread = Thread.ofPlatform().name("drumroll-demo").daemon().unstarted(this::run);
    }

    /**
     * Opens the demo of a scheduled festival; nothing is done yet.
     *
     * @param seed what the demo is made from.
     * @param accounts whose people run the shops.
     * @throws FailedCommand when the festival is not scheduled.
     */
    static DemoSide open(long seed, RunningFestival running, Accounts accounts) {
        if (!(running.festival().ask(new Query.OfFestival()) instanceof Found<FestivalView>(FestivalView frame))) {
            throw new FailedCommand("the festival is not scheduled");
        }
        return new DemoSide(seed, new Doors(frame.opensAtMs(), frame.closesAtMs()), running, accounts);
    }

    /** Prepares the demo in a new folder, or goes on where it was broken off; nothing in a folder of another festival. */
    void seed(boolean isNew) throws InterruptedException {
        if (!isNew && !isUnfinished()) {
            return;
        }
        try {
            new Seeder(festival).seed(demo, doors, System::currentTimeMillis, new Keys(seed), Seeder.Progress.NONE);
        } catch (SeedingException e) {
            throw new FailedCommand("the demo can't be prepared: " + e.getMessage(), e);
        }
    }

    /** Begins to fill the catalogue behind the demo's shops; of another festival nothing is known. */
    void start() {
        if (isDemo()) {
            thread.start();
        }
    }

    /** How many shops are the demo's, numbered from 1 on; none in a folder of another festival. */
    int shops() {
        return isDemo() ? demo.shops().size() : 0;
    }

    private boolean isDemo() {
        return festival.ask(new Query.OfShop(1)) instanceof Found<ShopView>(ShopView shop)
                && shop.name().equals(demo.shops().getFirst().name());
    }

    /** Whether there is the demo's first shop, but not the last of its deals. */
    private boolean isUnfinished() {
        int deals = demo.deals(doors, index -> index + 1, index -> index + 1).sure();
        return isDemo() && festival.ask(new Query.OfDeal(deals)) instanceof Query.Result.Refused<Query.DealView>;
    }

    private void run() {
        ProcessorShare.takeWhatIsLeft();
        try {
            boolean isOver = filled();
            while (!isOver) {
                isOver = closing.await(AGAIN_MS, TimeUnit.MILLISECONDS) || filled();
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
        if (closing.getCount() == 0) {
            throw new CancellationException("the festival ends");
        }
        return System.currentTimeMillis();
    }

    /** Leaves the rest to the next start. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
