package id.sesi.outcomecheck.callers;

import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Attempt;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import id.sesi.outcomecheck.records.Call;
import id.sesi.outcomecheck.records.Call.CallAttempt;
import id.sesi.outcomecheck.records.Call.End;
import id.sesi.outcomecheck.records.LineFile;
import id.sesi.outcomecheck.vendor.Vendor;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes calls one after the other, with short deadlines, and writes down what it was told. It is sometimes interrupted. */
final class Caller {

    private static final int[] DEADLINES = {150, 400, 1_000, 2_500, 4_000, 6_000};
    private static final int INTERRUPT_PERCENT = 3;

    private final String name;
    private final SplittableRandom random;
    private final SharedUseCase useCase;
    private final TimedAuditTrail audit;
    private final LineFile file;
    private final ScheduledExecutorService scheduler;

    Caller(
            String name,
            long seed,
            SharedUseCase useCase,
            TimedAuditTrail audit,
            LineFile file,
            ScheduledExecutorService scheduler) {
        this.name = name;
        this.random = new SplittableRandom(seed);
        this.useCase = useCase;
        this.audit = audit;
        this.file = file;
        this.scheduler = scheduler;
    }

    /** Calls until the time. */
    void callUntil(long endNanos, AtomicInteger calls) {
        // The first call of a process loads classes, and so do those of all other callers.
        Duration deadline = CreateSession.DEFAULT_DEADLINE;
        for (int i = 0; System.nanoTime() - endNanos < 0; i++) {
            call(name + "-" + i, deadline);
            deadline = Duration.ofMillis(DEADLINES[random.nextInt(DEADLINES.length)]);
            calls.incrementAndGet();
        }
    }

    private void call(String userId, Duration deadline) {
        SessionRequest request = request(userId);
        file.append(Call.BEGIN, userId, deadline.toMillis());
        Optional<Future<?>> interrupt = interruptLater(deadline);
        long start = System.nanoTime();
        Outcome outcome = useCase.create(request, deadline);
        long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        interrupt.ifPresent(pending -> pending.cancel(false));
        var unused = Thread.interrupted();
        Call.append(file, userId, end(outcome, elapsed, audit.takeBlockedTime()));
    }

    private Optional<Future<?>> interruptLater(Duration deadline) {
        if (random.nextInt(100) >= INTERRUPT_PERCENT) {
            return Optional.empty();
        }
        Thread caller = Thread.currentThread();
        long millis = random.nextLong(deadline.toMillis());
        return Optional.of(scheduler.schedule(caller::interrupt, millis, TimeUnit.MILLISECONDS));
    }

    private SessionRequest request(String userId) {
        SessionRequest.Builder request = SessionRequest.builder(new PartnerId(Vendor.PARTNER))
                .userId(userId)
                .email(userId + "@example.com")
                .name(random.nextBoolean() ? "John Doe" : "Žofie \"Ž\" Nováková 山田 🙂");
        for (int i = random.nextInt(4); i > 0; i--) {
            request.candidate("cand-" + i, "Siti " + i, "siti" + i + "@example.com");
        }
        return request.build();
    }

    private static End end(Outcome outcome, long elapsedMillis, Duration audit) {
        return new End(
                outcome.idempotencyKey().toString(),
                outcome.name(),
                outcome.delivery().name(),
                outcome.mayHaveOrphanedSession(),
                outcome.fold(
                        created -> Optional.of(created.session().token().reveal()),
                        refused -> Optional.<String>empty(),
                        failed -> Optional.<String>empty()),
                elapsedMillis,
                audit.toMillis(),
                outcome.attempts().stream().map(Caller::attempt).toList());
    }

    private static CallAttempt attempt(Attempt attempt) {
        return new CallAttempt(
                attempt.number(),
                attempt.result().name(),
                attempt.result().status().orElse(0),
                attempt.result().delivery().name(),
                attempt.pause().toMillis());
    }
}
