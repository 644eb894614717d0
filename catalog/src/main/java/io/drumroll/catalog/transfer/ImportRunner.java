package io.drumroll.catalog.transfer;

import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Result;
import io.drumroll.database.DatabaseException;
import io.drumroll.database.DatabaseUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings imports to their ends on threads of its own, the oldest first, those that a process before this one left too.
 * While the database is away they wait. An import whose file is gone waits until the file is sent again.
 */
public final class ImportRunner implements AutoCloseable {
    /** How many imports run at a time, so that a large one does not hold up all others. */
    public static final int THREADS = 2;

    private static final System.Logger LOG = System.getLogger(ImportRunner.class.getName());
    private static final long LOOK_MS = 2_000;

    private final Imports imports;
    private final Semaphore bell = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    /** Imports that failed for a reason that is the server's, and wait for its next start: they would fail again. */
    private final Map<Long, String> failed = new ConcurrentHashMap<>();

    private final CountDownLatch closing = new CountDownLatch(1);

    /** Runs the imports of a database, once {@link #start started}. */
    public ImportRunner(Imports imports) {
        this.imports = imports;
    }

    /** Begins to look for imports. */
    public void start() {
        for (int i = 0; i < THREADS; i++) {
            threads.add(
                    Thread.ofPlatform().name("drumroll-import-" + i).daemon().start(this::run));
        }
    }

    /** An import was begun: it is not to wait for the next look. */
    public void wake() {
        bell.release(THREADS);
    }

    private void run() {
        while (!isClosing()) {
            try {
                runAll();
                if (bell.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            } catch (DatabaseUnavailableException e) {
                LOG.log(System.Logger.Level.DEBUG, "imports wait for the database", e);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        wake(); // whoever still waits: this thread may have taken the others' ring, too
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            closing.await(LOOK_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runAll() {
        long after = 0;
        List<ImportRun> page;
        do {
            page = imports.unfinished(after);
            for (ImportRun each : page) {
                after = each.id();
                if (!isClosing() && !failed.containsKey(each.id())) {
                    run(each);
                }
            }
        } while (page.size() == Imports.MAX_PAGE && !isClosing());
    }

    private void run(ImportRun begun) {
        try {
            Result<ImportRun> ran = imports.run(begun.id(), _ -> stopIfClosing());
            if (ran instanceof Result.Refused<ImportRun> refused && refused.why() == Refusal.NOT_FOUND) {
                LOG.log(System.Logger.Level.DEBUG, "import " + begun.id() + " waits: " + refused.detail());
            }
        } catch (DatabaseUnavailableException e) {
            throw e;
        } catch (Stopped _) {
            // It goes on at the next start.
        } catch (IOException | DatabaseException | IllegalStateException e) {
            failed.put(begun.id(), String.valueOf(e.getMessage()));
            LOG.log(System.Logger.Level.ERROR, "import " + begun.id() + " failed and waits for the next start", e);
        }
    }

    /** Goes on with an import that failed. */
    public void resume(long id) {
        failed.remove(id);
        wake();
    }

    /** Why an import waits for the next start, or to be resumed; null where it does not. */
    public @Nullable String failure(long id) {
        return failed.get(id);
    }

    private void stopIfClosing() {
        if (isClosing()) {
            throw new Stopped();
        }
    }

    /** Stops behind the batches that are being written. */
    @Override
    public void close() {
        closing.countDown();
        wake();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The server stops. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("the server stops", null, false, false);
        }
    }
}
