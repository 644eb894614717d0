package io.drumroll.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.board.BoardDetail.By;
import io.drumroll.board.BoardSnapshot.Rank;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoardDetailTest {
    private static final long OPEN = Story.OPENS_AT_MS;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void saysOfEveryLineOfTheBoardWhatItConsistsOf(long seed) {
        List<Happened> events = RandomStory.of(seed, 3_000);
        BoardFigures figures = new BoardFigures();
        events.forEach(happened -> happened.to(figures));
        NaiveBoard naive = new NaiveBoard(events);
        BoardSnapshot board = figures.snapshot(OPEN, 0);

        for (By by : By.values()) {
            List<Rank> ranks = ranks(board, by);
            assertThat(ranks).as(by.word()).isNotEmpty();
            for (Rank rank : ranks) {
                BoardDetail detail = figures.detail(by, rank.key()).orElseThrow();
                assertThat(new Rank(detail.key(), detail.name(), detail.gmvMinor(), detail.count()))
                        .isEqualTo(rank);
                assertThat(detail.parts()).as(by + " " + rank.key()).isEqualTo(naive.parts(by, rank.key()));
            }
        }
    }

    @Test
    void tellsAPlaceThatOnlyWaitsForItsMoneyFromOneThatNobodyEverSaw() {
        BoardFigures figures = Story.withOneSku()
                .at(OPEN)
                .place(5, Story.GUANGDONG, Story.line(1, 1, 700))
                .place(5, Story.GUANGDONG, Story.line(1, 1, 700))
                .told();

        assertThat(figures.detail(By.PROVINCE, "CN-GD").orElseThrow().gmvMinor())
                .isZero();
        assertThat(figures.detail(By.PROVINCE, "CN-BJ")).isEmpty();
    }

    @Test
    void doesNotKnowWhatIsNotOnTheBoard() {
        BoardFigures figures = Story.withOneSku().at(OPEN).buy(1, 700).told();

        assertThat(figures.detail(By.COUNTRY, "cn")).isEmpty();
        assertThat(figures.detail(By.COUNTRY, "CHN")).isEmpty();
        assertThat(figures.detail(By.PROVINCE, "CN")).isEmpty();
        assertThat(figures.detail(By.PROVINCE, "CN-")).isEmpty();
        assertThat(figures.detail(By.PROVINCE, "CN-GDXY")).isEmpty();
        assertThat(figures.detail(By.CITY_TIER, "6")).isEmpty();
        assertThat(figures.detail(By.CITY_TIER, "-1")).isEmpty();
        assertThat(figures.detail(By.CATEGORY, "Tea")).isEmpty();
        assertThat(figures.detail(By.BRAND, "")).isEmpty();
        assertThat(figures.detail(By.SHOP, "0")).isEmpty();
        assertThat(figures.detail(By.SHOP, "2")).isEmpty();
        assertThat(figures.detail(By.SKU, "01")).isEmpty();
        assertThat(figures.detail(By.SKU, "99999999999")).isEmpty();
        assertThat(By.of("tiers")).isEmpty();
    }

    @Test
    void writesWhatTheContractSays() {
        BoardFigures figures = Story.withOneSku().at(OPEN).buy(1, 700).told();

        assertThat(new String(figures.detail(By.SKU, "1").orElseThrow().toJson(), StandardCharsets.UTF_8))
                .isEqualTo(("{'by':'sku','key':'1','name':'Assam','asOfMs':%d,'gmvMinor':700,'pieces':1,'parts':["
                                + "{'by':'category','rows':[{'key':'tea','name':'tea','gmvMinor':700}]},"
                                + "{'by':'brand','rows':[{'key':'Halm','name':'Halm','gmvMinor':700}]},"
                                + "{'by':'shop','rows':[{'key':'1','name':'Teekontor','gmvMinor':700}]},"
                                + "{'by':'origin','rows':[{'key':'DE','name':'DE','gmvMinor':700}]}]}")
                        .formatted(OPEN)
                        .replace('\'', '"'));
    }

    @Test
    void countsNothingOfACategoryBeyondThoseThatAreToldApart() {
        CategoryMatrix matrix = new CategoryMatrix(2);
        matrix.add(1, CategoryMatrix.MAX_CATEGORIES - 1, 5);
        matrix.add(1, CategoryMatrix.MAX_CATEGORIES, 7);
        long[] sums = new long[CategoryMatrix.MAX_CATEGORIES];

        matrix.addTo(sums, 1);

        assertThat(sums[CategoryMatrix.MAX_CATEGORIES - 1]).isEqualTo(5);
        assertThat(sums).endsWith(0, 5).hasSize(CategoryMatrix.MAX_CATEGORIES);
    }

    private static List<Rank> ranks(BoardSnapshot board, By by) {
        return switch (by) {
            case COUNTRY -> board.countries();
            case PROVINCE -> board.provinces();
            case CITY_TIER -> board.cityTiers();
            case CATEGORY -> board.categories();
            case BRAND -> board.brands();
            case ORIGIN -> board.origins();
            case SHOP -> board.shops();
            case SKU -> board.skus();
        };
    }
}
