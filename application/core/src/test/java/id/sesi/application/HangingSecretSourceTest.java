package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.AttemptResult.Refused;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.application.result.VendorError;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A secret source that hangs and ignores interrupts occupies a limited number of threads. Uses some milliseconds of real time. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HangingSecretSourceTest {

    private static final int CALLS = 50;
    /** 16, and a few that started late, so that they were not overdue yet when the next call started. */
    private static final int MAX_STARTED = 20;

    private static final Duration DEADLINE = Duration.ofMillis(2);
    private static final String PROBLEM = "16 earlier calls of the secret source still hang; check the source";

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger started = new AtomicInteger();
    private final ThreadPoolExecutor executor = (ThreadPoolExecutor) Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        release.countDown();
        executor.shutdown();
    }

    @Test
    void fetches_that_hang_are_limited() {
        CreateSession createSession = createSession(this::hang);

        String detail = "";
        for (int i = 0; i < CALLS || limitIsNotReported(detail); i++) {
            Outcome outcome = createSession.create(Requests.minimal(), DEADLINE);
            detail = assertInstanceOf(Outcome.Failed.class, outcome).detail();
        }

        assertTrue(started.get() <= MAX_STARTED, started::toString);
    }

    @Test
    void the_source_is_called_again_when_hanging_fetches_have_ended() throws Exception {
        KeyAccess keys = new KeyAccess(Requests.PARTNER, this::hang, System::nanoTime);
        for (int i = 0; i < 16; i++) {
            executor.execute(() -> keys.withKey(Requests.PARTNER, Duration.ofNanos(1), SecretKey::toString));
        }
        awaitStarted(16);
        assertThrows(
                SecretUnavailableException.class, () -> keys.withKey(Requests.PARTNER, DEADLINE, SecretKey::toString));

        release.countDown();
        executor.shutdown();
        assertTrue(executor.awaitTermination(1, TimeUnit.MINUTES));

        assertEquals("signed", keys.withKey(Requests.PARTNER, DEADLINE, key -> "signed"));
    }

    @Test
    void invalidations_that_hang_are_limited() {
        CreateSession createSession = createSession(new SecretSource() {
            @Override
            public SecretKey fetch(PartnerId partnerId, Duration timeout) {
                return SecretKey.ofText(Requests.SECRET);
            }

            @Override
            public void invalidate(PartnerId partnerId, SecretKey rejectedKey) {
                hang(partnerId, DEADLINE).close();
            }
        });

        for (int i = 0; i < CALLS; i++) {
            createSession.create(Requests.minimal(), DEADLINE);
        }

        assertTrue(started.get() <= MAX_STARTED, started::toString);
    }

    @Test
    void signatures_are_limited_too() {
        SignRequest signRequest = UseCases.signRequest(Requests.PARTNER, this::hang, DEADLINE, executor);

        String problem = "";
        for (int i = 0; i < CALLS || limitIsNotReported(problem); i++) {
            problem = assertThrows(SecretUnavailableException.class, () -> sign(signRequest))
                    .problem();
        }

        assertTrue(started.get() <= MAX_STARTED, started::toString);
    }

    @Test
    void slow_fetches_within_their_time_are_not_limited() {
        KeyAccess keys = new KeyAccess(Requests.PARTNER, this::hang, System::nanoTime);
        for (int i = 0; i < CALLS; i++) {
            executor.execute(() -> keys.withKey(Requests.PARTNER, Duration.ofMinutes(1), SecretKey::toString));
        }
        awaitStarted(CALLS);

        release.countDown();

        assertEquals("signed", keys.withKey(Requests.PARTNER, Duration.ofMinutes(1), key -> "signed"));
    }

    /** Ends the loop of a test as soon as the limit has effect, or after many calls if it never has. */
    private boolean limitIsNotReported(String lastProblem) {
        return !lastProblem.equals(PROBLEM) && started.get() <= MAX_STARTED;
    }

    private void awaitStarted(int calls) {
        while (started.get() < calls) {
            Thread.onSpinWait();
        }
    }

    /** Returns a key only after the release, even if the thread is interrupted. */
    private SecretKey hang(PartnerId partnerId, Duration timeout) {
        started.incrementAndGet();
        boolean isReleased = false;
        while (!isReleased) {
            try {
                release.await();
                isReleased = true;
            } catch (InterruptedException e) {
                isReleased = false;
            }
        }
        return SecretKey.ofText(Requests.SECRET);
    }

    private CreateSession createSession(SecretSource secrets) {
        return UseCases.createSessionBuilder(
                        Requests.PARTNER,
                        secrets,
                        (request, key) -> timeout -> new Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE),
                        entry -> {})
                .executor(executor)
                .build();
    }

    private static void sign(SignRequest signRequest) {
        signRequest.sign(Requests.minimal().canonicalString());
    }
}
