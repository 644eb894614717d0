package io.drumroll.crowd.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.drumroll.engine.duty.DutyRule;
import io.drumroll.engine.limit.Limits;
import io.drumroll.engine.message.Command;
import io.drumroll.engine.message.Command.ListSku;
import io.drumroll.engine.message.Command.OpenShop;
import io.drumroll.engine.shop.ShopKind;
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
            assertThat(inYuan(sku)).isBetween(3.0, 20_000.0);
            assertThat(sku.tariffCode()).matches("[0-9]{6}");
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

    @Test
    void hasShopsOfEveryKindMostOfThemInYuanAndSomeInOtherCurrencies() {
        List<OpenShop> small = DemoFestival.of(12, 100, 7).shops();

        assertThat(small).map(OpenShop::kind).contains(ShopKind.values());
        assertThat(small).map(shop -> shop.currency().code()).contains("CNY", "USD", "EUR", "JPY", "KWD");
        assertThat(festival.shops())
                .filteredOn(shop -> shop.currency().equals(DemoFestival.CURRENCY))
                .hasSizeGreaterThan(DemoFestival.DEFAULT_SHOPS / 2);
        assertThat(festival.shops())
                .filteredOn(shop -> shop.kind() == ShopKind.IMPORT)
                .allMatch(shop -> DemoTrade.currencyOf(shop.country()).equals(shop.currency()));
    }

    @Test
    void setsDutiesForWhatComesToChinaAndForWhatGoesToSwedenGermanyAndAmerica() {
        List<DutyRule> rules =
                festival.duties(5).stream().map(Command.SetDuty::rule).toList();

        assertThat(rules).allMatch(rule -> rule.fromMs() == 5 && rule.thresholdMinor() > 0);
        assertThat(rules).map(rule -> rule.destination().code()).contains("CN", "SE", "DE", "US");
        assertThat(rules)
                .filteredOn(rule -> rule.destination().code().equals("CN"))
                .map(rule -> rule.origin().code())
                .contains("US", "DE", "JP", "KW");
        assertThat(festival.commissions()).hasSize(16);
    }

    private static double inYuan(ListSku sku) {
        return festivalMinor(sku) / 100.0;
    }

    private static double festivalMinor(ListSku sku) {
        double rate = DemoTrade.rates().stream()
                .filter(each -> each.currency().equals(sku.price().currency()))
                .mapToDouble(each -> (double) each.festivalMinor() / each.foreignMinor())
                .findFirst()
                .orElse(1);
        return sku.price().amountMinor() * rate;
    }

    private static boolean isShort(String text) {
        return !text.isBlank() && text.getBytes(StandardCharsets.UTF_8).length <= Limits.MAX_TEXT_BYTES;
    }
}
