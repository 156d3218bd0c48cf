package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless browser. Each step has a time limit. */
final class Chromium implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    final ChromeDriver driver;

    private Chromium(File browser, File driverProgram) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser);
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        options.setPageLoadTimeout(LIMIT);
        options.setScriptTimeout(LIMIT);
        // Otherwise Selenium searches for a driver, and downloads one.
        System.setProperty("webdriver.chrome.driver", driverProgram.toString());
        driver = new ChromeDriver(options);
    }

    /** Skips the test, with a reason, if Chromium or its driver is not installed. */
    static Chromium start() {
        Optional<File> browser = find("chromium");
        Optional<File> driver = find("chromedriver");
        assumeTrue(browser.isPresent() && driver.isPresent(), "chromium and chromium-driver are not installed");
        return new Chromium(browser.orElseThrow(), driver.orElseThrow());
    }

    private static Optional<File> find(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .map(folder -> new File(folder, program))
                .filter(File::canExecute)
                .findFirst();
    }

    void open(Object url) {
        driver.get(url.toString());
    }

    /** {@return the first result that is present; the browser is asked repeatedly} */
    <T> T waitFor(String what, Supplier<Optional<T>> question) {
        return waitFor(LIMIT, what, question);
    }

    private <T> T waitFor(Duration limit, String what, Supplier<Optional<T>> question) {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            try {
                Optional<T> answer = question.get();
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (NotFoundException | StaleElementReferenceException e) {
                // The page is changing.
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
        throw new AssertionError("not seen within " + limit + ": " + what + "\n" + text("body"));
    }

    void waitForText(String css, String expected) {
        waitForText(LIMIT, css, expected);
    }

    void waitForText(Duration limit, String css, String expected) {
        boolean unused = waitFor(
                limit,
                css + " with " + expected,
                () -> Optional.of(true).filter(t -> text(css).contains(expected)));
    }

    /** {@return the visible text of the element} */
    String text(String css) {
        return find(By.cssSelector(css)).getText();
    }

    WebElement find(By by) {
        return driver.findElement(by);
    }

    /** {@return the result of the JavaScript expression} */
    Object evaluate(String expression) {
        return Objects.requireNonNullElse(driver.executeScript("return " + expression), "null");
    }

    /** Leaves the page for another page of the same server, and comes back. The page must come from the browser's cache. */
    void leaveAndComeBackFromCache(URI otherPage, Runnable meanwhile) {
        driver.executeScript("addEventListener('pageshow', ({ persisted }) => { window.isFromCache = persisted; });");
        open(otherPage);
        meanwhile.run();
        driver.navigate().back();
        boolean unused = waitFor(
                "the page from the cache of the browser",
                () -> Optional.of(true)
                        .filter(t -> evaluate("window.isFromCache === true").equals(true)));
    }

    /** Writes the picture of the tab to {@code target/screenshots}. */
    void screenshot(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/screenshots"));
        Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** Switches to the visible frame of the widget, which shows data. */
    void enterWidget() {
        boolean unused = waitFor("the widget", () -> {
            driver.switchTo().defaultContent();
            WebElement frame = find(By.cssSelector("#widget iframe:not([style*='visibility'])"));
            driver.switchTo().frame(frame);
            return Optional.of(true)
                    .filter(t ->
                            !driver.findElements(By.cssSelector("[data-field]")).isEmpty());
        });
    }

    void leaveWidget() {
        driver.switchTo().defaultContent();
    }

    /**
     * Moves the date of the page as if the computer had slept: timers and the monotonic clock do not notice. Overrides {@code
     * Date}, because the virtual time of DevTools moves all clocks together, and the clock of the machine belongs to all
     * processes.
     */
    void sleep(Duration duration) {
        devTools(
                "Runtime.evaluate",
                Map.of(
                        "expression",
                        "{ const now = Date.now; Date.now = () => now() + " + duration.toMillis() + "; }"));
    }

    /** The network goes away and comes back, so that the browser sends the event {@code online}. */
    void reconnect() {
        for (boolean isOffline : List.of(true, false)) {
            devTools(
                    "Network.emulateNetworkConditions",
                    Map.of("offline", isOffline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        }
    }

    void showAs(String scheme, int width) {
        devTools(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        devTools(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    Map<String, Object> devTools(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /** {@return what axe finds in the current frame, one line for each element} */
    String accessibilityProblems() {
        driver.executeScript(resource(AXE));
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, { iframes: false }).then(
                  (result) => done(result.violations.flatMap((v) => v.nodes.map((n) => v.id + " " + n.html)).join("\\n")),
                  (error) => done(String(error)));""");
        return Objects.requireNonNullElse(found, "no result").toString();
    }

    /** {@return the messages on the console since the last call} */
    String console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static String resource(String path) {
        try (InputStream file = Objects.requireNonNull(Chromium.class.getResourceAsStream(path))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
