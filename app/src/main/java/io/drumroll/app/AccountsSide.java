package io.drumroll.app;

import io.drumroll.accounts.Accounts;
import io.drumroll.accounts.FirstOperator;
import io.drumroll.accounts.Refusal;
import io.drumroll.accounts.RoleChange;
import io.drumroll.catalog.ShopOwners;
import io.drumroll.database.Database;
import io.drumroll.database.DatabaseException;
import io.drumroll.database.DatabaseUnavailableException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** People's accounts beside a running festival. While the database is away nobody signs in, and the festival goes on. */
final class AccountsSide implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AccountsSide.class.getName());
    private static final long RETRY_MS = 1_000;
    private static final long SWEEP_MS = TimeUnit.HOURS.toMillis(1);

    private final Accounts accounts;
    private final OperatorToken operatorToken;
    private final Consumer<FirstOperator> onFirstOperator;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable String token;
    private volatile boolean isOpen;

    private AccountsSide(Accounts accounts, OperatorToken operatorToken, Consumer<FirstOperator> onFirstOperator) {
        this.accounts = accounts;
        this.operatorToken = operatorToken;
        this.onFirstOperator = onFirstOperator;
        this.thread = Thread.ofVirtual().name("drumroll-accounts").unstarted(this::keep);
    }

    /**
     * Opens the accounts now, or once the database is there.
     *
     * @param onFirstOperator told of the first operator when there was none, on the caller's thread or later on another.
     * @throws FailedCommand when the database refuses, or is of other keys than those in the data folder.
     */
    static AccountsSide start(Database database, Path dataDir, Consumer<FirstOperator> onFirstOperator) {
        AccountsSide side;
        try {
            Accounts accounts = Accounts.open(database, dataDir);
            side = new AccountsSide(accounts, OperatorToken.in(dataDir, accounts), onFirstOperator);
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new FailedCommand("the accounts can't be opened: " + e.getMessage(), e);
        }
        try {
            side.open();
        } catch (DatabaseUnavailableException e) {
            LOG.log(System.Logger.Level.WARNING, "nobody can sign in yet: " + e.getMessage());
        } catch (IllegalStateException | DatabaseException e) {
            side.accounts.close();
            throw new FailedCommand("the accounts can't be opened: " + e.getMessage(), e);
        }
        side.thread.start();
        return side;
    }

    Accounts accounts() {
        return accounts;
    }

    /** Gives people the shops that were opened for them. */
    ShopOwners owners() {
        return (person, shop, operator) -> {
            switch (accounts.roles().giveShop(operator, person, shop, "the shop was applied for and is open")) {
                case RoleChange.Done _, RoleChange.Unchanged _ -> {}
                case RoleChange.NoSuchPerson _ ->
                    LOG.log(System.Logger.Level.WARNING, "shop " + shop + " has no merchant: the person has gone");
                case RoleChange.Refused(Refusal why) ->
                    LOG.log(System.Logger.Level.WARNING, "shop " + shop + " has no merchant: " + why);
                case RoleChange.LastOperator _ ->
                    throw new IllegalStateException("giving a shop takes no role of an operator's");
            }
        };
    }

    /** What programs of this machine show to act as operators; empty until the database was there. */
    Optional<String> token() {
        return Optional.ofNullable(token);
    }

    /** The file that holds {@link #token}. */
    Path tokenFile() {
        return operatorToken.file();
    }

    private void open() {
        Optional<FirstOperator> first = accounts.start();
        first.ifPresent(onFirstOperator);
        token = operatorToken.ensure(first).orElse(null);
        isOpen = true;
    }

    /** Opens what is not open yet, and then clears away what has expired, every hour. */
    private void keep() {
        try {
            while (!isOpen && !isClosingWithin(RETRY_MS)) {
                tryAgain();
            }
            while (!isClosingWithin(SWEEP_MS)) {
                sweep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException | DatabaseException e) {
            LOG.log(System.Logger.Level.ERROR, "the accounts can't be opened: " + e.getMessage(), e);
        }
    }

    private boolean isClosingWithin(long ms) throws InterruptedException {
        return closing.await(ms, TimeUnit.MILLISECONDS);
    }

    private void tryAgain() {
        try {
            open();
            LOG.log(System.Logger.Level.INFO, "the database is there: people can sign in");
        } catch (DatabaseUnavailableException e) {
            LOG.log(System.Logger.Level.DEBUG, "nobody can sign in yet", e);
        }
    }

    private void sweep() {
        try {
            accounts.sweep();
        } catch (DatabaseException e) {
            LOG.log(System.Logger.Level.DEBUG, "expired sessions stay for another hour", e);
        }
    }

    /** Waits for what is under way: an interrupt would close the file of an embedded database for all. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        accounts.close();
    }
}
