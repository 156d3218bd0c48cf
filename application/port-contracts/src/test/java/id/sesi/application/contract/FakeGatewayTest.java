package id.sesi.application.contract;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the contract suite of the gateway against an implementation without HTTP. */
class FakeGatewayTest extends SessionGatewayContract {

    private int requests;

    @Override
    protected SessionGateway gatewayFor(Situation situation) {
        return (request, idempotencyKey) -> timeout -> {
            if (Thread.currentThread().isInterrupted()) {
                return AttemptResult.Failed.withoutResponse(Failure.INTERRUPTED, Delivery.NOT_SENT, "interrupted");
            }
            requests += situation == Situation.UNREACHABLE ? 0 : 1;
            return result(situation);
        };
    }

    @Override
    protected int requestsReceived() {
        return requests;
    }

    private static AttemptResult result(Situation situation) {
        VendorError error = new VendorError("no", Map.of("user.email", List.of(FIELD_ERROR)));
        return switch (situation) {
            case CREATES -> new AttemptResult.Created(SESSION);
            case REFUSES_400 -> new AttemptResult.Refused(Refusal.MALFORMED_REQUEST, error);
            case REFUSES_401 -> new AttemptResult.Refused(Refusal.INVALID_SIGNATURE, error);
            case REFUSES_403 -> new AttemptResult.Refused(Refusal.DOMAIN_NOT_WHITELISTED, error);
            case REFUSES_404 -> new AttemptResult.Refused(Refusal.PARTNER_NOT_FOUND, error);
            case REFUSES_422 -> new AttemptResult.Refused(Refusal.VALIDATION_FAILED, error);
            case RATE_LIMITS ->
                AttemptResult.Failed.withStatus(Failure.RATE_LIMITED, 429, Optional.of(RETRY_AFTER), "slow down");
            case FAILS_500, FAILS_502, FAILS_503, FAILS_504 -> failedWith(Failure.SERVICE_FAILING, situation);
            case REDIRECTS_307, RESPONDS_501 -> failedWith(Failure.UNEXPECTED_STATUS, situation);
            case SENDS_INVALID_BODY -> failedWith(Failure.INVALID_RESPONSE, situation);
            case UNREACHABLE ->
                AttemptResult.Failed.withoutResponse(Failure.UNREACHABLE, Delivery.NOT_SENT, "no server listens");
            case LOSES_CONNECTION ->
                AttemptResult.Failed.withoutResponse(Failure.CONNECTION_LOST, Delivery.UNKNOWN, "connection reset");
            case DOES_NOT_RESPOND ->
                AttemptResult.Failed.withoutResponse(Failure.TIMED_OUT, Delivery.UNKNOWN, "no response");
        };
    }

    private static AttemptResult failedWith(Failure failure, Situation situation) {
        return AttemptResult.Failed.withStatus(failure, situation.status(), Optional.empty(), "as scripted");
    }
}
