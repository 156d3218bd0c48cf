package id.sesi.application;

import id.sesi.application.BreakerState.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The contract's section 5 once more, written as plainly as it can be and without a thought to threads or speed, to hold the
 * breaker against.
 */
final class BreakerModel {

    private enum Mode {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final List<Sample> counted = new ArrayList<>();
    private final Set<Integer> underWay = new HashSet<>();
    private Mode mode = Mode.CLOSED;
    private long openedAt;
    private int goodTrials;
    private int lastPermit;

    Optional<Integer> admit(long now) {
        letTimePass(now);
        boolean admitted = switch (mode) {
            case CLOSED -> true;
            case OPEN -> false;
            case HALF_OPEN -> goodTrials + underWay.size() < 3;
        };
        if (!admitted) {
            return Optional.empty();
        }
        underWay.add(++lastPermit);
        return Optional.of(lastPermit);
    }

    void ended(int permit, Sample health, long now) {
        if (!underWay.remove(permit)) {
            return;
        }
        if (mode == Mode.CLOSED) {
            counted.add(health);
            List<Sample> latest = counted.subList(Math.max(0, counted.size() - 20), counted.size());
            double failed = latest.stream().filter(Sample::failed).count();
            double slow = latest.stream().filter(Sample::slow).count();
            if (latest.size() >= 10 && (failed / latest.size() >= 0.5 || slow / latest.size() >= 0.6)) {
                become(Mode.OPEN, now);
            }
        } else if (health.failed() || health.slow()) {
            become(Mode.OPEN, now);
        } else if (++goodTrials == 3) {
            become(Mode.CLOSED, now);
        }
    }

    void released(int permit) {
        underWay.remove(permit);
    }

    Optional<Duration> remainingDelay(long now) {
        letTimePass(now);
        return mode == Mode.OPEN ? Optional.of(Duration.ofSeconds(30).minusNanos(now - openedAt)) : Optional.empty();
    }

    private void letTimePass(long now) {
        if (mode == Mode.OPEN && now - openedAt >= Duration.ofSeconds(30).toNanos()) {
            become(Mode.HALF_OPEN, now);
        }
    }

    /** What is under way belongs to the mode that has ended. */
    private void become(Mode next, long now) {
        mode = next;
        openedAt = now;
        goodTrials = 0;
        counted.clear();
        underWay.clear();
    }
}
