package io.drumroll.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(3, 2);

    @Test
    void givesEachSoManyAndAllTogetherNoMoreThanThereAre() {
        assertThat(places.tryTake(1)).isTrue();
        assertThat(places.tryTake(1)).isTrue();
        assertThat(places.tryTake(1)).as("has two").isFalse();
        assertThat(places.tryTake(2)).isTrue();
        assertThat(places.tryTake(3)).as("none is left").isFalse();
        places.leave(1);
        assertThat(places.tryTake(3)).isTrue();
        places.leave(1);
        assertThat(places.tryTake(1)).isTrue();
        assertThat(places.tryTake(1)).isFalse();
    }
}
