package io.drumroll.app;

import io.drumroll.board.BoardDetail;
import io.drumroll.board.BoardFigures;
import io.drumroll.board.BoardFilm;
import io.drumroll.edge.BoardDay;
import io.drumroll.edge.BoardSource.Snapshot;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The film of the day and the answers to questions about the board, from its figures to those who look. */
final class BoardDayView implements BoardDay {
    /** How old the day's answer may be, in ms. */
    private static final long KEPT_MS = 1_000;

    private final BoardQuestions questions = new BoardQuestions();
    private final LongSupplier nowMs;
    private volatile BoardFilm film;

    private @Nullable BoardFilm writtenFilm;
    private @Nullable Snapshot written;
    private long writtenMs;

    BoardDayView(BoardFilm film, LongSupplier nowMs) {
        this.film = film;
        this.nowMs = nowMs;
    }

    /** Shows the film as it is now, and answers some questions; only on the thread that counts. */
    void publish(BoardFigures figures) {
        film = figures.film();
        questions.answer(figures);
    }

    /** Written once a second at most, and only when somebody asks. */
    @Override
    public synchronized Snapshot day() {
        BoardFilm newest = film;
        long atMs = nowMs.getAsLong();
        Snapshot ready = written;
        if (ready == null || !newest.equals(writtenFilm) || atMs - writtenMs >= KEPT_MS) {
            ready = new Snapshot(newest.position(), newest.day(atMs));
            written = ready;
            writtenFilm = newest;
            writtenMs = atMs;
        }
        return ready;
    }

    @Override
    public Optional<Snapshot> at(long ms) {
        return film.at(ms).map(moment -> new Snapshot(moment.position(), moment.json()));
    }

    @Override
    public CompletionStage<Detail> detail(String by, String key) {
        BoardDetail.By kind = BoardDetail.By.of(by)
                .orElseThrow(() -> new IllegalArgumentException("the board has no lines by " + by));
        return questions.ask(kind, key);
    }
}
