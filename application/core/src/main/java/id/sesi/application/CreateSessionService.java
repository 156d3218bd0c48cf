package id.sesi.application;

import id.sesi.application.BreakerState.RecordedResult;
import id.sesi.application.RetryPolicy.Decision;
import id.sesi.application.RetryPolicy.Retry;
import id.sesi.application.RetryPolicy.Stop;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.Ticker;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.application.result.VendorError;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes attempts to create a session until the vendor creates or refuses it, or until no further attempt is allowed. Each
 * attempt fetches the key, signs the request and sends it. One deadline applies to the whole call. The calling thread decides
 * about retries, waits during pauses and writes the audit trail. All attempts of a call run on one thread of the executor.
 *
 * @param slots a fair semaphore with one permit for each concurrent call
 */
record CreateSessionService(
        KeyAccess keys,
        SessionGateway gateway,
        FailSafeAuditTrail auditTrail,
        RetryPolicy retryPolicy,
        Breaker breaker,
        InstantSource clock,
        Ticker ticker,
        Sleeper sleeper,
        Executor executor,
        Semaphore slots)
        implements CreateSession {

    /** Limits an attempt, so that time remains for another one if the server does not respond (decision record 15). */
    private static final Duration MAX_ATTEMPT_TIME = Duration.ofSeconds(10);

    @Override
    public Outcome create(SessionRequest request, Duration deadline) {
        Deadline callDeadline = Deadline.start(Deadline.validate(deadline), ticker);
        IdempotencyKey idempotencyKey = IdempotencyKey.random(retryPolicy.random());
        CallRecorder recorder = new CallRecorder(request, idempotencyKey, auditTrail, clock);
        Optional<Failed> slotFailure = acquireSlot(callDeadline);
        if (slotFailure.isPresent()) {
            return recorder.finish(slotFailure.get(), callDeadline.elapsed());
        }
        try {
            return makeAttempts(request, idempotencyKey, recorder, callDeadline);
        } finally {
            slots.release();
        }
    }

    /** {@return empty if the call got a slot, which the caller must release; otherwise the reason why the call may not start} */
    private Optional<Failed> acquireSlot(Deadline callDeadline) {
        if (breaker.remainingOpenTime().isPresent()) { // Even with a slot, no attempt would be allowed.
            return Optional.of(breakerOpenFailure());
        }
        try {
            return slots.tryAcquire(callDeadline.remaining().toNanos(), TimeUnit.NANOSECONDS)
                    ? Optional.empty()
                    : Optional.of(Failed.withoutResponse(
                            Failure.TOO_MANY_CALLS,
                            Delivery.NOT_SENT,
                            "too many calls were running, and this call got no turn before its deadline; "
                                    + "retry later, or raise the limit of concurrent calls"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Failed.interrupted(Delivery.NOT_SENT));
        }
    }

    private Outcome makeAttempts(
            SessionRequest request, IdempotencyKey idempotencyKey, CallRecorder recorder, Deadline callDeadline) {
        try (Worker<AttemptResult> worker = new Worker<>(executor, result -> !RetryPolicy.isRetryable(result))) {
            while (true) {
                Optional<Breaker.Permit> permit = breaker.tryAcquirePermit();
                if (permit.isEmpty()) {
                    return recorder.finish(breakerOpenFailure(), callDeadline.elapsed());
                }
                Deadline attemptDeadline = callDeadline.startLimited(MAX_ATTEMPT_TIME);
                RunningAttempt attempt = new RunningAttempt(keys, gateway, request, idempotencyKey, attemptDeadline);
                AttemptResult result;
                try {
                    result = runAndReportToBreaker(attempt, worker, permit.get(), attemptDeadline);
                } catch (Error e) { // The caller gets the error, and the audit trail must contain the attempt.
                    AttemptResult failed = attempt.cancelAfterError(e);
                    recorder.recordAttempt(
                            failed, attemptDeadline.elapsed(), Duration.ZERO, breaker.remainingOpenTime());
                    recorder.finish(failed, callDeadline.elapsed());
                    throw e;
                }
                Decision decision = decide(result, recorder.attemptCount() + 1, callDeadline);
                recorder.recordAttempt(
                        result, attemptDeadline.elapsed(), decision.pause(), breaker.remainingOpenTime());
                if (decision instanceof Stop stop) {
                    return recorder.finish(stop.finalResult(), callDeadline.elapsed());
                }
                if (!sleepUnlessInterrupted(decision.pause())) {
                    return recorder.finish(Failed.interrupted(Delivery.NOT_SENT), callDeadline.elapsed());
                }
                // The pause may take longer than planned, because the thread is scheduled late.
                if (callDeadline.isOver()) {
                    return recorder.finish(RetryPolicy.outOfTime(result), callDeadline.elapsed());
                }
            }
        }
    }

    private static AttemptResult runAndReportToBreaker(
            RunningAttempt attempt, Worker<AttemptResult> worker, Breaker.Permit permit, Deadline deadline) {
        try (permit) {
            AttemptResult result = run(attempt, worker, deadline.timeLimit());
            attempt.vendorWaitTime()
                    .flatMap(time -> RecordedResult.of(result, time))
                    .ifPresent(permit::record);
            return result;
        }
    }

    private static AttemptResult run(RunningAttempt attempt, Worker<AttemptResult> worker, Duration timeout) {
        try {
            return worker.call(attempt, timeout);
        } catch (TimeoutException e) {
            return attempt.cancelAfterTimeout();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return attempt.cancelAfterInterrupt();
        } catch (Worker.RejectedException e) {
            return Failed.withoutResponse(
                    Failure.EXECUTOR_REJECTED,
                    Delivery.NOT_SENT,
                    "the executor rejected the call: it is saturated or shut down");
        }
    }

    private Decision decide(AttemptResult result, int attempts, Deadline callDeadline) {
        Decision decision = retryPolicy.decide(result, attempts, callDeadline.remaining());
        return decision instanceof Retry && breaker.remainingOpenTime().isPresent()
                ? new Stop(breakerOpenFailure())
                : decision;
    }

    /** {@return whether the whole pause has passed; if the thread is interrupted, its interrupt flag is set} */
    private boolean sleepUnlessInterrupted(Duration pause) {
        try {
            sleeper.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Failed breakerOpenFailure() {
        return new Failed(
                Failure.BREAKER_OPEN,
                Delivery.NOT_SENT,
                OptionalInt.empty(),
                breaker.remainingOpenTime(),
                "the circuit breaker is open after too many failed or slow attempts; retry later",
                VendorError.NONE);
    }
}
