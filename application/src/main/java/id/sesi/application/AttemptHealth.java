package id.sesi.application;

import id.sesi.application.driven.AttemptResult;
import java.time.Duration;
import java.util.Optional;

/** What an attempt says about the state of the service (contract, section 5). */
record AttemptHealth(boolean failed, boolean slow) {

    /** Slower than this is slow. */
    static final Duration SLOW = Duration.ofSeconds(3);

    private static final int CLIENT_ERROR = 4;

    /**
     * {@return what the reply says; nothing if the attempt never got as far as the service, or was broken off by its caller}
     *
     * @param took how long the service was waited for
     */
    static Optional<AttemptHealth> of(AttemptResult reply, Duration took) {
        boolean slow = took.compareTo(SLOW) > 0;
        if (!(reply instanceof AttemptResult.Failed failure)) {
            return Optional.of(new AttemptHealth(false, slow));
        }
        return switch (failure.failure()) {
            case UNREACHABLE,
                    UNTRUSTED,
                    CONNECTION_LOST,
                    TIMED_OUT,
                    RATE_LIMITED,
                    SERVICE_FAILING,
                    UNINTELLIGIBLE_ANSWER -> Optional.of(new AttemptHealth(true, slow));
            case UNEXPECTED_STATUS ->
                // A final refusal, as 409 would be one, comes from a service that works.
                Optional.of(new AttemptHealth(failure.status().orElse(0) / 100 != CLIENT_ERROR, slow));
            case SECRET_UNAVAILABLE, BREAKER_OPEN, INTERRUPTED -> Optional.empty();
        };
    }
}
