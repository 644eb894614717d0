package io.drumroll.crowd.shopper;

import io.drumroll.client.Failure;
import io.drumroll.client.Festival;
import io.drumroll.client.OutcomeHandler;
import io.drumroll.client.ReplyHandler;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Outcome;
import io.drumroll.engine.message.Query;
import io.drumroll.engine.message.Request;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Where shoppers ask and get their answers: everything is called by one thread, in {@link #step}, though the festival
 * answers on its own. What had no answer is asked again, under the same key, a few times and ever more slowly.
 */
final class Desk {
    /** How often one thing is asked before the shopper leaves. */
    static final int MAX_TRIES = 8;
    /** Things that shoppers mean to do later; beyond that they forget. */
    static final int MAX_PLANS = 100_000;

    /** The rest is kept for asking again. */
    private static final int MAX_WISHES = MAX_PLANS * 9 / 10;

    private static final long FIRST_WAIT_MS = 20;

    private final Festival festival;
    private final Tally tally;
    private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Plan> plans =
            new PriorityQueue<>(Comparator.comparingLong(Plan::dueMs).thenComparingLong(Plan::number));
    private long planned;
    private long nowMs;

    Desk(Festival festival, Tally tally) {
        this.festival = festival;
        this.tally = tally;
    }

    private record Plan(long dueMs, long number, Runnable action) {}

    /** Works on answers and on plans that fell due; answers whether there were any. */
    boolean step(long nowMs) {
        this.nowMs = nowMs;
        boolean worked = false;
        for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
            answer.run();
            worked = true;
        }
        for (Plan plan = plans.peek(); plan != null && plan.dueMs() <= nowMs; plan = plans.peek()) {
            plans.remove();
            plan.action().run();
            worked = true;
        }
        return worked;
    }

    /** Does something later, unless too much is planned already. */
    void after(long delayMs, Runnable action) {
        if (plans.size() < MAX_WISHES) {
            plan(delayMs, action);
        }
    }

    private void plan(long delayMs, Runnable action) {
        plans.add(new Plan(nowMs + delayMs, planned++, action));
    }

    /** Asks for a command; exactly one of {@code then} and {@code noAnswer} is called in a later step. */
    void submit(Request key, Command command, Consumer<Outcome> then, Runnable noAnswer) {
        submit(key, command, then, noAnswer, 1);
    }

    private void submit(Request key, Command command, Consumer<Outcome> then, Runnable noAnswer, int tries) {
        festival.submit(key, command, new OutcomeHandler() {
            @Override
            public void onOutcome(Outcome outcome) {
                answers.add(() -> {
                    if (outcome instanceof Outcome.Rejected rejected) {
                        tally.rejected(rejected.rejection().code());
                    }
                    then.accept(outcome);
                });
            }

            @Override
            public void onFailure(Failure failure) {
                answers.add(
                        () -> retry(failure, tries, noAnswer, () -> submit(key, command, then, noAnswer, tries + 1)));
            }
        });
    }

    /** Asks a fresh read; exactly one of {@code then} and {@code noAnswer} is called in a later step. */
    <A> void read(Query<A> query, Consumer<Query.Result<A>> then, Runnable noAnswer) {
        read(query, then, noAnswer, 1);
    }

    private <A> void read(Query<A> query, Consumer<Query.Result<A>> then, Runnable noAnswer, int tries) {
        festival.read(0, query, new ReplyHandler<>() {
            @Override
            public void onReply(Query.Reply<A> reply) {
                answers.add(() -> then.accept(reply.result()));
            }

            @Override
            public void onFailure(Failure failure) {
                answers.add(() -> retry(failure, tries, noAnswer, () -> read(query, then, noAnswer, tries + 1)));
            }
        });
    }

    private void retry(Failure failure, int tries, Runnable noAnswer, Runnable again) {
        tally.noAnswer(failure.name());
        if (tries < MAX_TRIES && plans.size() < MAX_PLANS) {
            plan(FIRST_WAIT_MS << tries, again);
        } else {
            noAnswer.run();
        }
    }
}
