package id.sesi.application;

import id.sesi.application.BreakerState.RecordedResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A second implementation of the circuit breaker in section 5 of the contract. It is as simple as possible, ignores threads and
 * speed, and serves as the reference for {@link Breaker}.
 */
final class BreakerModel {

    private enum Mode {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final List<RecordedResult> recorded = new ArrayList<>();
    private final Set<Integer> activePermits = new HashSet<>();
    private Mode mode = Mode.CLOSED;
    private long openedAt;
    private int successfulTrials;
    private int lastPermit;

    Optional<Integer> tryAcquirePermit(long now) {
        updateMode(now);
        boolean isAvailable = switch (mode) {
            case CLOSED -> true;
            case OPEN -> false;
            case HALF_OPEN -> successfulTrials + activePermits.size() < 3;
        };
        if (!isAvailable) {
            return Optional.empty();
        }
        activePermits.add(++lastPermit);
        return Optional.of(lastPermit);
    }

    void record(int permit, RecordedResult sample, long now) {
        if (!activePermits.remove(permit)) {
            return;
        }
        if (mode == Mode.CLOSED) {
            recorded.add(sample);
            List<RecordedResult> latest = recorded.subList(Math.max(0, recorded.size() - 20), recorded.size());
            double failed = latest.stream().filter(RecordedResult::failed).count();
            double slow = latest.stream().filter(RecordedResult::slow).count();
            if (latest.size() >= 10 && (failed / latest.size() >= 0.5 || slow / latest.size() >= 0.6)) {
                change(Mode.OPEN, now);
            }
        } else if (sample.failed() || sample.slow()) {
            change(Mode.OPEN, now);
        } else if (++successfulTrials == 3) {
            change(Mode.CLOSED, now);
        }
    }

    void close(int permit) {
        activePermits.remove(permit);
    }

    Optional<Duration> remainingOpenTime(long now) {
        updateMode(now);
        return mode == Mode.OPEN ? Optional.of(Duration.ofSeconds(30).minusNanos(now - openedAt)) : Optional.empty();
    }

    private void updateMode(long now) {
        if (mode == Mode.OPEN && now - openedAt >= Duration.ofSeconds(30).toNanos()) {
            change(Mode.HALF_OPEN, now);
        }
    }

    /** Changes the mode. The results of running attempts do not count in the new mode. */
    private void change(Mode next, long now) {
        mode = next;
        openedAt = now;
        successfulTrials = 0;
        recorded.clear();
        activePermits.clear();
    }
}
