package id.sesi.adapters.http.gateway;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SignedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;

/** Converts a response to an {@link AttemptResult} (contract, section 4). A status that is not in the contract is a failure. */
final class ResponseReader {

    /** The limit before and after decompression. A normal response has a few kilobytes. */
    private static final long MAX_BYTES = 1 << 20;

    private static final String TOO_LARGE = "the body is larger than " + MAX_BYTES + " bytes";

    private ResponseReader() {}

    /**
     * {@return the result of the attempt}
     *
     * @param sent the request, whose confidential values the vendor may quote
     * @throws IOException if the response could not be read completely
     */
    static AttemptResult read(Response response, SignedRequest sent) throws IOException {
        int status = response.code();
        Body body = Body.of(response);
        return switch (status) {
            case 200 -> session(body, sent);
            case 400 -> refused(Refusal.MALFORMED_REQUEST, body, sent);
            case 401 -> refused(Refusal.INVALID_SIGNATURE, body, sent);
            case 403 -> refused(Refusal.DOMAIN_NOT_WHITELISTED, body, sent);
            case 404 -> refused(Refusal.PARTNER_NOT_FOUND, body, sent);
            case 422 -> refused(Refusal.VALIDATION_FAILED, body, sent);
            case 429 ->
                AttemptResult.Failed.withStatus(
                                Failure.RATE_LIMITED,
                                status,
                                RetryAfter.of(response),
                                "the vendor rejected the request because of its rate limit (429)")
                        .withError(error(body, sent));
            case 500, 502, 503, 504 ->
                AttemptResult.Failed.withStatus(
                                Failure.SERVICE_FAILING,
                                status,
                                RetryAfter.of(response),
                                "the vendor's service is failing (" + status + ")")
                        .withError(error(body, sent));
            default -> resultOfUnlistedStatus(status).withError(error(body, sent));
        };
    }

    static AttemptResult.Failed resultOfUnlistedStatus(int status) {
        return AttemptResult.Failed.withStatus(
                Failure.UNEXPECTED_STATUS,
                status,
                Optional.empty(),
                "the response has status " + status + ", which the vendor's contract does not list");
    }

    /**
     * {@return the whole body, or empty if it is too large}
     *
     * <p>OkHttp can reuse a connection only after the body was read completely.
     */
    private static Optional<Buffer> readFully(BufferedSource source) throws IOException {
        return source.request(MAX_BYTES + 1) ? Optional.empty() : Optional.of(source.getBuffer());
    }

    private static AttemptResult session(Body body, SignedRequest sent) {
        try {
            return new AttemptResult.Created(SessionReader.decode(body.json()));
        } catch (InvalidResponseException e) {
            return invalidResponse(e.problem()).withError(error(body, sent));
        } catch (InvalidValueException e) {
            return invalidResponse(String.valueOf(e.getMessage())).withError(error(body, sent));
        }
    }

    private static AttemptResult.Failed invalidResponse(String problem) {
        return AttemptResult.Failed.withStatus(
                Failure.INVALID_RESPONSE,
                200,
                Optional.empty(),
                "the response does not contain the session that the vendor's contract promises: " + problem);
    }

    private static AttemptResult refused(Refusal refusal, Body body, SignedRequest sent) {
        return new AttemptResult.Refused(refusal, error(body, sent));
    }

    /** {@return the vendor's message in the body; {@link VendorError#NONE} if the body has none} */
    private static VendorError error(Body body, SignedRequest sent) {
        try {
            return ErrorReader.read(body.json(), new Redaction(sent));
        } catch (InvalidResponseException e) {
            return VendorError.NONE;
        }
    }

    /**
     * A response body, not decoded yet.
     *
     * @param bytes the body, or empty if it is invalid
     * @param problem what to report if {@code bytes} is empty, in one line
     * @param codings the content codings in the order in which the server applied them (RFC 9110, section 8.4)
     */
    private record Body(Optional<Buffer> bytes, String problem, List<String> codings) {

        /** @throws IOException if the connection was lost */
        static Body of(Response response) throws IOException {
            List<String> codings = response.headers("Content-Encoding");
            try {
                return new Body(readFully(response.body().source()), TOO_LARGE, codings);
            } catch (IOException e) {
                FailureClassifier.Reason reason =
                        FailureClassifier.responseProblem(e).orElseThrow(() -> e);
                return new Body(Optional.empty(), reason.detail(), codings);
            }
        }

        /** {@return a new copy of the JSON, so that it can be read more than once} */
        Buffer json() throws InvalidResponseException {
            if (bytes.isEmpty()) {
                throw new InvalidResponseException(problem);
            }
            String coding = String.join(",", codings).toLowerCase(Locale.ROOT);
            return switch (coding) {
                case "", "identity" -> bytes.get().clone();
                case "gzip" -> decompress(bytes.get().clone());
                default ->
                    throw new InvalidResponseException(
                            "the body has a Content-Encoding that was not requested and is not supported");
            };
        }

        private static Buffer decompress(Buffer compressed) throws InvalidResponseException {
            try {
                BufferedSource source = Okio.buffer(new GzipSource(compressed));
                return readFully(source).orElseThrow(() -> new InvalidResponseException(TOO_LARGE));
            } catch (IOException e) {
                throw new InvalidResponseException("the body has the Content-Encoding gzip, but is not valid gzip");
            }
        }
    }
}
