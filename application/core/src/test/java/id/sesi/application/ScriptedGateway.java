package id.sesi.application;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.Session;
import id.sesi.domain.SignedRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A gateway that returns the configured results and lets virtual time pass for each of them. */
final class ScriptedGateway implements SessionGateway {

    static final Session SESSION =
            Session.of("token", "https://app.psikologiehub.com/widget?token=token", "psikologihub", 1_800_000_000);
    static final AttemptResult CREATED = new AttemptResult.Created(SESSION);

    record Sent(SignedRequest request, IdempotencyKey key, Duration timeout) {}

    private record Step(AttemptResult result, Duration duration, Duration connectTime) {}

    final List<Sent> sent = new ArrayList<>();

    private final VirtualTime time;
    private final Deque<Step> script = new ArrayDeque<>();
    private Step last = new Step(CREATED, Duration.ofMillis(100), Duration.ZERO);

    ScriptedGateway(VirtualTime time) {
        this.time = time;
    }

    static AttemptResult failing(int status) {
        return AttemptResult.Failed.withStatus(Failure.SERVICE_FAILING, status, Optional.empty(), "failing");
    }

    static AttemptResult withoutResponse(Failure failure, Delivery delivery) {
        return AttemptResult.Failed.withoutResponse(failure, delivery, "no response");
    }

    static AttemptResult asking(int status, Duration retryAfter) {
        return AttemptResult.Failed.withStatus(
                status == 429 ? Failure.RATE_LIMITED : Failure.SERVICE_FAILING,
                status,
                Optional.of(retryAfter),
                "later");
    }

    /** Appends a result, which takes 100 ms. The last result is repeated for all further attempts. */
    ScriptedGateway then(AttemptResult result) {
        return then(result, Duration.ofMillis(100));
    }

    ScriptedGateway then(AttemptResult result, Duration duration) {
        return then(result, duration, Duration.ZERO);
    }

    /** @param connectTime the part of the duration that passes before the request is sent */
    ScriptedGateway then(AttemptResult result, Duration duration, Duration connectTime) {
        script.add(new Step(result, duration, connectTime));
        return this;
    }

    @Override
    public Exchange prepare(SignedRequest request, IdempotencyKey idempotencyKey) {
        return new Exchange() {
            @Override
            public AttemptResult send(Duration timeout) {
                return ScriptedGateway.this.send(request, idempotencyKey, timeout);
            }

            @Override
            public Duration connectTime() {
                return last.connectTime;
            }
        };
    }

    private AttemptResult send(SignedRequest request, IdempotencyKey idempotencyKey, Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("the time for an attempt needs to be positive, but is " + timeout);
        }
        sent.add(new Sent(request, idempotencyKey, timeout));
        last = script.isEmpty() ? last : script.remove();
        boolean isInTime = last.duration.compareTo(timeout) < 0;
        time.pass(isInTime ? last.duration : timeout);
        return isInTime ? last.result : withoutResponse(Failure.TIMED_OUT, Delivery.UNKNOWN);
    }
}
