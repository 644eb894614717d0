package io.drumroll.journeys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumNetworkConditions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium of one's own, with nobody signed in and nothing remembered. Of one thread. */
final class Chromium implements AutoCloseable {
    private static final Path BROWSER = Path.of(System.getProperty("drumroll.browser", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getProperty("drumroll.browser.driver", "/usr/bin/chromedriver"));

    /** How long a page may take to load, and a script to run, before something is taken to be wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern REFUSAL =
            Pattern.compile("/v1/.* the server responded with a status of (?:4\\d\\d|503) ");

    /** Kept, as a logger that nobody holds forgets its level. It warns that it has no words of its own for this Chromium, which nobody needs. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;
    private final ChromeDriverService service;

    private Chromium(ChromeDriver driver, ChromeDriverService service) {
        this.driver = driver;
        this.service = service;
    }

    /** Whether this machine has a Chromium and its driver; {@link InChromium} asks it. */
    static boolean isThere() {
        return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
    }

    /** Starts one in English, in a light room. */
    static Chromium start(Device device) {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        SELENIUM.setLevel(Level.SEVERE);
        ChromeDriver driver = new ChromeDriver(service, options(device));
        driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
        Chromium started = new Chromium(driver, service);
        started.light(true);
        return started;
    }

    private static ChromeOptions options(Device device) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--lang=en",
                "--window-size=" + device.width() + "," + device.height());
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en"));
        if (device.isTouched()) {
            Map<String, Object> metrics =
                    Map.of("width", device.width(), "height", device.height(), "pixelRatio", 2.0, "touch", true);
            options.setExperimentalOption("mobileEmulation", Map.of("deviceMetrics", metrics));
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Makes the window that of another device, without loading the page anew. */
    void become(Device other) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        other.width(),
                        "height",
                        other.height(),
                        "deviceScaleFactor",
                        other.isTouched() ? 2 : 1,
                        "mobile",
                        other.isTouched()));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", other.isTouched()));
    }

    /** Makes the room light or dark, as the pages are told by the system. Nothing moves by itself in either. */
    void light(boolean isLight) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", isLight ? "light" : "dark"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Takes this machine off the network, as the browser knows it, or brings it back. */
    void offline(boolean isOffline) {
        ChromiumNetworkConditions conditions = new ChromiumNetworkConditions();
        conditions.setOffline(isOffline);
        driver.setNetworkConditions(conditions);
    }

    /** Opens another tab, which is the one looked at from now on; returns the one before. */
    String newTab() {
        String before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        return before;
    }

    /** Looks at another tab. */
    void toTab(String tab) {
        driver.switchTo().window(tab);
    }

    /** Signs whoever is here out, and forgets all that the pages kept. */
    void forget() {
        driver.executeScript("localStorage.clear(); sessionStorage.clear()");
        driver.manage().deleteAllCookies();
    }

    /** What the pages complained about since this was asked last: errors, and what the content security policy refused. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                complaints.add(entry.getMessage());
            }
        }
        return complaints;
    }

    /** The complaints but for those about refusals of the API, which pages live with and say in their own words. */
    List<String> faults() {
        return complaints().stream()
                .filter(complaint -> !REFUSAL.matcher(complaint).find())
                .toList();
    }

    /** A picture of what is in the window, or of the whole page. */
    void picture(Path file, boolean isWhole) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] png = isWhole ? wholePage() : driver.getScreenshotAs(OutputType.BYTES);
            Files.write(file, png);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private byte[] wholePage() {
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        return Base64.getDecoder().decode(String.valueOf(data).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            service.stop();
        }
    }
}
