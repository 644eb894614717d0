package io.drumroll.journeys;

import io.drumroll.journeys.Places.Place;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/**
 * What holds on every page: axe-core finds no barrier (WCAG 2.2 AA) on a phone and on a laptop, and in the dark;
 * nothing scrolls sideways at 320 px; a thumb hits what it is to hit; the keyboard's focus moves and is seen; the browser
 * has nothing to complain about.
 */
@InChromium
class EveryPageTest {
    private static final String BARRIERS = Screen.script("barriers.js");
    private static final String TARGETS = Screen.script("targets.js");
    private static final String FOCUS = Screen.script("focus.js");
    private static final String OVERFLOW =
            "return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth";
    /** So many stops of the keyboard are looked at on each page: menu, search, and the first of what is its own. */
    private static final int STOPS = 12;

    @TempDir
    private static Path dir;

    private static ServedFestival festival;
    private static Chromium chromium;
    private static Places places;

    @BeforeAll
    static void open() {
        festival = ServedFestival.demo(dir.resolve("data"), 0);
        chromium = Chromium.start(Device.LAPTOP); // a phone from its start on would be one again with each page opened
        chromium.driver()
                .executeCdpCommand(
                        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", Screen.script("/axe.min.js")));
        places = Places.of(festival, new Screen(chromium, festival.url()));
        chromium.complaints(); // about the stranger that it was until then
    }

    @AfterAll
    static void close() {
        chromium.close();
        festival.close();
    }

    @TestFactory
    Stream<DynamicTest> isInNobodysWay() {
        return places.all().stream().map(place -> DynamicTest.dynamicTest(place.name(), () -> isInNobodysWay(place)));
    }

    private static void isInNobodysWay(Place place) {
        SoftAssertions all = new SoftAssertions();
        Screen screen = new Screen(chromium, festival.url());
        holdsInTheLight(Device.PHONE, all, screen, place);
        all.assertThat(listed(TARGETS)).as("too small for a thumb").isEmpty();
        chromium.become(Device.NARROW);
        all.assertThat(overflow()).as("px too wide for 320").isLessThanOrEqualTo(0);
        holdsInTheLight(Device.LAPTOP, all, screen, place);
        theFocusMovesAndIsSeen(all);
        holdsInTheDark(all, screen, place);
        all.assertThat(chromium.complaints())
                .as("complaints")
                .allMatch(complaint -> complaint.contains(place.path() + " - ") && place.isMissing());
        all.assertAll();
    }

    private static void holdsInTheLight(Device device, SoftAssertions all, Screen screen, Place place) {
        chromium.light(true);
        chromium.become(device);
        screen.open(place.path()).settles();
        all.assertThat(barriers("all")).as("barriers on a " + device).isEmpty();
    }

    /** Where colours count; loaded anew, as a page that changes while it is looked at keeps some colours of before. */
    private static void holdsInTheDark(SoftAssertions all, Screen screen, Place place) {
        chromium.light(false);
        screen.open(place.path()).settles();
        all.assertThat(barriers("colours")).as("barriers in the dark").isEmpty();
    }

    private static List<?> barriers(String what) {
        return (List<?>) Objects.requireNonNull(chromium.driver().executeAsyncScript(BARRIERS, what));
    }

    private static List<?> listed(String script) {
        return (List<?>) Objects.requireNonNull(chromium.driver().executeScript(script));
    }

    private static long overflow() {
        return ((Number) Objects.requireNonNull(chromium.driver().executeScript(OVERFLOW))).longValue();
    }

    private static void theFocusMovesAndIsSeen(SoftAssertions all) {
        Set<String> stops = new HashSet<>();
        for (int i = 0; i < STOPS; i++) {
            new Actions(chromium.driver()).sendKeys(Keys.TAB).perform();
            if (chromium.driver().executeAsyncScript(FOCUS) instanceof Map<?, ?> stop) {
                String name = String.valueOf(stop.get("name"));
                stops.add(name);
                all.assertThat(stop.get("isSeen"))
                        .as("the focus is seen on " + name)
                        .isEqualTo(true);
            }
        }
        all.assertThat(stops).as("stops of the keyboard").hasSizeGreaterThan(1);
    }
}
