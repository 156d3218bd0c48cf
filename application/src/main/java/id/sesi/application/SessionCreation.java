package id.sesi.application;

import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.driven.Reply;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.Ticker;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Delivery;
import id.sesi.application.driving.Failure;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Fetches the secret, signs, sends, and keeps the books. */
record SessionCreation(
        SecretSource secrets,
        SessionGateway gateway,
        AuditTrail audit,
        InstantSource clock,
        Ticker ticker,
        RandomGenerator random,
        Duration deadline)
        implements CreateSession {

    @Override
    public Outcome create(SessionRequest request) {
        IdempotencyKey key = IdempotencyKey.random(random);
        Budget budget = Budget.start(deadline, ticker);
        Journal journal = new Journal(request, key, audit, clock);

        Reply reply = attempt(request, key, budget);
        journal.attempted(reply, budget.elapsed());
        return journal.ended(reply, budget.elapsed());
    }

    private Reply attempt(SessionRequest request, IdempotencyKey key, Budget budget) {
        SignedRequest signed;
        try (SecretKey secret = secrets.fetch(budget.remaining())) {
            signed = request.signWith(secret);
        } catch (SecretUnavailableException e) {
            return Reply.Failed.unanswered(Failure.SECRET_UNAVAILABLE, Delivery.NOT_SENT, e.problem());
        } catch (InvalidValueException e) {
            // A source that passes on what it found, such as an empty text.
            return Reply.Failed.unanswered(
                    Failure.SECRET_UNAVAILABLE, Delivery.NOT_SENT, String.valueOf(e.getMessage()));
        }
        Duration left = budget.remaining();
        if (left.isZero() || left.isNegative()) {
            return Reply.Failed.unanswered(
                    Failure.TIMED_OUT, Delivery.NOT_SENT, "fetching the secret took the whole deadline of " + deadline);
        }
        return gateway.post(signed, key, left);
    }
}
