package io.drumroll.crowd.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drumroll.engine.region.Region;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegionsTest {
    private static final int BUYERS = 400_000;

    private final Regions regions = new Regions(11);

    @Test
    void settlesABuyerInTheSamePlaceForEver() {
        Regions again = new Regions(11);

        for (long buyer = 0; buyer < 1_000; buyer++) {
            assertThat(again.regionOf(buyer)).isEqualTo(regions.regionOf(buyer));
        }
        assertThat(regions.regionOf(Long.MAX_VALUE)).isEqualTo(again.regionOf(Long.MAX_VALUE));
    }

    @Test
    void countsThePeopleThatTheCensusCounted() {
        assertThat(Regions.peopleCounted()).isEqualTo(1_409_778_724L);
    }

    @Test
    void spreadsBuyersByPopulation() {
        Map<String, Integer> buyersByProvince = new HashMap<>();
        Map<Integer, Integer> buyersByTier = new HashMap<>();
        Set<String> countries = new HashSet<>();
        for (long buyer = 1; buyer <= BUYERS; buyer++) {
            Region region = regions.regionOf(buyer);
            countries.add(region.country().code());
            buyersByProvince.merge(region.province(), 1, Integer::sum);
            buyersByTier.merge(region.cityTier(), 1, Integer::sum);
        }

        assertThat(countries).hasSizeGreaterThan(40);
        assertThat(buyersByProvince).hasSize(32);
        assertThat(share(buyersByProvince.getOrDefault("", 0))).isCloseTo(0.08, within(0.005));
        assertThat(share(buyersByProvince.getOrDefault("GD", 0)))
                .isCloseTo(0.92 * 126_012_510 / 1_409_778_724, within(0.005));
        assertThat(share(buyersByProvince.getOrDefault("XZ", 0)))
                .isCloseTo(0.92 * 3_648_100 / 1_409_778_724, within(0.001));
        assertThat(buyersByTier).containsOnlyKeys(0, 1, 2, 3, 4, 5);
    }

    private static double share(int buyers) {
        return (double) buyers / BUYERS;
    }
}
