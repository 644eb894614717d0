package io.drumroll.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.exchange.Rates;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Event.FestivalScheduled;
import io.drumroll.engine.message.Event.RateFixed;
import io.drumroll.engine.message.Event.ShopOpened;
import io.drumroll.engine.message.Event.SkuListed;
import io.drumroll.engine.message.Rejection.CapacityReached;
import io.drumroll.engine.message.Rejection.Field;
import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.OrderLine;
import io.drumroll.engine.region.Country;
import io.drumroll.engine.shop.Frame;
import io.drumroll.engine.shop.ShopKind;
import io.drumroll.engine.shop.Shops;
import io.drumroll.engine.sku.Skus;
import io.drumroll.engine.table.SnapshotBytes;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What shops could ever come to own stays within a long in each currency, so that no account ever overflows. */
class TurnoverTest {
    private static final Currency CNY = new Currency("CNY");
    private static final Currency USD = new Currency("USD");
    private static final Country CHINA = new Country("CN");
    private static final int AT_HOME = 1;
    private static final int ABROAD = 2;
    private static final long MAX = Limits.MAX_TURNOVER_MINOR;

    private final Rates rates = new Rates();
    private final Shops shops = new Shops(new Frame(), rates);
    private final Skus skus = new Skus();
    private final Turnover turnover = new Turnover(skus, shops);

    @BeforeEach
    void openAShopAtHomeAndOneAbroad() {
        rates.apply(new FestivalScheduled("11.11", CNY, 0, 1, 1, 1));
        rates.apply(new RateFixed(USD, 7, 1));
        shops.apply(new ShopOpened(1, "Tea house", CHINA, ShopKind.BAZAAR, CNY));
        shops.apply(new ShopOpened(2, "Pottery", CHINA, ShopKind.BAZAAR, USD));
        skus.apply(new SkuListed(AT_HOME, 1, "Oolong", "tea", "Leaf", CHINA, "", 1, 1, 0));
        skus.apply(new SkuListed(ABROAD, 2, "Pot", "tea", "Clay", CHINA, "", 1, 1, 0));
    }

    @Test
    void letsOrdersThroughUpToTheLimitOfEachCurrency() {
        turnover.apply(line(AT_HOME, MAX - 10, 4));
        turnover.apply(line(ABROAD, MAX - 20, 1));

        assertThat(turnover.refuse(List.of(line(AT_HOME, 5, 0)))).isNull();
        assertThat(turnover.refuse(List.of(line(AT_HOME, 6, 0)))).isEqualTo(full());
        assertThat(turnover.refuse(List.of(line(ABROAD, 20, 5)))).isNull();
        assertThat(turnover.refuse(List.of(line(ABROAD, 21, 0)))).isEqualTo(full());
        assertThat(turnover.refuse(List.of(line(ABROAD, 0, 6)))).isEqualTo(full());
    }

    @Test
    void countsTheLinesOfAnOrderTogether() {
        turnover.apply(line(ABROAD, MAX - 20, 0));

        assertThat(turnover.refuse(List.of(line(ABROAD, 10, 0), line(AT_HOME, 9, 0), line(ABROAD, 10, 0))))
                .isNull();
        assertThat(turnover.refuse(List.of(line(ABROAD, 10, 0), line(ABROAD, 11, 0))))
                .isEqualTo(full());
    }

    @Test
    void staysWithinALongHoweverManyLinesAnOrderHas() {
        OrderLine large = line(ABROAD, 100_000_000_000_000_000L, 0);

        assertThat(turnover.refuse(Collections.nCopies(Limits.MAX_ORDER_LINES, large)))
                .isEqualTo(full());
    }

    @Test
    void comesBackFromASnapshot() {
        turnover.apply(line(ABROAD, 3, 2));
        SnapshotBytes bytes = new SnapshotBytes();
        turnover.writeTo(bytes);
        Turnover restored = new Turnover(skus, shops);
        restored.restoreFrom(SnapshotBytes.reader(bytes.toByteArray()));

        assertThat(restored.roomMinor(0)).isEqualTo(MAX - 2);
        assertThat(restored.roomMinor(1)).isEqualTo(MAX - 3);
    }

    private static CapacityReached full() {
        return new CapacityReached(Field.TURNOVER, MAX);
    }

    private static OrderLine line(int sku, long proceedsMinor, long subsidyMinor) {
        return new OrderLine(sku, 1, 1, 1, 1, 0, proceedsMinor, subsidyMinor, 0);
    }
}
