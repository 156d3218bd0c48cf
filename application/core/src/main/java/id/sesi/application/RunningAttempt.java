package id.sesi.application;

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
import java.util.concurrent.Callable;

/**
 * One attempt: fetches the key, signs and sends, on the worker's thread. The caller may give it up at any moment and then
 * learns how far it came. Thread-safe.
 */
final class RunningAttempt implements Callable<AttemptResult> {

    private enum Phase {
        WAITING,
        FETCHING,
        SENDING,
        GIVEN_UP
    }

    private final SecretSource secrets;
    private final SessionGateway gateway;
    private final SessionRequest request;
    private final IdempotencyKey idempotencyKey;
    private final Deadline deadline;
    private Phase phase = Phase.WAITING;
    private Optional<Exchange> exchange = Optional.empty();
    private Duration sentAfter = Duration.ZERO;

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
            return Failed.unanswered(Failure.SECRET_UNAVAILABLE, Delivery.NOT_SENT, e.problem());
        }
        Exchange prepared = gateway.prepare(signed.request(), idempotencyKey);
        Duration forVendor = deadline.remaining();
        if (forVendor.isZero() || !startSending(prepared)) {
            return outOfTime();
        }
        AttemptResult result = prepared.send(forVendor);
        if (result instanceof Refused refused && refused.refusal() == Refusal.INVALID_SIGNATURE) {
            secrets.invalidate(signed.key());
        }
        return result;
    }

    /** {@return what is known of the attempt when its time runs out} */
    AttemptResult giveUpInTime() {
        return switch (giveUp()) {
            case WAITING ->
                Failed.unanswered(Failure.TIMED_OUT, Delivery.NOT_SENT, "no thread of the executor was free in time");
            case FETCHING ->
                Failed.unanswered(
                        Failure.SECRET_UNAVAILABLE,
                        Delivery.NOT_SENT,
                        KeyUse.tooSlow(deadline.total()).problem());
            case SENDING, GIVEN_UP -> Failed.timedOut(cancel());
        };
    }

    /** {@return what is known of the attempt when its caller is interrupted} */
    AttemptResult giveUpInterrupted() {
        giveUp();
        return Failed.interrupted(cancel());
    }

    /** {@return how long the service was waited for until now; empty if the attempt never got to sending} */
    synchronized Optional<Duration> serviceTime() {
        return exchange.map(sending -> deadline.elapsed().minus(sentAfter));
    }

    private synchronized boolean enter(Phase next) {
        boolean isGivenUp = phase == Phase.GIVEN_UP;
        phase = isGivenUp ? phase : next;
        return !isGivenUp;
    }

    private synchronized boolean startSending(Exchange prepared) {
        if (!enter(Phase.SENDING)) {
            return false;
        }
        exchange = Optional.of(prepared);
        sentAfter = deadline.elapsed();
        return true;
    }

    /** {@return how far it had come} */
    private synchronized Phase giveUp() {
        Phase reached = phase;
        phase = Phase.GIVEN_UP;
        return reached;
    }

    private synchronized Delivery cancel() {
        return exchange.map(Exchange::cancel).orElse(Delivery.NOT_SENT);
    }

    private static AttemptResult outOfTime() {
        return Failed.unanswered(
                Failure.TIMED_OUT, Delivery.NOT_SENT, "the time was over before the request could be sent");
    }

    /** A signed request, and the key that signed it, which is closed by now. */
    private record Signed(SignedRequest request, SecretKey key) {}
}
