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

/** A probe ends in time, whatever it meets. */
class ProbeVendorTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Test
    void what_the_probe_found_is_passed_on_as_it_is() {
        List<Duration> granted = new ArrayList<>();
        ProbeResult found = ProbeResult.responded(404, Optional.of(Duration.ofSeconds(90)));

        ProbeResult result = probe(
                () -> timeout -> {
                    granted.add(timeout);
                    return found;
                },
                DEADLINE);

        assertEquals(found, result);
        assertEquals("it responded with status 404", result.detail());
        assertEquals(List.of(DEADLINE), granted);
    }

    @Test
    void a_vendor_that_is_not_there_has_no_clock() {
        assertEquals(
                new ProbeResult(Optional.of(Failure.UNREACHABLE), "nobody", Optional.empty()),
                probe(() -> timeout -> ProbeResult.failed(Failure.UNREACHABLE, "nobody"), DEADLINE));
    }

    /** As a name look-up may, which nothing can interrupt. Waits for real, if only for a moment. */
    @Test
    void a_probe_that_hangs_does_not_hang_its_caller() {
        CompletableFuture<ProbeResult> never = new CompletableFuture<>();
        assertEquals(
                Optional.of(Failure.TIMED_OUT),
                probe(() -> timeout -> never.join(), Duration.ofMillis(50)).failure());
    }

    /** An interrupt might close a connection that the gateway uses too. */
    @Test
    void a_probe_that_is_given_up_is_cancelled_and_not_interrupted() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        VendorProbe.Exchange hanging = new VendorProbe.Exchange() {
            @Override
            public ProbeResult send(Duration timeout) {
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
        };
        assertEquals(
                Optional.of(Failure.TIMED_OUT),
                probe(() -> hanging, Duration.ofMillis(50)).failure());
        assertFalse(interrupted.get(10, TimeUnit.SECONDS));
    }

    @Test
    void an_interrupt_ends_it_and_the_flag_stays() {
        Thread.currentThread().interrupt();
        assertEquals(
                Optional.of(Failure.INTERRUPTED),
                probe(() -> timeout -> ProbeResult.responded(200, Optional.empty()), DEADLINE)
                        .failure());
        assertTrue(Thread.interrupted(), "the flag is kept");
    }

    @Test
    void an_executor_that_rejects_it_is_a_failure_of_its_own() {
        Executor full = task -> {
            throw new RejectedExecutionException();
        };
        assertEquals(
                Optional.of(Failure.EXECUTOR_REJECTED),
                UseCases.probeVendor(() -> timeout -> ProbeResult.responded(200, Optional.empty()), DEADLINE, full)
                        .probe()
                        .failure());
    }

    private static ProbeResult probe(VendorProbe vendor, Duration deadline) {
        return UseCases.probeVendor(vendor, deadline, UseCases.defaultExecutor())
                .probe();
    }
}
