package id.sesi.application.driven;

import id.sesi.application.result.PageResult;
import java.net.URI;
import java.time.Duration;

/**
 * Fetches a page of the partner, as a browser without a login does. Implementations must be thread-safe.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface PageFetcher {

    /** The number of bytes of a page that are read at most. */
    int MAX_BYTES = 65_536;

    /**
     * Sends one GET request without credentials and cookies. Does not follow redirects, and reads at most {@link #MAX_BYTES} of
     * the body. Reports every failure as a {@link PageResult}, not as an exception.
     *
     * @param page an absolute URL with the scheme {@code https} or {@code http}
     * @param timeout the time limit for the whole exchange; positive
     */
    PageResult fetch(URI page, Duration timeout);
}
