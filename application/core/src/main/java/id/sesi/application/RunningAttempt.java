package id.sesi.application;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.SessionGateway.Exchange;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.AttemptResult.Refused;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One attempt to create a session. It fetches the key, signs the request and sends it, on the worker's thread. The caller can
 * abandon the attempt at any time. {@link #cancelAfterTimeout()} or {@link #cancelAfterInterrupt()} then returns the result. Thread-safe.
 */
final class RunningAttempt implements Worker.Step<AttemptResult> {

    private enum Phase {
        WAITING,
        FETCHING,
        PREPARING,
        SENDING,
        FINISHED
    }

    private final KeyAccess keys;
    private final SessionGateway gateway;
    private final SessionRequest request;
    private final IdempotencyKey idempotencyKey;
    private final Deadline deadline;
    private Phase phase = Phase.WAITING;
    private boolean isAbandoned;
    private Optional<Exchange> exchange = Optional.empty();
    private Optional<AttemptResult> result = Optional.empty();
    private Duration timeUntilSending = Duration.ZERO;
    private Duration finishedAfter = Duration.ZERO;

    RunningAttempt(
            KeyAccess keys,
            SessionGateway gateway,
            SessionRequest request,
            IdempotencyKey idempotencyKey,
            Deadline deadline) {
        this.keys = keys;
        this.gateway = gateway;
        this.request = request;
        this.idempotencyKey = idempotencyKey;
        this.deadline = deadline;
    }

    @Override
    public AttemptResult call() {
        Duration secretTimeout = deadline.remaining();
        if (secretTimeout.isZero() || !enter(Phase.FETCHING)) {
            return notSentInTime();
        }
        Signed signed;
        try {
            signed = keys.withKey(request.partnerId(), secretTimeout, key -> new Signed(request.signWith(key), key));
        } catch (SecretUnavailableException e) {
            return Failed.withoutResponse(Failure.SECRET_UNAVAILABLE, Delivery.NOT_SENT, e.problem());
        }
        if (!enter(Phase.PREPARING)) {
            return notSentInTime();
        }
        Exchange prepared;
        try {
            prepared = requireNonNull(gateway.prepare(signed.request(), idempotencyKey), "the gateway returned null");
        } catch (Exception | LinkageError e) {
            return gatewayFailed(e, Delivery.NOT_SENT);
        }
        Duration sendTimeout = deadline.remaining();
        if (sendTimeout.isZero() || !startSending(prepared)) {
            return notSentInTime();
        }
        AttemptResult result = send(prepared, sendTimeout);
        finish(result);
        if (result instanceof Refused refused && refused.refusal() == Refusal.INVALID_SIGNATURE) {
            invalidate(signed.key());
        }
        return result;
    }

    private static AttemptResult send(Exchange prepared, Duration timeout) {
        try {
            return requireNonNull(prepared.send(timeout), "the gateway returned null");
        } catch (Exception | LinkageError e) {
            return gatewayFailed(e, cancel(prepared));
        }
    }

    /**
     * Returns false while the request is being sent, so that the worker does not interrupt the thread: an interrupt might close a
     * connection that other calls share. The caller then cancels the {@link Exchange} instead.
     */
    @Override
    public synchronized boolean isInterruptible() {
        return phase != Phase.SENDING;
    }

    /** Prevents the phases that have not begun. */
    @Override
    public synchronized void abandon() {
        isAbandoned = true;
    }

    /** {@return the result of an attempt that the caller abandoned because its deadline expired; cancels the exchange} */
    synchronized AttemptResult cancelAfterTimeout() {
        return switch (phase) {
            case WAITING ->
                Failed.withoutResponse(
                        Failure.TIMED_OUT,
                        Delivery.NOT_SENT,
                        "the attempt did not start in time: the executor had no free thread, the previous attempt hangs, or the deadline is too short");
            case FETCHING ->
                Failed.withoutResponse(
                        Failure.SECRET_UNAVAILABLE,
                        Delivery.NOT_SENT,
                        KeyAccess.timeoutException(deadline.timeLimit()).problem());
            case PREPARING -> notSentInTime();
            case SENDING -> Failed.timedOut(cancel());
            case FINISHED -> result.orElseThrow();
        };
    }

    /** {@return the result of an attempt that the caller abandoned because it was interrupted; cancels the exchange} */
    synchronized AttemptResult cancelAfterInterrupt() {
        return result.orElseGet(() -> Failed.interrupted(cancel()));
    }

    /** {@return the result of an attempt that an error ended; cancels the exchange} */
    synchronized AttemptResult cancelAfterError(Error error) {
        String detail = "an error ended the attempt (" + error.getClass().getName() + ")";
        return switch (phase) {
            case WAITING -> Failed.withoutResponse(Failure.EXECUTOR_REJECTED, Delivery.NOT_SENT, detail);
            case FETCHING -> Failed.withoutResponse(Failure.SECRET_UNAVAILABLE, Delivery.NOT_SENT, detail);
            case PREPARING, SENDING -> Failed.withoutResponse(Failure.GATEWAY_FAILED, cancel(), detail);
            case FINISHED -> result.orElseThrow();
        };
    }

    /**
     * {@return the time that the attempt has waited for the vendor so far, without the time to connect, or empty if it did not
     * start to send}
     */
    synchronized Optional<Duration> vendorWaitTime() {
        Duration until = result.isPresent() ? finishedAfter : deadline.elapsed();
        return exchange.map(sent -> until.minus(timeUntilSending).minus(connectTime(sent)));
    }

    /** {@return the time to connect, or zero if the gateway does not report it} An exception of the gateway must not change the outcome. */
    private static Duration connectTime(Exchange sent) {
        try {
            Duration connecting = requireNonNullElse(sent.connectTime(), Duration.ZERO);
            return connecting.isNegative() ? Duration.ZERO : connecting;
        } catch (Exception | LinkageError e) {
            return Duration.ZERO;
        }
    }

    private synchronized boolean enter(Phase next) {
        phase = isAbandoned ? phase : next;
        return !isAbandoned;
    }

    private synchronized boolean startSending(Exchange prepared) {
        if (!enter(Phase.SENDING)) {
            return false;
        }
        exchange = Optional.of(prepared);
        timeUntilSending = deadline.elapsed();
        return true;
    }

    private synchronized void finish(AttemptResult finalResult) {
        phase = Phase.FINISHED;
        result = Optional.of(finalResult);
        finishedAfter = deadline.elapsed();
    }

    /** Ignores exceptions and errors of the source, because the attempt already has its result. */
    private void invalidate(SecretKey rejectedKey) {
        try {
            keys.invalidate(rejectedKey, deadline.timeLimit());
        } catch (Throwable e) {
            // If the source returns the same key again, the next call gets the same refusal.
            return;
        }
    }

    private Delivery cancel() {
        return exchange.map(RunningAttempt::cancel).orElse(Delivery.NOT_SENT);
    }

    /** {@return whether the request was sent, as the gateway reports it; {@code UNKNOWN} if it throws or returns null} */
    private static Delivery cancel(Exchange sending) {
        try {
            return requireNonNullElse(sending.cancel(), Delivery.UNKNOWN);
        } catch (Exception | LinkageError e) {
            return Delivery.UNKNOWN;
        }
    }

    /**
     * {@return the result of an attempt whose gateway threw an exception} Reports the class of the exception and the line that
     * threw it, but not its message, which might contain confidential data.
     */
    private static Failed gatewayFailed(Throwable thrown, Delivery delivery) {
        String place = Stream.of(thrown.getStackTrace())
                .limit(1)
                .map(frame -> " at " + frame)
                .collect(joining());
        String hint = thrown instanceof LinkageError ? "; a library of the gateway has the wrong version" : "";
        return Failed.withoutResponse(
                Failure.GATEWAY_FAILED,
                delivery,
                "the gateway failed (" + thrown.getClass().getName() + place + ")" + hint);
    }

    private static AttemptResult notSentInTime() {
        return Failed.withoutResponse(
                Failure.TIMED_OUT, Delivery.NOT_SENT, "the deadline expired before the request was sent");
    }

    /** A signed request, and the key that signed it. The key is already closed; the source needs it to recognize a rejected key. */
    private record Signed(SignedRequest request, SecretKey key) {}
}
