package io.drumroll.engine;

import static io.drumroll.engine.Basket.off;
import static io.drumroll.engine.Given.TEA_HOUSE;
import static io.drumroll.engine.Given.line;
import static io.drumroll.engine.limit.Limits.MAX_AMOUNT_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_PRICE_MINOR;
import static io.drumroll.engine.limit.Limits.MAX_QUANTITY;
import static io.drumroll.engine.limit.Limits.MAX_RATE;
import static io.drumroll.engine.promotion.Stage.ITEM;
import static io.drumroll.engine.promotion.Stage.SHOP_TIERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.money.Currency;
import io.drumroll.engine.order.LineRequest;
import io.drumroll.engine.promotion.DealTerms.BundlePrice;
import io.drumroll.engine.promotion.DealTerms.ShopTiers;
import io.drumroll.engine.promotion.DealTerms.Tier;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where the engine was found to differ from docs/rules.md. */
class FoundByTests {
    private final Given given = Given.festival();

    /** Adjustments are listed 'bundles by number, each line by line', whatever the order of the bundle's members. */
    @Test
    void listsABundlesLinesInTheOrdersOrderNotTheBundles() {
        int tea = given.skuOf(TEA_HOUSE, 2_000);
        int cup = given.skuOf(TEA_HOUSE, 1_000);
        int bundle = given.deal(new BundlePrice(List.of(line(tea, 1), line(cup, 1)), 2_400));

        assertThat(given.basket(line(cup, 1), line(tea, 1)).adjustments())
                .containsExactly(off(0, bundle, ITEM, 200), off(1, bundle, ITEM, 400));
    }

    /** Of equal remainders the first line wins the unit left over. */
    @Test
    void givesTheUnitThatABundleLeavesOverToTheOrdersFirstLine() {
        int tea = given.skuOf(TEA_HOUSE, 1_000);
        int cup = given.skuOf(TEA_HOUSE, 1_000);
        given.deal(new BundlePrice(List.of(line(tea, 1), line(cup, 1)), 1_999));

        assertThat(given.basket(line(cup, 1), line(tea, 1)).payable()).containsExactly(999L, 1_000L);
    }

    /**
     * In a currency of small units the lines of a shop can come to more than a long holds, while an order may have them:
     * their sum wraps around below zero, and the tiers are not reached.
     */
    @Test
    void reachesTiersWithMoreThanALongHolds() {
        reachesTiers(93);
    }

    /** And further around, above zero again: splitting what the tiers save throws, which stops the node. */
    @Test
    void reachesTiersWithTwiceAsMuchAsALongHolds() {
        reachesTiers(200);
    }

    private void reachesTiers(int lines) {
        Currency tiny = new Currency("IRR");
        int shop = given.rate(tiny, 1, MAX_RATE).shop(tiny);
        int tiers = given.deal(new ShopTiers(shop, List.of(new Tier(MAX_AMOUNT_MINOR, 1))));
        // 10^17 a line, which are 10^8 in the festival's currency.
        LineRequest[] wanted = IntStream.range(0, lines)
                .mapToObj(_ -> line(given.skuOf(shop, MAX_PRICE_MINOR), MAX_QUANTITY))
                .toArray(LineRequest[]::new);

        assertThat(given.basket(wanted).adjustments()).containsExactly(off(0, tiers, SHOP_TIERS, 1));
    }
}
