package io.drumroll.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.Select;

/**
 * A page as somebody in front of it sees and handles it. Things go by the names that the page gives them; the window on top of
 * others is the one that is meant; everything waits until it is so, and fails with what the page showed instead.
 */
final class Screen {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(40);
    private static final Path FAILURES = Path.of("target", "failures");
    private static final String FIND = script("find.js");
    private static final String ALL_TEXT = "return document.body.innerText.replace(/\\s+/g, ' ')";

    private final Chromium chromium;
    private final ChromeDriver driver;
    private final String url;

    Screen(Chromium chromium, String url) {
        this.chromium = chromium;
        this.driver = chromium.driver();
        this.url = url;
    }

    static String script(String name) {
        try (@Nullable InputStream in = Screen.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " beside the tests");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Screen open(String path) {
        driver.get(url + path);
        return this;
    }

    /** Presses a button or follows a link. */
    Screen press(String name) {
        return act("press", name, WebElement::click);
    }

    Screen fill(String label, String text) {
        return act("field", label, field -> {
            if ("datetime-local".equals(field.getDomAttribute("type"))) {
                driver.executeScript(
                        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
                        field,
                        text);
            } else {
                field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text.isEmpty() ? Keys.DELETE : text);
            }
        });
    }

    /** Sends the form that a field belongs to, by the keyboard. */
    Screen enter(String label) {
        return act("field", label, field -> field.sendKeys(Keys.ENTER));
    }

    /** Chooses from a menu. */
    Screen choose(String label, String option) {
        return act("choice", label, menu -> new Select(menu).selectByVisibleText(option));
    }

    /** Ticks or unticks a box, or picks one of several. */
    Screen tick(String label) {
        return act("tick", label, WebElement::click);
    }

    /** Gives a file to the page's only field for one. */
    Screen give(Path file) {
        await("a field for a file", () -> {
            driver.findElement(By.cssSelector("input[type=file]"))
                    .sendKeys(file.toAbsolutePath().toString());
            return true;
        });
        return this;
    }

    Screen sees(String text) {
        await("the text '" + text + "'", () -> text().contains(text));
        return this;
    }

    /** Waits until a text is gone. */
    Screen seesNoMore(String text) {
        await("no text '" + text + "'", () -> !text().contains(text));
        return this;
    }

    /** Waits until the address, from the server's name on, is as a pattern says; returns what its first group caught. */
    String isAt(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return await("the address " + pattern, () -> {
            Matcher at = compiled.matcher(path());
            return at.matches() ? at.groupCount() > 0 ? at.group(1) : at.group() : null;
        });
    }

    /** Waits for a text that a pattern matches; returns what its first group caught. */
    String reads(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return await("a text like " + pattern, () -> {
            Matcher found = compiled.matcher(text());
            return found.find() ? found.group(found.groupCount() > 0 ? 1 : 0) : null;
        });
    }

    boolean has(String text) {
        return text().contains(text);
    }

    /** Waits until nothing on the page is on its way any more. */
    Screen settles() {
        await(
                "nothing loads",
                () -> Boolean.TRUE.equals(
                        driver.executeScript(
                                "return document.readyState === 'complete' && !document.querySelector('main [aria-busy=true], .skeleton')")));
        return this;
    }

    /** Waits until the pictures that are in sight have come. */
    Screen hasItsPictures() {
        await(
                "its pictures",
                () -> Boolean.TRUE.equals(
                        driver.executeScript(
                                "return [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > innerHeight)")));
        return this;
    }

    Screen back() {
        driver.navigate().back();
        return this;
    }

    Screen forward() {
        driver.navigate().forward();
        return this;
    }

    Screen reload() {
        driver.navigate().refresh();
        return this;
    }

    /** All that the page shows, with single spaces. */
    String text() {
        return String.valueOf(driver.executeScript(ALL_TEXT));
    }

    /** The address from the server's name on. */
    String path() {
        String at = String.valueOf(driver.getCurrentUrl());
        return at.startsWith(url) ? at.substring(url.length()) : at;
    }

    /** The thing itself, for what only a machine does with it. */
    WebElement find(String name) {
        return await("something to press called '" + name + "'", () ->
                (WebElement) driver.executeScript(FIND, "press", name));
    }

    private interface Act {
        void on(WebElement element);
    }

    private Screen act(String kind, String name, Act act) {
        await("a " + kind + " called '" + name + "'", () -> {
            WebElement element = (WebElement) driver.executeScript(FIND, kind, name);
            if (element == null) {
                return null;
            }
            driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
            act.on(element);
            return true;
        });
        return this;
    }

    /** Waits until a condition gives something other than null or false; what moves under its hands meanwhile is tried again. */
    <T> T await(String what, Supplier<@Nullable T> condition) {
        @Nullable WebDriverException[] last = new WebDriverException[1];
        try {
            return new FluentWait<>(condition)
                    .withTimeout(PATIENCE)
                    .pollingEvery(LOOK_EVERY)
                    .until(asked -> {
                        try {
                            return asked.get();
                        } catch (WebDriverException e) {
                            last[0] = e;
                            return null;
                        }
                    });
        } catch (TimeoutException e) {
            Path picture = FAILURES.resolve(System.nanoTime() + ".png");
            chromium.picture(picture, true);
            throw new AssertionError(
                    "not within " + PATIENCE.toSeconds() + " s: " + what + "; the page " + path() + " (" + picture
                            + ") shows: " + text() + "; it complained: " + chromium.complaints(),
                    last[0]);
        }
    }
}
