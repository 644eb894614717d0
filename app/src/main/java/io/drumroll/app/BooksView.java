package io.drumroll.app;

import io.drumroll.books.Books;
import io.drumroll.books.BooksCheckpoint;
import io.drumroll.books.DutyReport;
import io.drumroll.books.DutyReportWriter;
import io.drumroll.books.DutySales;
import io.drumroll.books.StatementWriter;
import io.drumroll.edge.BooksPort;
import io.drumroll.engine.message.EventSink;
import io.drumroll.engine.message.Query.AccountBalance;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.region.Country;
import io.drumroll.node.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The books as a view of the feed, and their reports, which one thread writes. Without a checkpoint, or with a damaged
 * one, it counts the whole feed anew.
 */
final class BooksView implements FeedFollower.View, BooksPort, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BooksView.class.getName());
    private static final String FILE = "books.checkpoint";
    /** Reports that may wait to be written; further ones fail. */
    private static final int MAX_WAITING = 256;

    private static final long MINUTE_MS = 60_000;
    /** So long is waited until the books have counted an event that the engine has made. */
    private static final long MAX_ACCOUNTS_WAIT_MS = 2_000;

    private final Path file;
    private final Books books;
    private final long feedPosition;
    private final ExecutorService writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().name("drumroll-books-reports").daemon().factory());

    private BooksView(Path file, Books books, long feedPosition) {
        this.file = file;
        this.books = books;
        this.feedPosition = feedPosition;
    }

    /** The books of a node as far as they were saved. */
    static BooksView open(Node node) {
        Path file = node.viewsDir().resolve(FILE);
        Books books = new Books();
        long feedPosition = 0;
        try {
            Files.createDirectories(node.viewsDir());
            Optional<BooksCheckpoint.Restored> restored = BooksCheckpoint.load(file);
            if (restored.isPresent() && restored.get().books().position() <= node.position()) {
                books = restored.get().books();
                feedPosition = restored.get().feedPosition();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the books count the whole feed anew: " + e.getMessage());
        }
        return new BooksView(file, books, feedPosition);
    }

    @Override
    public CompletionStage<Report> statement(int shop, Format format) {
        return written(() -> books.statement(shop)
                .<Report>map(statement -> new Report.Written(
                        statement.position(),
                        switch (format) {
                            case JSON -> StatementWriter.toJson(statement);
                            case CSV -> StatementWriter.toCsv(statement);
                        }))
                .orElseGet(() -> new Report.Refused(new Rejection.UnknownShop(shop))));
    }

    /** The window in whole minutes, at least one, and at most as many as the books keep: the report says how many. */
    @Override
    public CompletionStage<Report> dutyReport(
            Country origin, Country destination, String tariffPrefix, long atMs, long windowMs, Format format) {
        int minutes = Math.clamp((windowMs + MINUTE_MS - 1) / MINUTE_MS, 1, DutySales.MINUTES_KEPT);
        return written(() -> {
            DutyReport report = books.dutyReport(origin, destination, tariffPrefix, atMs, minutes);
            return new Report.Written(
                    report.position(),
                    switch (format) {
                        case JSON -> DutyReportWriter.toJson(report);
                        case CSV -> DutyReportWriter.toCsv(report);
                    });
        });
    }

    @Override
    public CompletionStage<Optional<List<AccountBalance>>> accountsAt(long position) {
        try {
            return CompletableFuture.completedFuture(position)
                    .thenComposeAsync(books::ledgerAccountsAt, writer)
                    .completeOnTimeout(Optional.empty(), MAX_ACCOUNTS_WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The books may be busy with a checkpoint, so no caller waits for them. */
    private <T> CompletableFuture<T> written(Supplier<T> report) {
        try {
            return CompletableFuture.supplyAsync(report, writer);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public String name() {
        return "books";
    }

    @Override
    public EventSink sink() {
        return books;
    }

    @Override
    public long position() {
        return books.position();
    }

    @Override
    public long feedPosition() {
        return feedPosition;
    }

    @Override
    public void publish() {
        // Reports are made when they are asked for.
    }

    @Override
    public FeedFollower.Copy copy(long atFeedPosition) {
        BooksCheckpoint checkpoint = BooksCheckpoint.take(books, atFeedPosition);
        return () -> checkpoint.save(file);
    }

    /** Writes no more reports. */
    @Override
    public void close() {
        writer.shutdownNow();
    }
}
