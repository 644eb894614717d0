package io.drumroll.journeys;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drumroll.journeys.Places.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of every page of a demo festival that sells, at three sizes: {@code ./drumroll screenshots}. It is no test by its name, and
 * runs when it is named.
 */
@InChromium
class Screenshots {
    /** Orders a second, so that the board and the desk have something to show. */
    private static final int CROWD = 20;

    private static final List<Device> SIZES = List.of(Device.PHONE, Device.LAPTOP, Device.WALL);

    @TempDir
    private Path dir;

    @Test
    void makesAPictureOfEveryPageAtThreeSizes() {
        String into = System.getProperty("drumroll.screenshots", "");
        assumeTrue(!into.isEmpty(), "left out: nobody asked for pictures");
        try (ServedFestival festival = ServedFestival.demo(dir.resolve("data"), CROWD);
                Chromium chromium = Chromium.start(Device.LAPTOP)) {
            Screen screen = new Screen(chromium, festival.url());
            Places places = Places.of(festival, screen);
            for (Device size : SIZES) {
                chromium.become(size);
                Path folder = Path.of(into, size.name().toLowerCase(Locale.ROOT));
                for (Place place : places.all()) {
                    screen.open(place.path()).settles().hasItsPictures();
                    chromium.picture(folder.resolve(place.name() + ".png"), false);
                }
            }
        }
    }
}
