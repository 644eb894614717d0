package io.drumroll.crowd.shopper;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.crowd.demo.DemoDeals;
import io.drumroll.crowd.demo.DemoFestival;
import io.drumroll.crowd.demo.Doors;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Rejection;
import io.drumroll.engine.message.Request;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Puts many commands through a festival, with a bounded number of them in flight, and waits for all of their answers. A
 * command that found no room or no answer is asked again under its own key, so each is carried out once.
 *
 * <p>Answers are handed over and worked on by the calling thread. An object may be used by one thread at a time.
 */
public final class Seeder {
    /** Commands in flight where nobody says otherwise. */
    public static final int DEFAULT_WINDOW = 2_000;
    /** How long to go on when nothing at all is answered. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

    private static final long PAUSE_NANOS = 50_000;
    private static final long BACK_OFF_NANOS = 2_000_000;
    private static final long DUTY_LEAD_MS = 1_000;
    private static final long LONGEST_DUTY_LEAD_MS = 30_000;

    private static final int SHOP_KEYS = 1;
    private static final int SKU_KEYS = 2;
    private static final int RATE_KEYS = 3;
    private static final int DUTY_KEYS = 4;
    private static final int COMMISSION_KEYS = 5;
    private static final int DEAL_KEYS = 6;
    private static final int EARLY_DEAL_KEYS = 7;

    private final Festival festival;
    private final int window;
    private final long patienceNanos;

    /** With the usual window and patience. */
    public Seeder(Festival festival) {
        this(festival, DEFAULT_WINDOW, DEFAULT_PATIENCE);
    }

    /**
     * Seeds a festival.
     *
     * @param festival where commands go.
     * @param window the most commands in flight, 1 or more.
     * @param patience when to give up after the last answer.
     */
    public Seeder(Festival festival, int window, Duration patience) {
        if (window < 1) {
            throw new IllegalArgumentException("window must be 1 or more, not " + window);
        }
        this.festival = festival;
        this.window = window;
        this.patienceNanos = patience.toNanos();
    }

    /** What to put through: command and key by index. */
    public interface Work {
        /** How many commands there are. */
        int size();

        /** The command at an index; asked for again when it has to be repeated, and must then be the same. */
        Command command(int index);

        /** The key of the command at an index. */
        Request key(int index);

        /** How long after the start the command is due, in nanoseconds; never falling. */
        default long dueNanos(int index) {
            return 0;
        }
    }

    /** Told of answers, on the thread that called {@link #run}. */
    public interface Answers {
        /** The engine's answer to the command at an index; each index comes once, in any order. */
        void onOutcome(int index, Outcome outcome);
    }

    /** Told how far it is, on the thread that called, a few times for each thousand answers at most. */
    public interface Progress {
        /** Tells nobody. */
        Progress NONE = (done, total) -> {};

        /** So many commands of so many are answered. */
        void onProgress(long done, long total);
    }

    /**
     * Prepares a demo festival: rates, duties, commissions, shops, SKUs and deals. A run that was broken off can be
     * repeated with the same keys and doors: what was done before is not done again. Pre-sales whose time is over when the
     * festival is prepared are left out.
     *
     * @param demo what to prepare.
     * @param doors when the festival is open, as it was scheduled.
     * @param clockMs the time in ms of the epoch, close to the node's.
     * @param keys the keys to use; the same again if a run is to be repeated.
     * @param progress told of answers about shops and SKUs.
     * @throws SeedingException when a command is refused or there are no answers any more.
     * @throws InterruptedException when the calling thread is interrupted.
     */
    public void seed(DemoFestival demo, Doors doors, LongSupplier clockMs, Keys keys, Progress progress)
            throws SeedingException, InterruptedException {
        long total = demo.shops().size() + (long) demo.skus().size();
        accepted(demo.rates(), keys, RATE_KEYS, Progress.NONE);
        setDuties(demo, clockMs, keys);
        accepted(demo.commissions(), keys, COMMISSION_KEYS, Progress.NONE);
        long[] shops = accepted(demo.shops(), keys, SHOP_KEYS, (done, _) -> progress.onProgress(done, total));
        List<Command.ListSku> listings = demo.skus(index -> Math.toIntExact(shops[index]));
        long[] skus = accepted(listings, keys, SKU_KEYS, (done, _) -> progress.onProgress(shops.length + done, total));
        DemoDeals deals =
                demo.deals(doors, index -> Math.toIntExact(shops[index]), index -> Math.toIntExact(skus[index]));
        accepted(deals.commands().subList(0, deals.sure()), keys, DEAL_KEYS, Progress.NONE);
        tolerant(
                deals.commands().subList(deals.sure(), deals.commands().size()), keys, EARLY_DEAL_KEYS, Seeder::isOver);
    }

    /** Duties are in force from a moment soon; where that has passed when they arrive, from a later one. */
    private void setDuties(DemoFestival demo, LongSupplier clockMs, Keys keys)
            throws SeedingException, InterruptedException {
        boolean[] isLate = {true};
        for (long leadMs = DUTY_LEAD_MS; isLate[0]; leadMs *= 2) {
            isLate[0] = false;
            boolean isLast = leadMs > LONGEST_DUTY_LEAD_MS;
            tolerant(demo.duties(clockMs.getAsLong() + leadMs), keys, DUTY_KEYS, refusal -> {
                boolean tooLate = !isLast && isAbout(Rejection.Field.IN_FORCE_FROM, refusal);
                isLate[0] |= tooLate;
                // A conflict says that it was set before, from another moment.
                return tooLate || refusal instanceof Rejection.IdempotencyConflict;
            });
        }
    }

    private static boolean isOver(Rejection refusal) {
        return isAbout(Rejection.Field.ENDS_AT, refusal);
    }

    private static boolean isAbout(Rejection.Field field, Rejection refusal) {
        return refusal instanceof Rejection.OutOfRange range && range.field() == field;
    }

    /**
     * Puts commands through that must all be accepted.
     *
     * @param commands what to do, begun in this order.
     * @param keys the keys to use.
     * @param kind sets these commands' keys apart from others of the same {@code keys}.
     * @param progress told of answers.
     * @return the ids of the answers, in the order of the commands.
     * @throws SeedingException when a command is refused or there are no answers any more.
     * @throws InterruptedException when the calling thread is interrupted.
     */
    public long[] accepted(List<? extends Command> commands, Keys keys, int kind, Progress progress)
            throws SeedingException, InterruptedException {
        return accepted(commands.size(), commands::get, keys, kind, progress);
    }

    /** As {@link #accepted(List, Keys, int, Progress)}, for commands that are made when they are sent. */
    public long[] accepted(int size, IntFunction<Command> commands, Keys keys, int kind, Progress progress)
            throws SeedingException, InterruptedException {
        return carriedOut(size, commands, keys, kind, _ -> false, progress);
    }

    private void tolerant(List<? extends Command> commands, Keys keys, int kind, Predicate<Rejection> isFine)
            throws SeedingException, InterruptedException {
        carriedOut(commands.size(), commands::get, keys, kind, isFine, Progress.NONE);
    }

    private long[] carriedOut(
            int size,
            IntFunction<Command> commands,
            Keys keys,
            int kind,
            Predicate<Rejection> isFine,
            Progress progress)
            throws SeedingException, InterruptedException {
        long[] ids = new long[size];
        Outcome.Rejected[] refusals = new Outcome.Rejected[1];
        int[] refusedAt = new int[1];
        Work work = new Listed(size, commands, keys, kind);
        run(
                work,
                (index, outcome) -> {
                    switch (outcome) {
                        case Outcome.Accepted done -> ids[index] = done.id();
                        case Outcome.Rejected refused when isFine.test(refused.rejection()) -> {
                            // Nothing came of it, as it should.
                        }
                        case Outcome.Rejected refused -> {
                            refusals[0] = refused;
                            refusedAt[0] = index;
                        }
                    }
                },
                progress);
        if (refusals[0] != null) {
            throw new SeedingException(
                    "refused: " + commands.apply(refusedAt[0]) + ", because of " + refusals[0].rejection());
        }
        return ids;
    }

    private record Listed(int size, IntFunction<Command> commands, Keys keys, int kind) implements Work {
        @Override
        public Command command(int index) {
            return commands.apply(index);
        }

        @Override
        public Request key(int index) {
            return keys.key(kind, index);
        }
    }

    /**
     * Puts commands through, and waits until each has its answer, accepted or rejected.
     *
     * @param work the commands.
     * @param answers told each answer.
     * @param progress told how far it is.
     * @throws SeedingException when there are no answers any more, or the festival can't store more.
     * @throws InterruptedException when the calling thread is interrupted.
     */
    public void run(Work work, Answers answers, Progress progress) throws SeedingException, InterruptedException {
        new Run(work, answers, progress).toTheEnd();
    }

    /** How one command ended, handed over by the festival's thread; either there is an outcome or a failure. */
    private sealed interface Ending {
        record Answered(int index, Outcome outcome) implements Ending {}

        record Failed(int index, Failure failure) implements Ending {}
    }

    /** One call of {@link #run}. */
    private final class Run {
        private final Work work;
        private final Answers answers;
        private final Progress progress;
        private final Queue<Ending> endings = new ConcurrentLinkedQueue<>();
        private final ArrayDeque<Integer> again = new ArrayDeque<>();
        private final long startNanos = System.nanoTime();
        private long lastAnswerNanos = startNanos;
        private long notBeforeNanos = startNanos;
        private int next;
        private int inFlight;
        private int answered;

        Run(Work work, Answers answers, Progress progress) {
            this.work = work;
            this.answers = answers;
            this.progress = progress;
        }

        void toTheEnd() throws SeedingException, InterruptedException {
            while (answered < work.size()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted after " + answered + " of " + work.size());
                }
                boolean took = takeEndings();
                boolean sent = send(System.nanoTime());
                if (!took && !sent) {
                    checkPatience();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
            progress.onProgress(answered, work.size());
        }

        private boolean takeEndings() throws SeedingException {
            boolean took = false;
            for (Ending ending = endings.poll(); ending != null; ending = endings.poll()) {
                took = true;
                inFlight--;
                switch (ending) {
                    case Ending.Answered(int index, Outcome outcome) -> {
                        answers.onOutcome(index, outcome);
                        answered++;
                        lastAnswerNanos = System.nanoTime();
                    }
                    case Ending.Failed(int index, Failure failure) -> onFailure(index, failure);
                }
            }
            if (took) {
                progress.onProgress(answered, work.size());
            }
            return took;
        }

        private void onFailure(int index, Failure failure) throws SeedingException {
            switch (failure) {
                case STORAGE_FULL ->
                    throw new SeedingException("the festival's disk is full after " + answered + " of " + work.size());
                case OVERLOADED, TIMED_OUT, UNAVAILABLE -> {
                    again.add(index);
                    notBeforeNanos = System.nanoTime() + BACK_OFF_NANOS;
                }
            }
        }

        private boolean send(long nowNanos) {
            boolean sent = false;
            while (inFlight < window && nowNanos - notBeforeNanos >= 0) {
                Integer repeated = again.poll();
                if (repeated != null) {
                    submit(repeated);
                } else if (next < work.size() && nowNanos - startNanos >= work.dueNanos(next)) {
                    submit(next++);
                } else {
                    break;
                }
                sent = true;
            }
            if (inFlight == 0 && again.isEmpty()) {
                // Waiting for the next to fall due is no lack of answers.
                lastAnswerNanos = nowNanos;
            }
            return sent;
        }

        private void submit(int index) {
            inFlight++;
            festival.submit(work.key(index), work.command(index), new OutcomeHandler() {
                @Override
                public void onOutcome(Outcome outcome) {
                    endings.add(new Ending.Answered(index, outcome));
                }

                @Override
                public void onFailure(Failure failure) {
                    endings.add(new Ending.Failed(index, failure));
                }
            });
        }

        private void checkPatience() throws SeedingException {
            if (System.nanoTime() - lastAnswerNanos > patienceNanos) {
                throw new SeedingException("no answer for "
                        + Duration.ofNanos(patienceNanos).toSeconds() + " s, after " + answered + " of " + work.size());
            }
        }
    }
}
