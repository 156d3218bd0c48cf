package com.acme.sessions;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SignedRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Converts a response to a result (contract, section 4). */
final class ResponseReader {

    private static final int OK = 200;

    private ResponseReader() {}

    static AttemptResult read(HttpResponse<Optional<byte[]>> response, SignedRequest sent) {
        int status = response.statusCode();
        return switch (status) {
            case OK -> session(response);
            case 400 -> refused(Refusal.MALFORMED_REQUEST, response, sent);
            case 401 -> refused(Refusal.INVALID_SIGNATURE, response, sent);
            case 403 -> refused(Refusal.DOMAIN_NOT_WHITELISTED, response, sent);
            case 404 -> refused(Refusal.PARTNER_NOT_FOUND, response, sent);
            case 422 -> refused(Refusal.VALIDATION_FAILED, response, sent);
            case 429 -> failed(Failure.RATE_LIMITED, response);
            case 500, 502, 503, 504 -> failed(Failure.SERVICE_FAILING, response);
            default -> failed(Failure.UNEXPECTED_STATUS, response);
        };
    }

    private static AttemptResult session(HttpResponse<Optional<byte[]>> response) {
        if (!isPlain(response)) {
            return invalid("its Content-Encoding was not requested");
        }
        if (response.body().isEmpty()) {
            return invalid("its body is too large");
        }
        try {
            return new AttemptResult.Created(SessionJson.decode(response.body().get()));
        } catch (InvalidResponseException | InvalidValueException e) {
            return invalid(String.valueOf(e.getMessage()));
        }
    }

    private static AttemptResult refused(
            Refusal refusal, HttpResponse<Optional<byte[]>> response, SignedRequest sent) {
        byte[] body = response.body().filter(bytes -> isPlain(response)).orElse(new byte[0]);
        return new AttemptResult.Refused(refusal, ErrorJson.decode(body, new Redaction(sent)));
    }

    private static AttemptResult failed(Failure failure, HttpResponse<?> response) {
        int status = response.statusCode();
        return Failed.withStatus(failure, status, RetryAfter.of(response.headers()), "the status is " + status);
    }

    private static AttemptResult invalid(String problem) {
        return Failed.withStatus(
                Failure.INVALID_RESPONSE, OK, Optional.empty(), "the response contains no session: " + problem);
    }

    private static boolean isPlain(HttpResponse<?> response) {
        return response.headers().allValues("Content-Encoding").stream().allMatch("identity"::equalsIgnoreCase);
    }
}
