package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertThrows;

import id.sesi.application.BreakerState.RecordedResult;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lincheck runs operations of three threads in thousands of interleavings, which it chooses deterministically. The results of
 * each interleaving must be those of the same operations in some order on one thread.
 */
@Tag("nightly")
class BreakerInterleavingsTest {

    private static final int FAILURES_THAT_OPEN = 10;

    @Test
    void a_half_open_breaker_behaves_as_in_some_order() {
        options().check(HalfOpen.class);
    }

    @Test
    void a_breaker_that_is_about_to_open_behaves_as_in_some_order() {
        options().check(AboutToOpen.class);
    }

    @Test
    void a_breaker_without_atomic_transitions_is_found() {
        assertThrows(LincheckAssertionError.class, () -> options().check(Racing.class));
    }

    private static ModelCheckingOptions options() {
        return new ModelCheckingOptions()
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(0)
                .actorsAfter(3)
                .iterations(15)
                .invocationsPerIteration(1_000);
    }

    /** The operations of a breaker whose permits are held by threads, at most one by each. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    @Param(name = "failed", gen = BooleanGen.class)
    public abstract static class Operations<P> {

        private final Object[] permits = new Object[10];

        abstract Optional<P> acquire();

        abstract void record(P permit, RecordedResult health);

        abstract void release(P permit);

        void fail(int times) {
            for (int i = 0; i < times; i++) {
                record(acquire().orElseThrow(), new RecordedResult(true, false));
            }
        }

        @Operation
        public boolean acquire(@Param(name = "thread") int thread) {
            return held(thread).isPresent() || hold(thread, acquire());
        }

        @Operation
        public void record(@Param(name = "thread") int thread, @Param(name = "failed") boolean failed) {
            held(thread).ifPresent(permit -> record(permit, new RecordedResult(failed, false)));
            hold(thread, Optional.empty());
        }

        @Operation
        public void release(@Param(name = "thread") int thread) {
            held(thread).ifPresent(this::release);
            hold(thread, Optional.empty());
        }

        private boolean hold(int thread, Optional<P> permit) {
            permits[thread] = permit;
            return permit.isPresent();
        }

        @SuppressWarnings("unchecked")
        private Optional<P> held(int thread) {
            return permits[thread] == null ? Optional.empty() : (Optional<P>) permits[thread];
        }
    }

    /** The breaker of the use cases. */
    public abstract static class Real extends Operations<Breaker.Permit> {

        long now;
        private final Breaker breaker = new Breaker(() -> now);

        @Override
        Optional<Breaker.Permit> acquire() {
            return breaker.tryAcquirePermit();
        }

        @Override
        void record(Breaker.Permit permit, RecordedResult health) {
            permit.record(health);
        }

        @Override
        void release(Breaker.Permit permit) {
            permit.close();
        }

        @Operation
        public boolean isOpen() {
            return breaker.remainingOpenTime().isPresent();
        }
    }

    /** Three permits are available. */
    public static final class HalfOpen extends Real {
        public HalfOpen() {
            fail(FAILURES_THAT_OPEN);
            now = BreakerState.Open.OPEN_TIME.toNanos();
        }
    }

    /** One more failure opens the breaker. */
    public static final class AboutToOpen extends Real {
        public AboutToOpen() {
            fail(FAILURES_THAT_OPEN - 1);
        }
    }

    /** A breaker with the same rules, whose transitions are a read and a write. Three permits are available. */
    public static final class Racing extends Operations<Integer> {

        private static final long NOW = BreakerState.Open.OPEN_TIME.toNanos();
        private final AtomicReference<BreakerState> state = new AtomicReference<>(new BreakerState.Open(1, 0));

        @Override
        Optional<Integer> acquire() {
            Optional<BreakerState> after = state.getAcquire().advanceTo(NOW).acquire();
            after.ifPresent(state::set);
            return after.map(BreakerState::generation);
        }

        @Override
        void record(Integer generation, RecordedResult health) {
            BreakerState current = state.getAcquire();
            if (current.generation() == generation) {
                state.set(current.record(health, NOW));
            }
        }

        @Override
        void release(Integer generation) {
            BreakerState current = state.getAcquire();
            if (current.generation() == generation) {
                state.set(current.release());
            }
        }
    }
}
