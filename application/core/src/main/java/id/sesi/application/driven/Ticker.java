package id.sesi.application.driven;

/** A clock for durations: it never jumps, as the wall clock may. Thread-safe. */
@FunctionalInterface
public interface Ticker {

    /** {@return nanoseconds since an arbitrary moment, as {@link System#nanoTime()} counts them} */
    long nanoTime();
}
