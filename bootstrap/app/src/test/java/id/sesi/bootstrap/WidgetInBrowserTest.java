package id.sesi.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.interactions.Actions;

/** The widget in a real browser: the partner's page, the real use case and the sandbox. */
@Tag("slow")
@Execution(ExecutionMode.SAME_THREAD)
class WidgetInBrowserTest {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Less than the longest timer of the widget, 30 s. So the timer cannot be the reason for what happens within this time. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private static final String NAME = "\"O'Neill\" </bdi><script>document.title='x'</script> & sons  Nguyễn 李小龍 😀";

    private static final SessionRequest REQUEST = SessionRequest.builder(PreviewFixture.PARTNER)
            .userId("USR-001")
            .email("o'neill@example.com")
            .name(NAME)
            .companyId("comp-001")
            .companyName("PT \u202eContoh\u2066 <b>&amp;</b>")
            .candidate("cand-001", "\u200fمريم <img src=x onerror=alert(1)>", "maryam@example.com")
            .candidate("cand-002", "Siti  Rahma", "siti@example.com")
            .build();

    private static Optional<Chromium> shared = Optional.empty();

    @SuppressWarnings("NullAway.Init")
    private Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private String firstTab;

    @BeforeAll
    static void startBrowser() {
        shared = Optional.of(Chromium.start());
    }

    @AfterAll
    static void stopBrowser() {
        shared.ifPresent(Chromium::close);
    }

    @BeforeEach
    void openTab() {
        chromium = shared.orElseThrow();
        firstTab = chromium.driver.getWindowHandle();
        chromium.driver.switchTo().newWindow(WindowType.TAB);
        String unused = chromium.console();
    }

    @AfterEach
    void closeTabs() {
        for (String tab : chromium.driver.getWindowHandles()) {
            if (!tab.equals(firstTab)) {
                chromium.driver.switchTo().window(tab).close();
            }
        }
        chromium.driver.switchTo().window(firstTab);
    }

    @Test
    void the_widget_shows_exactly_the_data_that_was_sent() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR)) {
            chromium.open(preview.url());
            chromium.enterWidget();

            assertEquals(
                    Map.ofEntries(
                            Map.entry("user.name", NAME),
                            Map.entry("user.user_id", "USR-001"),
                            Map.entry("user.email", "o'neill@example.com"),
                            Map.entry("user.company.name", "PT \u202eContoh\u2066 <b>&amp;</b>"),
                            Map.entry("user.company.company_id", "comp-001"),
                            Map.entry("user.candidates[0].candidate_id", "cand-001"),
                            Map.entry("user.candidates[0].nama", "\u200fمريم <img src=x onerror=alert(1)>"),
                            Map.entry("user.candidates[0].email", "maryam@example.com"),
                            Map.entry("user.candidates[1].candidate_id", "cand-002"),
                            Map.entry("user.candidates[1].nama", "Siti  Rahma"),
                            Map.entry("user.candidates[1].email", "siti@example.com")),
                    chromium.evaluate("Object.fromEntries([...document.querySelectorAll('[data-field]')]"
                            + ".map((e) => [e.dataset.field, e.textContent]))"));
            assertEquals("Sandbox widget", chromium.evaluate("document.title"));
        }
    }

    @Test
    void the_session_is_renewed_before_it_expires() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, Duration.ofSeconds(15))) {
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");
            String first = source();
            Object history = chromium.evaluate("history.length");

            chromium.waitForText("#events", "Session 2 is shown");

            assertNotEquals(first, source());
            assertTrue(chromium.text("#countdown").startsWith("Session 2 expires in "), chromium.text("#countdown"));
            assertEquals(1, chromium.driver.findElements(By.tagName("iframe")).size());
            assertEquals(history, chromium.evaluate("history.length"));
            assertFalse(chromium.text("#events").contains("No session"));
        }
    }

    @Test
    void a_computer_that_slept_gets_a_new_session_at_once() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR)) {
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");

            chromium.sleep(Duration.ofHours(2));
            chromium.reconnect();

            chromium.waitForText(AT_ONCE, "#events", "Session 2 is shown");
            assertEquals(2, preview.requests.get());
        }
    }

    @Test
    void a_tab_that_was_frozen_gets_a_new_session_at_once() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR)) {
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");

            String tab = chromium.driver.getWindowHandle();

            chromium.devTools("Page.setWebLifecycleState", Map.of("state", "frozen"));
            chromium.driver.switchTo().newWindow(WindowType.TAB);
            chromium.driver.switchTo().window(tab);
            chromium.sleep(Duration.ofHours(2));
            chromium.devTools("Page.setWebLifecycleState", Map.of("state", "active"));
            chromium.devTools("Page.bringToFront", Map.of());

            chromium.waitForText(AT_ONCE, "#events", "Session 2 is shown");
        }
    }

    @Test
    void a_backend_that_is_down_for_a_while_is_announced_and_then_forgotten() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR)) {
            preview.isDown.set(true);
            chromium.open(preview.url());
            chromium.waitForText("#widget [role=status]", "This content is not available at the moment");
            chromium.waitForText("#events", "No session: 503");

            preview.isDown.set(false);

            chromium.waitForText("#events", "Session 1 is shown");
            assertEquals("", chromium.text("#widget [role=status]"));
            chromium.enterWidget();
        }
    }

    @Test
    void the_old_session_stays_while_the_backend_is_down() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, Duration.ofSeconds(20))) {
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");
            String first = source();

            preview.isDown.set(true);
            chromium.waitForText("#events", "No session: 503");
            assertEquals(first, source());
            chromium.waitForText("#widget [role=status]", "This content is not available at the moment");
            assertEquals(List.of(), chromium.driver.findElements(By.tagName("iframe")));
        }
    }

    @Test
    void the_browser_blocks_the_widget_on_another_origin() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR, "https://hr.example.com")) {
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");

            chromium.driver.switchTo().frame(chromium.find(By.tagName("iframe")));
            assertEquals(List.of(), chromium.driver.findElements(By.cssSelector("[data-field]")));
            chromium.leaveWidget();
            assertTrue(chromium.waitFor(
                    "a message about frame-ancestors",
                    () -> Optional.of(chromium.console().contains("frame-ancestors"))
                            .filter(seen -> seen)));
        }
    }

    @Test
    void an_expired_session_says_so_and_shows_no_data() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, Duration.ofSeconds(10))) {
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");
            chromium.open(source());

            chromium.waitForText("main", "Your session has ended");
            assertEquals(List.of(), chromium.driver.findElements(By.cssSelector("[data-field]")));
            assertEquals("", chromium.accessibilityProblems());

            chromium.driver.navigate().refresh();
            chromium.waitForText("main", "Your session has ended");
        }
    }

    @Test
    void a_page_from_the_cache_of_the_browser_keeps_a_valid_session() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR);
                CacheablePage page = new CacheablePage(preview.url())) {
            chromium.open(page.url());
            chromium.waitForText("#events", "Session 1 is shown");
            String first = source();

            chromium.leaveAndComeBackFromCache(page.url().resolve("/partner.css"), () -> {});

            chromium.enterWidget();
            chromium.leaveWidget();
            assertEquals(first, source());
            assertEquals(1, preview.requests.get());
        }
    }

    @Test
    void a_page_from_the_cache_of_the_browser_replaces_an_expired_session_at_once() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR);
                CacheablePage page = new CacheablePage(preview.url())) {
            chromium.open(page.url());
            chromium.waitForText("#events", "Session 1 is shown");

            chromium.sleep(Duration.ofHours(2));
            chromium.leaveAndComeBackFromCache(page.url().resolve("/partner.css"), () -> {});

            chromium.waitForText(AT_ONCE, "#events", "Session 2 is shown");
            assertEquals(2, preview.requests.get());
        }
    }

    /** Nothing else than the event {@code pageshow} of a page from the cache lets the widget go on after 401. */
    @Test
    void a_page_from_the_cache_of_the_browser_gets_a_session_after_a_login() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR);
                CacheablePage page = new CacheablePage(preview.url())) {
            page.isLoggedIn.set(false);
            chromium.open(page.url());
            chromium.waitForText("#widget [role=status]", "Please log in again.");

            chromium.leaveAndComeBackFromCache(page.url().resolve("/partner.css"), () -> page.isLoggedIn.set(true));

            chromium.waitForText(AT_ONCE, "#events", "Session 1 is shown");
            assertEquals("", chromium.text("#widget [role=status]"));
        }
    }

    /** The page of the preview has {@code Cache-Control: no-store}, so browsers may load it again. */
    @Test
    void going_back_and_forward_shows_a_valid_session() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR)) {
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");
            chromium.open(preview.url() + "partner.css");

            chromium.driver.navigate().back();
            chromium.enterWidget();
            chromium.leaveWidget();
            chromium.driver.navigate().forward();
            chromium.driver.navigate().back();
            chromium.enterWidget();
            chromium.leaveWidget();

            assertEquals(1, chromium.driver.findElements(By.tagName("iframe")).size());
        }
    }

    @Test
    void two_tabs_have_two_sessions() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR)) {
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");
            String first = source();
            String tab = chromium.driver.getWindowHandle();
            chromium.driver.switchTo().newWindow(WindowType.TAB);
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");

            assertNotEquals(first, source());
            chromium.driver.close();
            chromium.driver.switchTo().window(tab);
            assertEquals(first, source());
            assertEquals(2, preview.requests.get());
        }
    }

    @Test
    void unmounting_ends_everything() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR)) {
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");

            chromium.find(By.id("mount")).click();
            assertEquals(0L, chromium.evaluate("document.getElementById('widget').children.length"));
            chromium.sleep(Duration.ofHours(2));
            chromium.reconnect();
            assertEquals(1, preview.requests.get());

            chromium.find(By.id("mount")).click();
            chromium.waitForText("#events", "Session 2 is shown");
            assertEquals(2, preview.requests.get());
        }
    }

    @Test
    void a_person_in_the_middle_of_a_form_can_finish_it() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, Duration.ofSeconds(20))) {
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");
            chromium.find(By.id("busy")).click();

            chromium.waitForText("#events", "A new session is loaded; it waits at most");
            assertTrue(chromium.text("#countdown").startsWith("Session 1 "), chromium.text("#countdown"));
            chromium.find(By.id("busy")).click();

            chromium.waitForText("#countdown", "Session 2 ");
        }
    }

    @Test
    void the_keyboard_alone_is_enough() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR)) {
            preview.isDown.set(true);
            chromium.open(preview.url());
            chromium.waitForText("#widget button", "Try again");
            preview.isDown.set(false);

            WebElement focused = pressTabUntil("button");
            assertEquals("Try again", focused.getText());
            press(Keys.ENTER);

            chromium.waitForText("#events", "Session 1 is shown");
            assertEquals("IFRAME", chromium.evaluate("document.activeElement.tagName"));
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 320", "dark, 320", "light, 768", "dark, 768", "light, 1400", "dark, 1400"})
    void axe_finds_nothing_and_the_page_needs_no_scrolling_to_the_side(String scheme, int width) throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR)) {
            chromium.showAs(scheme, width);
            preview.isDown.set(true);
            chromium.open(preview.url());
            chromium.waitForText("#widget button", "Try again");
            assertEquals("", chromium.accessibilityProblems());
            assertFits(width);
            chromium.screenshot(scheme + "-" + width + "-failed");
            preview.isDown.set(false);

            chromium.waitForText("#events", "Session 1 is shown");
            assertEquals("", chromium.accessibilityProblems());
            assertFits(width);
            chromium.screenshot(scheme + "-" + width);

            chromium.enterWidget();
            assertEquals("", chromium.accessibilityProblems());
            assertEquals(true, chromium.evaluate("document.documentElement.scrollWidth <= window.innerWidth"));
            chromium.leaveWidget();
        }
    }

    @Test
    void the_token_stays_in_the_frame() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, Duration.ofSeconds(15))) {
            chromium.open(preview.url());
            chromium.waitForText("#events", "Session 1 is shown");
            String token = source().replaceFirst(".*token=", "");
            preview.isDown.set(true);
            chromium.waitForText("#events", "No session: 503");

            assertTrue(token.length() > 50);
            String visible = chromium.evaluate("[JSON.stringify(localStorage), JSON.stringify(sessionStorage),"
                            + " document.cookie, document.title, location.href, JSON.stringify(history.state),"
                            + " document.body.innerText,"
                            + " JSON.stringify(performance.getEntries().filter((entry) => entry.initiatorType !== 'iframe'"
                            + " && entry.entryType !== 'long-animation-frame'))].join()")
                    + chromium.console();
            assertFalse(visible.contains(token.substring(0, 30)), visible);
            assertEquals( // docs/widget.md warns of this.
                    true,
                    chromium.evaluate(
                            "performance.getEntries().some((e) => e.initiatorType === 'iframe' && e.name.includes('"
                                    + token + "'))"));

            chromium.enterWidget();
            assertEquals(preview.url().toString(), chromium.evaluate("document.referrer"));
            assertEquals("", chromium.evaluate("JSON.stringify(localStorage).slice(2) + document.cookie"));
            chromium.leaveWidget();
        }
    }

    @Test
    void a_page_without_a_failure_prints_nothing_on_the_console() throws IOException {
        try (PreviewFixture preview = new PreviewFixture(REQUEST, HOUR)) {
            chromium.open(preview.url());
            chromium.enterWidget();
            chromium.leaveWidget();

            assertEquals("", chromium.console().replaceAll("(?m)^.*favicon.ico.*\n", ""));
        }
    }

    private void assertFits(int width) {
        assertEquals((long) width, chromium.evaluate("window.innerWidth"));
        assertEquals(true, chromium.evaluate("document.documentElement.scrollWidth <= window.innerWidth"));
    }

    /** {@return the URL of the visible frame} */
    private String source() {
        return Optional.ofNullable(chromium.find(By.cssSelector("#widget iframe:not([style*='visibility'])"))
                        .getAttribute("src"))
                .orElseThrow();
    }

    private WebElement pressTabUntil(String tagName) {
        for (int i = 0; i < 10; i++) {
            press(Keys.TAB);
            WebDriver.TargetLocator locator = chromium.driver.switchTo();
            if (locator.activeElement().getTagName().equals(tagName)) {
                return locator.activeElement();
            }
        }
        throw new AssertionError("the keyboard does not reach " + tagName);
    }

    private void press(Keys key) {
        new Actions(chromium.driver).sendKeys(key).perform();
    }
}
