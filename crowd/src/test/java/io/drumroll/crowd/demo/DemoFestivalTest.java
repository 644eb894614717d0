package io.drumroll.crowd.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoFestivalTest {
    private final DemoFestival festival = DemoFestival.of(7);

    @Test
    void theSameSeedGivesTheSameFestival() {
        DemoFestival again = DemoFestival.of(7);

        assertThat(again.shops()).isEqualTo(festival.shops());
        assertThat(again.skus()).isEqualTo(festival.skus());
        assertThat(DemoFestival.of(8).skus()).isNotEqualTo(festival.skus());
    }

    @Test
    void hasTheSizeAskedForAndNoEmptyShop() {
        assertThat(festival.shops()).hasSize(DemoFestival.DEFAULT_SHOPS);
        assertThat(festival.skus()).hasSize(DemoFestival.DEFAULT_SKUS);
        assertThat(festival.skus().stream().map(ListSku::shop).distinct()).hasSize(DemoFestival.DEFAULT_SHOPS);
        assertThat(DemoFestival.of(3, 100_000, 1).skus()).hasSize(100_000);
    }

    @Test
    void isWithinTheEnginesLimits() {
        assertThat(festival.shops()).map(OpenShop::name).allMatch(DemoFestivalTest::isShort);
        assertThat(festival.skus()).allSatisfy(sku -> {
            assertThat(sku.title()).matches(DemoFestivalTest::isShort);
            assertThat(sku.price().amountMinor()).isBetween(500L, 2_000_000L);
            assertThat(sku.stock()).isBetween(1L, Limits.MAX_STOCK);
            assertThat(sku.limitPerBuyer()).isBetween(0, 5);
            assertThat(sku.shop()).isBetween(1, DemoFestival.DEFAULT_SHOPS);
        });
    }

    @Test
    void namesEveryShopAndSkuOnce() {
        assertThat(festival.shops()).map(OpenShop::name).doesNotHaveDuplicates();
        assertThat(festival.skus()).map(ListSku::title).doesNotHaveDuplicates();
    }

    @Test
    void sellsManyCategoriesFromManyCountriesWithSomeScarceDeals() {
        List<ListSku> skus = festival.skus();

        assertThat(skus.stream().map(ListSku::category).distinct()).hasSize(16);
        assertThat(skus.stream().map(ListSku::origin).distinct()).hasSizeGreaterThan(20);
        assertThat(skus.stream().filter(sku -> sku.limitPerBuyer() > 0).count()).isBetween(200L, 400L);
    }

    @Test
    void sellsForShopsThatGotOtherNumbers() {
        List<ListSku> moved = festival.skus(index -> 1_000 + index);

        assertThat(moved)
                .map(ListSku::shop)
                .isEqualTo(festival.skus().stream().map(sku -> sku.shop() + 999).toList());
    }

    private static boolean isShort(String text) {
        return !text.isBlank() && text.getBytes(StandardCharsets.UTF_8).length <= Limits.MAX_TEXT_BYTES;
    }
}
