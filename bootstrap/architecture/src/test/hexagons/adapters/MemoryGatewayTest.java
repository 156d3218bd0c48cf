package com.acme.keys;

import id.sesi.application.contract.SessionGatewayContract;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

// breaks: nothing
class MemoryGatewayTest extends SessionGatewayContract {

    int requests;

    @Override
    protected SessionGateway gatewayFor(Situation situation) {
        return (request, key) -> timeout -> {
            if (Thread.currentThread().isInterrupted()) {
                return interrupted();
            }
            requests += situation == Situation.UNREACHABLE ? 0 : 1;
            return situation.status() == 0 ? silence(situation) : response(situation.status(), situation);
        };
    }

    @Override
    protected int requestsReceived() {
        return requests;
    }

    AttemptResult interrupted() {
        return AttemptResult.Failed.withoutResponse(Failure.INTERRUPTED, Delivery.NOT_SENT, "interrupted");
    }

    Session session() {
        return SESSION;
    }

    AttemptResult silence(Situation situation) {
        return switch (situation) {
            case UNREACHABLE -> AttemptResult.Failed.withoutResponse(Failure.UNREACHABLE, Delivery.NOT_SENT, "nobody there");
            case LOSES_CONNECTION -> AttemptResult.Failed.withoutResponse(Failure.CONNECTION_LOST, Delivery.UNKNOWN, "gone");
            default -> AttemptResult.Failed.withoutResponse(Failure.TIMED_OUT, Delivery.UNKNOWN, "silence");
        };
    }

    AttemptResult response(int status, Situation situation) {
        return switch (status) {
            case 200 -> situation == Situation.CREATES
                    ? new AttemptResult.Created(session())
                    : failed(Failure.INVALID_RESPONSE, status, Optional.empty());
            case 400 -> new AttemptResult.Refused(Refusal.MALFORMED_REQUEST, error());
            case 401 -> new AttemptResult.Refused(Refusal.INVALID_SIGNATURE, error());
            case 403 -> new AttemptResult.Refused(Refusal.DOMAIN_NOT_WHITELISTED, error());
            case 404 -> new AttemptResult.Refused(Refusal.PARTNER_NOT_FOUND, error());
            case 422 -> new AttemptResult.Refused(Refusal.VALIDATION_FAILED, error());
            case 429 -> failed(Failure.RATE_LIMITED, status, retryAfter());
            case 500, 502, 503, 504 -> failed(Failure.SERVICE_FAILING, status, Optional.empty());
            default -> failed(Failure.UNEXPECTED_STATUS, status, Optional.empty());
        };
    }

    VendorError error() {
        return new VendorError("no", Map.of("user.email", List.of(FIELD_ERROR)));
    }

    Optional<Duration> retryAfter() {
        return Optional.of(RETRY_AFTER);
    }

    private static AttemptResult failed(Failure failure, int status, Optional<Duration> retryAfter) {
        return AttemptResult.Failed.withStatus(failure, status, retryAfter, "as it was told");
    }
}
