package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.PageFetcher;
import id.sesi.application.result.Failure;
import id.sesi.application.result.PageResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Tests that every {@link PageFetcher} must pass.
 *
 * @since 1.0.0
 */
public abstract class PageFetcherContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** {@return the address of a page on a server that responds with this status, headers and body} */
    protected abstract Target responding(int status, Map<String, String> headers, String body);

    /** {@return an address on which no server listens} */
    protected abstract Target unreachable();

    /** {@return the address of a page on a server whose certificate is not trusted} */
    protected abstract Target untrusted();

    /** {@return the address of a page on a server that accepts the request and does not respond} */
    protected abstract Target notResponding();

    /**
     * A page and what fetches it.
     *
     * @param fetcher the tested fetcher
     * @param page the address of the page
     * @since 1.0.0
     */
    public record Target(PageFetcher fetcher, URI page) {

        private PageResult fetch(Duration timeout) {
            return fetcher.fetch(page, timeout);
        }
    }

    @Test
    void returns_status_headers_and_body_of_the_page() {
        PageResult.Fetched page = fetched(responding(200, Map.of("X-Policy", "a, b"), "<p>\u00e9</p>"));

        assertEquals(200, page.status(), "the status");
        assertEquals(List.of("a, b"), page.header("x-policy"), "the values of a header");
        assertEquals("<p>\u00e9</p>", page.bodyStart(), "the body");
        assertTrue(page.isComplete(), "the body is complete");
    }

    @Test
    void returns_every_status_without_following_a_redirect() {
        for (int status : new int[] {301, 302, 307, 401, 404, 503}) {
            assertEquals(
                    status,
                    fetched(responding(status, Map.of("Location", "/", "Retry-After", "0"), ""))
                            .status(),
                    "the status");
        }
    }

    @Test
    void reads_only_the_start_of_a_long_page() {
        PageResult.Fetched page = fetched(responding(200, Map.of(), "a".repeat(PageFetcher.MAX_BYTES + 1)));

        assertEquals(PageFetcher.MAX_BYTES, page.bodyStart().length(), "the length of the start");
        assertFalse(page.isComplete(), "the body is longer");
    }

    @Test
    void reports_a_server_on_which_nothing_listens() {
        assertEquals(Optional.of(Failure.UNREACHABLE), failure(unreachable().fetch(TIMEOUT)), "no server listens");
    }

    @Test
    void reports_a_server_with_an_untrusted_certificate() {
        assertEquals(
                Optional.of(Failure.UNTRUSTED_CERTIFICATE), failure(untrusted().fetch(TIMEOUT)), "it is not trusted");
    }

    @Test
    void stops_a_fetch_at_the_timeout() {
        assertEquals(
                Optional.of(Failure.TIMED_OUT),
                failure(notResponding().fetch(Duration.ofMillis(200))),
                "the server did not respond");
    }

    private static PageResult.Fetched fetched(Target target) {
        return target.fetch(TIMEOUT).fold(fetched -> fetched, failed -> {
            throw new AssertionError("the page was not fetched: " + failed);
        });
    }

    private static Optional<Failure> failure(PageResult result) {
        return result.fold(fetched -> Optional.empty(), failed -> Optional.of(failed.failure()));
    }
}
