package io.drumroll.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LiveFiguresTest {
    private final LiveFigures live = new LiveFigures();

    @Test
    void aProductIsInStockAsLongAsOneOfItsSkusIs() {
        live.listed(1, List.of(10L, 11L));
        assertThat(live.productInStock(1)).isFalse();
        live.inStock(10, true);
        live.inStock(11, true);
        live.inStock(10, false);
        assertThat(live.productInStock(1)).isTrue();
        live.inStock(11, false);
        assertThat(live.productInStock(1)).isFalse();
    }

    @Test
    void sumsWhatWasSoldAndCountsNothingTwice() {
        live.listed(1, List.of(10L, 11L));
        live.sold(10, 3);
        live.sold(11, 4);
        live.sold(10, 3);
        live.sold(11, 2);
        assertThat(live.productSold(1)).isEqualTo(5);
    }

    @Test
    void remembersWhatItIsToldOfASkuBeforeItsProduct() {
        live.onDeal(10, true);
        live.sold(10, 7);
        live.listed(1, List.of(10L));
        assertThat(live.productOnDeal(1)).isTrue();
        assertThat(live.productSold(1)).isEqualTo(7);
    }

    @Test
    void refusesLessThanNothingSold() {
        assertThatThrownBy(() -> live.sold(10, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sumsAsPlainMapsDoWhateverMoves() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Long> productOf = new HashMap<>();
        Map<Long, Long> sold = new HashMap<>();
        Map<Long, Boolean> stock = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            long product = random.nextInt(1_500);
            long sku = random.nextInt(4_000);
            switch (random.nextInt(5)) {
                case 0 -> {
                    List<Long> skus = new ArrayList<>();
                    for (int i = random.nextInt(4); i > 0; i--) {
                        skus.add((long) random.nextInt(4_000));
                    }
                    live.listed(product, skus);
                    productOf.values().removeIf(owner -> owner == product);
                    skus.forEach(own -> productOf.put(own, product));
                }
                case 1 -> {
                    live.removed(product);
                    productOf.values().removeIf(owner -> owner == product);
                }
                case 2, 3 -> {
                    long pieces = random.nextInt(100);
                    live.sold(sku, pieces);
                    sold.put(sku, pieces);
                }
                default -> {
                    boolean there = random.nextBoolean();
                    live.inStock(sku, there);
                    stock.put(sku, there);
                }
            }
        }
        for (long product = 0; product < 1_500; product++) {
            long own = product;
            List<Long> skus = productOf.entrySet().stream()
                    .filter(entry -> entry.getValue() == own)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(live.productSold(product))
                    .isEqualTo(skus.stream()
                            .mapToLong(sku -> sold.getOrDefault(sku, 0L))
                            .sum());
            assertThat(live.productInStock(product))
                    .isEqualTo(skus.stream().anyMatch(sku -> stock.getOrDefault(sku, false)));
        }
    }
}
