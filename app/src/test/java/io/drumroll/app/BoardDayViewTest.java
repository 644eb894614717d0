package io.drumroll.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drumroll.board.BoardFigures;
import io.drumroll.edge.BoardDay.Detail;
import io.drumroll.edge.BoardSource.Snapshot;
import io.drumroll.engine.message.Event;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.ShopKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BoardDayViewTest {
    private static final long OPENS_MS = 1_762_790_400_000L;
    private static final long MINUTE_MS = 60_000;
    private static final Currency CNY = new Currency("CNY");

    private final AtomicLong nowMs = new AtomicLong(OPENS_MS);
    private final BoardFigures figures = figures();
    private final BoardDayView view = new BoardDayView(figures.film(), nowMs::get);

    @Test
    void answersAQuestionWhenTheCountingThreadComesToIt() {
        CompletableFuture<Detail> asked = ask("category", "tea");
        assertThat(asked).isNotDone();

        view.publish(figures);

        assertThat(asked.join()).isInstanceOf(Detail.Found.class);
    }

    @Test
    void givesEverybodyWhoAsksTheSameOneAnswer() {
        CompletableFuture<Detail> first = ask("shop", "1");
        for (int i = 0; i < 10 * BoardQuestions.MAX_WAITING; i++) {
            assertThat(ask("shop", "1")).isSameAs(first);
        }
        view.publish(figures);
        assertThat(ask("shop", "1")).isSameAs(first).isDone();
    }

    @Test
    void saysThatItIsBusyWhenTooManyDifferentQuestionsWait() {
        List<CompletableFuture<Detail>> asked = new ArrayList<>();
        for (int sku = 1; sku <= BoardQuestions.MAX_WAITING; sku++) {
            asked.add(ask("sku", String.valueOf(sku)));
        }

        assertThat(ask("sku", "9999").join()).isEqualTo(new Detail.Busy());
        assertThat(asked).noneMatch(CompletableFuture::isDone);

        // The counting thread rests between answers.
        while (!asked.getLast().isDone()) {
            view.publish(figures);
        }
        assertThat(asked.getFirst().join()).isInstanceOf(Detail.Found.class);
        assertThat(asked.getLast().join()).isEqualTo(new Detail.Unknown());
    }

    @Test
    void doesNotKnowLinesThatTheBoardDoesNotHave() {
        assertThatThrownBy(() -> view.detail("mood", "good")).isInstanceOf(IllegalArgumentException.class);
        CompletableFuture<Detail> asked = ask("brand", "nobody's");
        view.publish(figures);
        assertThat(asked.join()).isEqualTo(new Detail.Unknown());
    }

    @Test
    void showsTheFilmAsItWasPublished() {
        assertThat(view.at(OPENS_MS + MINUTE_MS)).isEmpty();

        figures.filmUpTo(OPENS_MS + MINUTE_MS);
        assertThat(view.at(OPENS_MS + MINUTE_MS)).isEmpty();
        view.publish(figures);

        assertThat(view.at(OPENS_MS + 2 * MINUTE_MS).orElseThrow().position()).isEqualTo(3);
        assertThat(view.at(OPENS_MS - 1)).isEmpty();
        assertThat(view.day().position()).isEqualTo(3);
    }

    @Test
    void writesTheDayOnceForAllWhoAskInASecond() {
        Snapshot first = view.day();
        nowMs.addAndGet(999);
        assertThat(view.day()).isSameAs(first);
        nowMs.addAndGet(1);
        assertThat(view.day()).isNotSameAs(first);

        Snapshot second = view.day();
        figures.filmUpTo(OPENS_MS);
        view.publish(figures);
        assertThat(view.day()).isNotSameAs(second);
    }

    private CompletableFuture<Detail> ask(String by, String key) {
        return view.detail(by, key).toCompletableFuture();
    }

    private static BoardFigures figures() {
        BoardFigures figures = new BoardFigures();
        long timeMs = OPENS_MS - MINUTE_MS;
        Country portugal = new Country("PT");
        figures.onEvent(
                1,
                timeMs,
                new Event.FestivalScheduled("11.11", CNY, OPENS_MS, OPENS_MS + 60 * MINUTE_MS, 1_000, 1_000));
        figures.onEvent(2, timeMs, new Event.ShopOpened(1, "Lisbon Tea", portugal, ShopKind.BAZAAR, CNY));
        figures.onEvent(
                3, timeMs, new Event.SkuListed(1, 1, "Azores green", "tea", "Ilha", portugal, "0902", 900, 10, 0));
        return figures;
    }
}
