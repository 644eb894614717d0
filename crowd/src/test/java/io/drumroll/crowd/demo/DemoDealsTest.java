package io.drumroll.crowd.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.MakeDeal;
import io.drumroll.engine.promotion.DealOffer;
import io.drumroll.engine.promotion.DealTerms;
import io.drumroll.engine.promotion.Funder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoDealsTest {
    private static final Doors DOORS = new Doors(1_800_000_000_000L, 1_800_003_600_000L);

    private final DemoDeals deals = DemoFestival.of(7).deals(DOORS, index -> index + 1, index -> index + 1);

    @Test
    void theSameSeedAndDoorsGiveTheSameDeals() {
        DemoDeals again = DemoFestival.of(7).deals(DOORS, index -> index + 1, index -> index + 1);

        assertThat(again.commands()).isEqualTo(deals.commands());
    }

    @Test
    void hasEveryKindEvenInASmallFestival() {
        DemoDeals small = DemoFestival.of(20, 500, 7).deals(DOORS, index -> index + 1, index -> index + 1);

        assertThat(offers(small)).map(offer -> offer.terms().kind()).contains(kinds());
        assertThat(offers(small)).map(DealOffer::funder).contains(Funder.values());
    }

    @Test
    void namesDealsAsPeopleReadThem() {
        assertThat(offers(deals))
                .map(DealOffer::name)
                .contains("Every full CNY 300 saves 50", "Festival coupon: CNY 30 off CNY 400", "Red packet of CNY 8")
                .allMatch(name -> name.getBytes(StandardCharsets.UTF_8).length <= Limits.MAX_TEXT_BYTES);
        assertThat(Amounts.text(300_00, DemoFestival.CURRENCY)).isEqualTo("CNY 300");
        assertThat(Amounts.text(9_90, DemoFestival.CURRENCY)).isEqualTo("CNY 9.90");
        assertThat(Amounts.text(1_250, new io.drumroll.engine.money.Currency("KWD")))
                .isEqualTo("KWD 1.250");
        assertThat(Amounts.text(980, new io.drumroll.engine.money.Currency("JPY")))
                .isEqualTo("JPY 980");
    }

    @Test
    void takesDepositsBeforeTheDoorsWhoseBalancesFallDueAtTheOpening() {
        List<DealOffer> early =
                offers(deals).subList(deals.sure(), offers(deals).size());

        assertThat(early).isNotEmpty().allSatisfy(offer -> {
            assertThat(offer.endsAtMs()).isEqualTo(DOORS.opensAtMs());
            assertThat(((DealTerms.PreSale) offer.terms()).balanceFromMs()).isEqualTo(DOORS.opensAtMs());
        });
        assertThat(offers(deals).subList(0, deals.sure())).allMatch(offer -> offer.endsAtMs() > DOORS.opensAtMs());
    }

    private static List<DealOffer> offers(DemoDeals deals) {
        return deals.commands().stream().map(MakeDeal::offer).toList();
    }

    private static Integer[] kinds() {
        return IntStream.rangeClosed(1, 10).boxed().toArray(Integer[]::new);
    }
}
