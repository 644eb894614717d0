package io.drumroll.catalog.transfer;

import io.drumroll.catalog.Categories;
import io.drumroll.catalog.ContentRules;
import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Result;
import io.drumroll.catalog.transfer.ImportRun.State;
import io.drumroll.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Imports of files into a shop's products. Any thread may call any method; each waits for the disk and the database.
 *
 * <p>A file is {@linkplain #receive received}, an import {@linkplain #begin begun} and then {@linkplain #run run}. When the
 * database goes away or the process ends meanwhile, the import stays {@link State#RUNNING} and running it again goes on
 * behind the last batch that was written; beginning the same again finds it. Products are put by their codes, so a file
 * that was imported before changes nothing.
 */
public final class Imports {
    /** The most errors that are kept of one import. */
    public static final int MAX_ERRORS = 1_000;
    /** The most products of one file. */
    public static final long MAX_PRODUCTS = 5_000_000;
    /** The most bytes of one file, where no other bound is set: 1 GiB, several hundred thousand products. */
    public static final long MAX_FILE_BYTES = 1L << 30;
    /** How many imports of one shop may be unfinished. */
    public static final int MAX_UNFINISHED = 10;
    /** The most runs in one answer. */
    public static final int MAX_PAGE = 100;

    private final Database database;
    private final Categories categories;
    private final ImportFiles files;
    private final LongSupplier nowMs;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    /** The imports of a database, of files up to {@link #MAX_FILE_BYTES}. */
    public Imports(Database database, Categories categories, Path folder, LongSupplier nowMs) throws IOException {
        this(database, categories, folder, MAX_FILE_BYTES, nowMs);
    }

    /**
     * The imports of a database.
     *
     * @param folder where files are kept until they are imported; made when it is not there.
     * @param maxFileBytes the most bytes of one file.
     * @param nowMs the time, in ms of the epoch.
     */
    public Imports(Database database, Categories categories, Path folder, long maxFileBytes, LongSupplier nowMs)
            throws IOException {
        this.database = database;
        this.categories = categories;
        this.files = new ImportFiles(folder, maxFileBytes);
        this.nowMs = nowMs;
    }

    /**
     * Keeps a file until it is imported; returns its hash, by which an {@link ImportOrder} names it.
     *
     * @throws IOException when it can't be read or kept.
     */
    public Result<String> receive(InputStream file) throws IOException {
        return files.receive(file);
    }

    /** The most bytes of one file. */
    public long maxFileBytes() {
        return files.maxBytes();
    }

    /** Begins an import, or finds the same one that did not come to its end; a file that is refused is dropped. */
    public Result<ImportRun> begin(ImportOrder order) throws IOException {
        Path file = files.of(order.fileHash());
        if (file == null || !Files.isRegularFile(file)) {
            return Result.refused(Refusal.NOT_FOUND, "Send the file first.");
        }
        long bytes = file.toFile().length();
        Result<ImportRun> begun = database.writeDurably(connection -> begin(connection, order, bytes));
        if (begun instanceof Result.Refused<ImportRun>) {
            forgetFile(order.fileHash());
        }
        return begun;
    }

    private Result<ImportRun> begin(Connection connection, ImportOrder order, long bytes) throws SQLException {
        Optional<ImportRun> begun = ImportRuns.unfinished(connection, order);
        if (begun.isPresent()) {
            return Result.done(begun.get());
        }
        return ImportRuns.countUnfinished(connection, order.shop()) < MAX_UNFINISHED
                ? Result.done(ImportRuns.begin(connection, order, bytes, nowMs.getAsLong()))
                : Result.refused(
                        Refusal.LIMIT_REACHED,
                        "The shop has " + MAX_UNFINISHED + " imports under way: wait for them, or cancel some.");
    }

    /** Ends an import where it is; what it wrote stays. */
    public Result<ImportRun> cancel(long id) throws IOException {
        Optional<ImportRun> run = byId(id);
        if (run.isEmpty()) {
            return Result.refused(Refusal.NOT_FOUND, "There is no such import.");
        }
        if (!database.writeDurably(connection -> ImportRuns.cancel(connection, id, nowMs.getAsLong()))) {
            return Result.refused(Refusal.WRONG_STATE, "It came to its end before.");
        }
        forgetFile(run.get().order().fileHash());
        return Result.done(byId(id).orElseThrow());
    }

    /** Drops what a process that was killed left half received, and files that no import wants; before any is received. */
    public void tidy() throws IOException {
        for (String hash : files.dropParts()) {
            forgetFile(hash);
        }
    }

    /**
     * Imports to the end of the file, from where it was left.
     *
     * @param progress is told after every batch; what it throws ends the running and is thrown on.
     * @throws IOException when the file can't be read.
     * @throws io.drumroll.database.DatabaseUnavailableException when the database is away: run it again later.
     */
    public Result<ImportRun> run(long id, Consumer<ImportRun> progress) throws IOException {
        ImportRun run = byId(id).orElse(null);
        if (run == null) {
            return Result.refused(Refusal.NOT_FOUND, "There is no such import.");
        }
        if (run.state() != State.RUNNING) {
            return Result.done(run);
        }
        Path file = files.of(run.order().fileHash());
        if (file == null || !Files.isRegularFile(file)) {
            return Result.refused(Refusal.NOT_FOUND, "The file is gone: send it again, then run the import again.");
        }
        if (!running.add(id)) {
            return Result.refused(Refusal.BUSY, "It is running already.");
        }
        try {
            ImportRun ended = run(run, file, progress);
            forgetFile(ended.order().fileHash());
            return Result.done(ended);
        } finally {
            running.remove(id);
        }
    }

    private ImportRun run(ImportRun begun, Path file, Consumer<ImportRun> progress) throws IOException {
        ImportRun run = begun;
        SeenCodes seen = new SeenCodes();
        try (ProductSource source = open(file, begun.order().format())) {
            for (long i = 0; i < begun.productsDone(); i++) {
                FileProduct done = source.next();
                if (done != null) {
                    seen.isRepeated(done.content());
                }
            }
            while (run.state() == State.RUNNING) {
                run = writeBatch(run, source, seen);
                progress.accept(run);
            }
        } catch (BrokenFileException e) {
            run = end(run, e);
            progress.accept(run);
        } catch (ImportEndedException e) {
            run = byId(run.id()).orElseThrow(() -> e);
        }
        return run;
    }

    private static ProductSource open(Path file, Format format) throws IOException, BrokenFileException {
        InputStream in = Files.newInputStream(file);
        try {
            return switch (format) {
                case CSV -> new CsvSource(in);
                case JSON_LINES -> new JsonLinesSource(in);
            };
        } catch (IOException | BrokenFileException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private ImportRun writeBatch(ImportRun run, ProductSource source, SeenCodes seen) throws IOException {
        // Looked up once a batch, so that a file of unknown categories costs no more than another.
        Batch batch = new Batch(new ContentRules(categories.codes()::contains));
        long from = source.readBytes();
        long done = run.productsDone();
        State state = State.RUNNING;
        String reason = "";
        try {
            while (state == State.RUNNING && !batch.isFull(source.readBytes() - from)) {
                FileProduct product = source.next();
                if (product == null) {
                    state = State.DONE;
                } else if (done == MAX_PRODUCTS) {
                    throw new BrokenFileException(
                            "Line " + product.line() + ": split the file at " + MAX_PRODUCTS + " products.");
                } else {
                    batch.add(product, seen.isRepeated(product.content()));
                    done++;
                }
            }
        } catch (BrokenFileException e) {
            state = State.BROKEN;
            reason = String.valueOf(e.getMessage());
        }
        return write(batch, run, source.readBytes(), state, reason);
    }

    private ImportRun end(ImportRun run, BrokenFileException reason) {
        Batch none = new Batch(new ContentRules(_ -> false));
        return write(none, run, run.readBytes(), State.BROKEN, String.valueOf(reason.getMessage()));
    }

    private ImportRun write(Batch batch, ImportRun run, long readBytes, State state, String reason) {
        return database.writeDurably(
                connection -> batch.write(connection, run, readBytes, state, reason, nowMs.getAsLong()));
    }

    private void forgetFile(String hash) throws IOException {
        if (!database.read(connection -> ImportRuns.isWanted(connection, hash))) {
            files.remove(hash);
        }
    }

    /** An import by its number. */
    public Optional<ImportRun> byId(long id) {
        return database.read(connection -> ImportRuns.byId(connection, id));
    }

    /** What is wrong in an import's file, by line: the first {@link #MAX_ERRORS} problems. */
    public List<ImportError> errors(long id) {
        return database.read(connection -> ImportRuns.errors(connection, id));
    }

    /**
     * A page of a shop's imports, the newest first.
     *
     * @param beforeId the last number of the page before; {@link Long#MAX_VALUE} for the first.
     */
    public List<ImportRun> ofShop(int shop, long beforeId, int limit) {
        return database.read(
                connection -> ImportRuns.ofShop(connection, shop, beforeId, Math.clamp(limit, 1, MAX_PAGE)));
    }

    /**
     * A page of the imports that did not come to their ends, the oldest first.
     *
     * @param afterId the last number of the page before; 0 for the first.
     */
    public List<ImportRun> unfinished(long afterId) {
        return database.read(connection -> ImportRuns.unfinished(connection, afterId, MAX_PAGE));
    }

    /** Whether an import's file is still there; without it the import waits until the file is sent again. */
    public boolean hasFile(ImportRun run) {
        Path file = files.of(run.order().fileHash());
        return file != null && Files.isRegularFile(file);
    }

    /** Where a received file is kept; null for what is no hash. */
    @Nullable
    Path fileOf(String hash) {
        return files.of(hash);
    }
}
