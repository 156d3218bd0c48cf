package id.sesi.application;

import id.sesi.application.RetryPolicy.Decision;
import id.sesi.application.RetryPolicy.Retry;
import id.sesi.application.RetryPolicy.Stop;
import id.sesi.application.SecretRetrieval.Used;
import id.sesi.application.driven.AttemptResult;
import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.Ticker;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Delivery;
import id.sesi.application.driving.Failure;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.Refusal;
import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Attempts to create a session until it is there, refused, or not to be had: each attempt fetches the secret, signs and
 * sends anew, all within one deadline.
 *
 * @param deadline of a whole call
 */
record CreateSessionService(
        SecretRetrieval secrets,
        SessionGateway gateway,
        FailSafeAuditTrail auditor,
        RetryPolicy retries,
        Breaker breaker,
        InstantSource clock,
        Ticker ticker,
        Sleeper sleeper,
        Duration deadline)
        implements CreateSession {

    /** So that a server which keeps silent leaves time for another attempt (docs/decisions/0015-attempts.md). */
    static final Duration MAX_ATTEMPT = Duration.ofSeconds(10);

    @Override
    public Outcome create(SessionRequest request) {
        Deadline budget = Deadline.start(deadline, ticker);
        IdempotencyKey key = IdempotencyKey.random(retries.random());
        CallRecorder journal = new CallRecorder(request, key, auditor, clock);
        while (true) {
            Optional<Breaker.Permit> permit = breaker.tryAcquirePermit();
            if (permit.isEmpty()) {
                return journal.ended(breakerOpen(), budget.elapsed());
            }
            Deadline own = budget.startWithin(MAX_ATTEMPT);
            AttemptResult reply = attempt(permit.get(), request, key, own);
            Decision next = next(reply, journal.attempts() + 1, budget);
            journal.attempted(reply, own.elapsed(), next.pause());
            if (next instanceof Stop end) {
                return journal.ended(end.last(), budget.elapsed());
            }
            if (!paused(next.pause())) {
                return journal.ended(interrupted(), budget.elapsed());
            }
            if (budget.left().isEmpty()) { // The pause would have ended in time, but the machine was busy.
                return journal.ended(RetryPolicy.outOfTime(reply), budget.elapsed());
            }
        }
    }

    private AttemptResult attempt(Breaker.Permit permit, SessionRequest request, IdempotencyKey key, Deadline budget) {
        try (permit) {
            Optional<Duration> forSecret = budget.left();
            if (forSecret.isEmpty()) {
                return outOfTime();
            }
            Used<SignedRequest> signed = secrets.with(forSecret.get(), request::signWith);
            Optional<Duration> forVendor = budget.left();
            if (forVendor.isEmpty()) {
                return outOfTime();
            }
            Duration before = budget.elapsed();
            AttemptResult reply = gateway.post(signed.result(), key, forVendor.get());
            AttemptHealth.of(reply, budget.elapsed().minus(before)).ifPresent(permit::ended);
            if (reply instanceof AttemptResult.Refused refused && refused.refusal() == Refusal.INVALID_SIGNATURE) {
                secrets.reject(signed);
            }
            return reply;
        } catch (SecretUnavailableException e) {
            return AttemptResult.Failed.unanswered(Failure.SECRET_UNAVAILABLE, Delivery.NOT_SENT, e.problem());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted();
        }
    }

    private Decision next(AttemptResult reply, int attempts, Deadline budget) {
        Decision next = retries.after(reply, attempts, budget.remaining());
        return next instanceof Retry && breaker.remainingDelay().isPresent() ? new Stop(breakerOpen()) : next;
    }

    private boolean paused(Duration pause) {
        try {
            sleeper.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private AttemptResult.Failed breakerOpen() {
        return new AttemptResult.Failed(
                Failure.BREAKER_OPEN,
                Delivery.NOT_SENT,
                OptionalInt.empty(),
                breaker.remainingDelay(),
                "the circuit breaker is open after too many failed or slow attempts: nothing is sent for a while");
    }

    private static AttemptResult.Failed outOfTime() {
        return AttemptResult.Failed.unanswered(
                Failure.TIMED_OUT, Delivery.NOT_SENT, "the time was over before the request could be sent");
    }

    private static AttemptResult.Failed interrupted() {
        return AttemptResult.Failed.unanswered(Failure.INTERRUPTED, Delivery.NOT_SENT, "the call was interrupted");
    }
}
