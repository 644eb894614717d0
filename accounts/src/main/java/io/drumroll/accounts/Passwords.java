package io.drumroll.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes passwords and tries them, one at a time on a thread of its own: each takes some 50 ms and 100 MiB of garbage, of
 * which an engine beside it must not see more. Callers wait in a line of {@value #MAX_WAITING}; who finds it full is told at
 * once.
 */
final class Passwords implements AutoCloseable {
    /** At some 20 a second whoever waits is answered within 2 s. */
    static final int MAX_WAITING = 32;

    static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 128;
    private static final int MIN_KINDS = 4;
    private static final int SALT_BYTES = 16;
    private static final Pattern HASH = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$[A-Za-z0-9+/]{16,86}\\$[A-Za-z0-9+/]{43}");
    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

    private final Argon2Function current;
    private final ThreadPoolExecutor worker;
    private final String hashOfNobody;

    /** What came of trying a password. */
    enum Verdict {
        RIGHT,
        /** Right, but hashed at another cost than today's: hash it again. */
        RIGHT_BUT_STALE,
        WRONG,
        /** The line is full. */
        BUSY
    }

    Passwords(PasswordCost cost) {
        this.current = cost.function();
        this.worker =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.MILLISECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "drumroll-passwords");
                    thread.setDaemon(true);
                    return thread;
                });
        this.hashOfNobody = hashNow(Secrets.password());
    }

    /** Why a password can't be one; empty when it can. */
    static Optional<Refusal> refuse(String field, String password, String signInName) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            return Optional.of(new Refusal(field, "must be " + MIN_LENGTH + " to " + MAX_LENGTH + " characters long"));
        }
        if (normal.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            return Optional.of(new Refusal(field, "must be whole characters, without U+0000"));
        }
        if (normal.codePoints().distinct().count() < MIN_KINDS || normal.equalsIgnoreCase(signInName)) {
            return Optional.of(new Refusal(
                    field,
                    "is too easy to guess: take one of at least " + MIN_KINDS + " different characters, not the name"));
        }
        return Optional.empty();
    }

    /** The hash to keep; empty when the line is full. */
    Optional<String> hash(String password) {
        return inLine(() -> hashNow(normal(password)));
    }

    /**
     * Whether a password is the one of a hash. It takes the same time when there is no hash.
     *
     * @param hash null for nobody's: then the password is wrong.
     */
    Verdict verify(String password, @Nullable String hash) {
        if (password.length() > 2 * MAX_LENGTH) {
            return Verdict.WRONG;
        }
        Optional<Argon2Function> function = functionOf(hash == null ? hashOfNobody : hash);
        if (function.isEmpty()) {
            return Verdict.WRONG;
        }
        Optional<Boolean> right = inLine(() -> Password.check(normal(password), hash == null ? hashOfNobody : hash)
                .with(function.get()));
        if (right.isEmpty()) {
            return Verdict.BUSY;
        }
        if (!right.get() || hash == null) {
            return Verdict.WRONG;
        }
        return function.get().equals(current) ? Verdict.RIGHT : Verdict.RIGHT_BUT_STALE;
    }

    private static Optional<Argon2Function> functionOf(String hash) {
        Matcher parts = HASH.matcher(hash);
        if (!parts.matches()
                || !PasswordCost.isBounded(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)))) {
            LOG.warn("the hash of a password is none of ours, or costs too much to try: nobody can sign in by it");
            return Optional.empty();
        }
        return Optional.of(Argon2Function.getInstanceFromHash(hash));
    }

    private String hashNow(String password) {
        return Password.hash(password)
                .addSalt(Secrets.randomBytes(SALT_BYTES))
                .with(current)
                .getResult();
    }

    private static String normal(String password) {
        return password.length() > 2 * MAX_LENGTH ? password : Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> Optional<T> inLine(Callable<T> work) {
        Future<T> done;
        try {
            done = worker.submit(work);
        } catch (RejectedExecutionException _) {
            return Optional.empty();
        }
        try {
            return Optional.of(done.get());
        } catch (InterruptedException _) {
            done.cancel(false);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password can't be hashed", e.getCause());
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
