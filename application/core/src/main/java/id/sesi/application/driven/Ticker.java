package id.sesi.application.driven;

/**
 * A clock that measures durations. Unlike the wall clock, it never jumps. Implementations must be thread-safe.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface Ticker {

    /** {@return the nanoseconds since an arbitrary origin; may overflow, like {@link System#nanoTime()}} */
    long nanoTime();
}
