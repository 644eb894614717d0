package io.drumroll.app;

import io.drumroll.board.BoardDetail;
import io.drumroll.board.BoardFigures;
import io.drumroll.edge.BoardDay.Detail;
import io.drumroll.edge.BoardSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Questions about what lines of the board consist of, which the thread that counts answers between two events. Many viewers
 * cost it little: who asks what somebody asked a moment ago gets the same answer, few questions wait, and answering takes at
 * most about a tenth of that thread's time.
 */
final class BoardQuestions {
    /** Questions that may wait. */
    static final int MAX_WAITING = 64;
    /** Answers that are kept for others who ask the same. */
    static final int MAX_KEPT = 512;
    /** How long an answer is good. */
    static final long GOOD_FOR_NS = TimeUnit.SECONDS.toNanos(3);
    /** How long one waits for an answer, in ms. */
    private static final long PATIENCE_MS = 5_000;
    /** After so long answering, the thread goes on to count. */
    private static final long SPEND_NS = TimeUnit.MILLISECONDS.toNanos(5);
    /** How many times as long as it answered it counts before it answers again. */
    private static final long RATIO = 10;

    private final ArrayBlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Map<Question, Asked> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Asked> eldest) {
            return size() > MAX_KEPT;
        }
    };

    /** Of the thread that counts. */
    private long restUntilNs = System.nanoTime();

    private record Question(BoardDetail.By by, String key) {}

    private record Asked(Question question, CompletableFuture<Detail> answer, long atNs) {
        boolean isGood(long nowNs) {
            return !answer.isDone() || nowNs - atNs < GOOD_FOR_NS;
        }
    }

    /** The answer, as it comes; any thread. */
    CompletionStage<Detail> ask(BoardDetail.By by, String key) {
        Question question = new Question(by, key);
        long nowNs = System.nanoTime();
        synchronized (kept) {
            Asked before = kept.get(question);
            if (before != null && before.isGood(nowNs)) {
                return before.answer();
            }
            Asked asked = new Asked(question, new CompletableFuture<>(), nowNs);
            if (!waiting.offer(asked)) {
                return CompletableFuture.completedFuture(new Detail.Busy());
            }
            kept.put(question, asked);
            return asked.answer().completeOnTimeout(new Detail.Busy(), PATIENCE_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Answers some of those who wait, if it is time to; only on the thread that counts. */
    void answer(BoardFigures figures) {
        long startNs = System.nanoTime();
        if (startNs - restUntilNs < 0) {
            return;
        }
        long spentNs = 0;
        @Nullable Asked next = waiting.poll();
        while (next != null) {
            answer(next, figures);
            spentNs = System.nanoTime() - startNs;
            next = spentNs < SPEND_NS ? waiting.poll() : null;
        }
        restUntilNs = startNs + RATIO * spentNs;
    }

    private static void answer(Asked asked, BoardFigures figures) {
        if (asked.answer().isDone()) {
            return; // they gave up
        }
        try {
            Question question = asked.question();
            Optional<BoardDetail> detail = figures.detail(question.by(), question.key());
            asked.answer().complete(detail.<Detail>map(BoardQuestions::found).orElseGet(Detail.Unknown::new));
        } catch (RuntimeException e) {
            asked.answer().completeExceptionally(e); // who asked is told; the counting goes on
        }
    }

    private static Detail found(BoardDetail detail) {
        return new Detail.Found(new BoardSource.Snapshot(detail.position(), detail.toJson()));
    }
}
