package id.sesi.application;

import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.driven.Reply;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.Delivery;
import id.sesi.application.driving.Failure;
import id.sesi.domain.Session;
import id.sesi.domain.SignedRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Replies as told, and takes its virtual time. */
final class ScriptedGateway implements SessionGateway {

    static final Session SESSION =
            Session.of("token", "https://app.psikologiehub.com/widget?token=token", "psikologihub", 1_800_000_000);
    static final Reply CREATED = new Reply.Created(SESSION);

    record Sent(SignedRequest request, IdempotencyKey key, Duration atMost) {}

    private record Step(Reply reply, Duration takes) {}

    final List<Sent> sent = new ArrayList<>();

    private final VirtualTime time;
    private final Deque<Step> script = new ArrayDeque<>();
    private Step last = new Step(CREATED, Duration.ofMillis(100));

    ScriptedGateway(VirtualTime time) {
        this.time = time;
    }

    static Reply failing(int status) {
        return Reply.Failed.answered(Failure.SERVICE_FAILING, status, Optional.empty(), "failing");
    }

    static Reply unanswered(Failure failure, Delivery delivery) {
        return Reply.Failed.unanswered(failure, delivery, "unanswered");
    }

    static Reply asking(int status, Duration retryAfter) {
        return Reply.Failed.answered(
                status == 429 ? Failure.RATE_LIMITED : Failure.SERVICE_FAILING,
                status,
                Optional.of(retryAfter),
                "later");
    }

    /** The next reply; the last one holds for all that follow. */
    ScriptedGateway then(Reply reply) {
        return then(reply, Duration.ofMillis(100));
    }

    ScriptedGateway then(Reply reply, Duration takes) {
        script.add(new Step(reply, takes));
        return this;
    }

    @Override
    public Reply post(SignedRequest request, IdempotencyKey idempotencyKey, Duration atMost) {
        if (atMost.isZero() || atMost.isNegative()) {
            throw new IllegalArgumentException("the time for an attempt needs to be positive, but is " + atMost);
        }
        sent.add(new Sent(request, idempotencyKey, atMost));
        last = script.isEmpty() ? last : script.remove();
        boolean inTime = last.takes.compareTo(atMost) < 0;
        time.pass(inTime ? last.takes : atMost);
        return inTime ? last.reply : unanswered(Failure.TIMED_OUT, Delivery.UNKNOWN);
    }
}
