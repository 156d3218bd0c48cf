package id.sesi.application;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.SessionGateway.Exchange;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.AttemptResult.Refused;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * One attempt: fetches the key, signs and sends, on the worker's thread. The caller may give it up at any moment and then
 * learns how far it came. Thread-safe.
 */
final class RunningAttempt implements Worker.Step<AttemptResult> {

    private enum Phase {
        WAITING,
        FETCHING,
        PREPARING,
        SENDING,
        FINISHED
    }

    private final SecretSource secrets;
    private final SessionGateway gateway;
    private final SessionRequest request;
    private final IdempotencyKey idempotencyKey;
    private final Deadline deadline;
    private Phase phase = Phase.WAITING;
    private boolean isAbandoned;
    private Optional<Exchange> exchange = Optional.empty();
    private Optional<AttemptResult> result = Optional.empty();
    private Duration sentAfter = Duration.ZERO;
    private Duration finishedAfter = Duration.ZERO;

    RunningAttempt(
            SecretSource secrets,
            SessionGateway gateway,
            SessionRequest request,
            IdempotencyKey idempotencyKey,
            Deadline deadline) {
        this.secrets = secrets;
        this.gateway = gateway;
        this.request = request;
        this.idempotencyKey = idempotencyKey;
        this.deadline = deadline;
    }

    @Override
    public AttemptResult call() {
        Duration forSecret = deadline.remaining();
        if (forSecret.isZero() || !enter(Phase.FETCHING)) {
            return outOfTime();
        }
        Signed signed;
        try {
            signed = new KeyUse(secrets).use(forSecret, key -> new Signed(request.signWith(key), key));
        } catch (SecretUnavailableException e) {
            return Failed.withoutResponse(Failure.SECRET_UNAVAILABLE, Delivery.NOT_SENT, e.problem());
        }
        if (!enter(Phase.PREPARING)) {
            return outOfTime();
        }
        Exchange prepared = gateway.prepare(signed.request(), idempotencyKey);
        Duration forVendor = deadline.remaining();
        if (forVendor.isZero() || !startSending(prepared)) {
            return outOfTime();
        }
        AttemptResult result = requireNonNull(prepared.send(forVendor), "the gateway returned null");
        finish(result);
        if (result instanceof Refused refused && refused.refusal() == Refusal.INVALID_SIGNATURE) {
            invalidate(signed.key());
        }
        return result;
    }

    /** An interrupt while it sends might close a connection that other calls share; {@link Exchange#cancel} does not. */
    @Override
    public synchronized boolean abandon() {
        isAbandoned = true;
        return phase != Phase.SENDING;
    }

    /** {@return what is known of the attempt, which was given up because its time ran out} */
    synchronized AttemptResult timedOut() {
        return switch (phase) {
            case WAITING ->
                Failed.withoutResponse(
                        Failure.TIMED_OUT,
                        Delivery.NOT_SENT,
                        "the attempt did not start in time: the executor had no thread, or the previous attempt still hangs");
            case FETCHING ->
                Failed.withoutResponse(
                        Failure.SECRET_UNAVAILABLE,
                        Delivery.NOT_SENT,
                        KeyUse.tooSlow(deadline.total()).problem());
            case PREPARING -> outOfTime();
            case SENDING -> Failed.timedOut(cancel());
            case FINISHED -> result.orElseThrow();
        };
    }

    /** {@return what is known of the attempt, which was given up because its caller was interrupted} */
    synchronized AttemptResult interrupted() {
        return result.orElseGet(() -> Failed.interrupted(cancel()));
    }

    /** {@return how long the service was waited for until now; empty if the attempt never got to sending} */
    synchronized Optional<Duration> serviceTime() {
        Duration until = result.isPresent() ? finishedAfter : deadline.elapsed();
        return exchange.map(sent -> until.minus(sentAfter));
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
        sentAfter = deadline.elapsed();
        return true;
    }

    private synchronized void finish(AttemptResult ended) {
        phase = Phase.FINISHED;
        result = Optional.of(ended);
        finishedAfter = deadline.elapsed();
    }

    /** Whatever the source does now, the vendor has answered. */
    private void invalidate(SecretKey rejected) {
        try {
            secrets.invalidate(rejected);
        } catch (RuntimeException e) {
            // The key is refused again by the next call, which tells the caller once more.
            return;
        }
    }

    private Delivery cancel() {
        return exchange.isPresent() ? requireNonNullElse(exchange.get().cancel(), Delivery.UNKNOWN) : Delivery.NOT_SENT;
    }

    private static AttemptResult outOfTime() {
        return Failed.withoutResponse(
                Failure.TIMED_OUT, Delivery.NOT_SENT, "the time ran out before the request was sent");
    }

    /** A signed request, and the key that signed it, which is closed by now. */
    private record Signed(SignedRequest request, SecretKey key) {}
}
