package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.VendorProbe;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A probe returns a result within its deadline, even if it hangs or is interrupted. */
class ProbeVendorTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Test
    void the_result_of_the_probe_is_returned_unchanged() {
        List<Duration> timeouts = new ArrayList<>();
        ProbeResult expected = ProbeResult.responded(404, Optional.of(Duration.ofSeconds(90)));

        ProbeResult result = probe(
                () -> timeout -> {
                    timeouts.add(timeout);
                    return expected;
                },
                DEADLINE);

        assertEquals(expected, result);
        assertEquals("the server responded with status 404", result.detail());
        assertEquals(List.of(DEADLINE), timeouts);
    }

    @Test
    void an_unreachable_vendor_has_no_clock_difference() {
        assertEquals(
                new ProbeResult(Optional.of(Failure.UNREACHABLE), "no server", Optional.empty()),
                probe(() -> timeout -> ProbeResult.failed(Failure.UNREACHABLE, "no server"), DEADLINE));
    }

    /** A lookup of a host name may hang and cannot be interrupted. Uses real time for 50 ms. */
    @Test
    void a_probe_that_hangs_does_not_hang_its_caller() {
        CompletableFuture<ProbeResult> never = new CompletableFuture<>();
        assertEquals(
                Optional.of(Failure.TIMED_OUT),
                probe(() -> timeout -> never.join(), Duration.ofMillis(50)).failure());
    }

    /** An interrupt might close a connection that the gateway also uses. */
    @Test
    void a_probe_that_times_out_is_cancelled_and_not_interrupted() throws Exception {
        HangingExchange hanging = new HangingExchange(() -> {});
        assertEquals(
                Optional.of(Failure.TIMED_OUT),
                probe(() -> hanging, Duration.ofSeconds(1)).failure());
        assertFalse(hanging.interrupted.get(10, TimeUnit.SECONDS));
    }

    @Test
    void a_probe_whose_caller_is_interrupted_is_cancelled_and_not_interrupted() throws Exception {
        HangingExchange hanging = new HangingExchange(Thread.currentThread()::interrupt);

        ProbeResult result = probe(() -> hanging, DEADLINE);

        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
        assertEquals(Optional.of(Failure.INTERRUPTED), result.failure());
        assertFalse(hanging.interrupted.get(10, TimeUnit.SECONDS));
    }

    @Test
    void an_interrupt_ends_the_probe_and_the_flag_stays_set() {
        Thread.currentThread().interrupt();
        assertEquals(
                Optional.of(Failure.INTERRUPTED),
                probe(() -> timeout -> ProbeResult.responded(200, Optional.empty()), DEADLINE)
                        .failure());
        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
    }

    @Test
    void a_rejection_by_the_executor_has_its_own_failure() {
        Executor full = task -> {
            throw new RejectedExecutionException();
        };
        assertEquals(
                Optional.of(Failure.EXECUTOR_REJECTED),
                UseCases.probeVendor(() -> timeout -> ProbeResult.responded(200, Optional.empty()), DEADLINE, full)
                        .probe()
                        .failure());
    }

    @Test
    void the_thread_of_a_probe_returns_to_the_executor_before_the_result_is_used() {
        WaitingExecutor executor = new WaitingExecutor();
        ProbeResult expected = ProbeResult.responded(200, Optional.empty());

        assertEquals(
                expected,
                UseCases.probeVendor(() -> timeout -> expected, DEADLINE, executor)
                        .probe());
        assertTrue(executor.taskEnded());
    }

    @Test
    void an_exception_of_the_probe_is_a_result() {
        List<VendorProbe> failing = List.of(
                () -> {
                    throw new IllegalStateException("canary");
                },
                () -> timeout -> {
                    throw new NoSuchMethodError("canary");
                });
        for (VendorProbe vendor : failing) {
            ProbeResult result = probe(vendor, DEADLINE);

            assertEquals(Optional.of(Failure.GATEWAY_FAILED), result.failure());
            assertTrue(result.detail().startsWith("the probe failed (java.lang."), result.detail());
            assertFalse(result.detail().contains("canary"), result.detail());
        }
    }

    private static ProbeResult probe(VendorProbe vendor, Duration deadline) {
        return UseCases.probeVendor(vendor, deadline, UseCases.defaultExecutor())
                .probe();
    }

    /** Hangs until it is cancelled. */
    private static final class HangingExchange implements VendorProbe.Exchange {

        private final CountDownLatch cancelled = new CountDownLatch(1);
        private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        private final Runnable start;

        HangingExchange(Runnable start) {
            this.start = start;
        }

        @Override
        public ProbeResult send(Duration timeout) {
            start.run();
            try {
                cancelled.await();
                interrupted.complete(Thread.currentThread().isInterrupted());
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
            return ProbeResult.failed(Failure.UNREACHABLE, "cancelled");
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }
    }
}
