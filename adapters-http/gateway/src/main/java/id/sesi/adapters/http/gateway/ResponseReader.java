package id.sesi.adapters.http.gateway;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.InvalidValueException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;

/** Makes of each answer what the contract says in section 4. A status that it does not list is not guessed at. */
final class ResponseReader {

    /** After decompression; an honest answer has a few kilobytes. */
    private static final long MAX_BYTES = 1 << 20;

    private ResponseReader() {}

    /** @throws IOException if the answer could not be read to its end */
    static AttemptResult read(Response response) throws IOException {
        int status = response.code();
        Body body = new Body(readToItsEnd(response.body().source()), response.headers("Content-Encoding"));
        return switch (status) {
            case 200 -> session(body);
            case 400 -> refused(Refusal.MALFORMED_REQUEST, body);
            case 401 -> refused(Refusal.INVALID_SIGNATURE, body);
            case 403 -> refused(Refusal.DOMAIN_NOT_WHITELISTED, body);
            case 404 -> refused(Refusal.PARTNER_NOT_FOUND, body);
            case 422 -> refused(Refusal.VALIDATION_FAILED, body);
            case 429 ->
                AttemptResult.Failed.withStatus(
                        Failure.RATE_LIMITED, status, RetryAfter.of(response), "the vendor limits the rate (429)");
            case 500, 502, 503, 504 ->
                AttemptResult.Failed.withStatus(
                        Failure.SERVICE_FAILING,
                        status,
                        RetryAfter.of(response),
                        "the vendor's service is failing (" + status + ")");
            default -> unlisted(status);
        };
    }

    static AttemptResult unlisted(int status) {
        return AttemptResult.Failed.withStatus(
                Failure.UNEXPECTED_STATUS,
                status,
                Optional.empty(),
                "the answer has status " + status + ", which the vendor's contract does not list");
    }

    /** {@return the whole body, or nothing if it is too large; read to its end, the connection can be used again} */
    private static Optional<Buffer> readToItsEnd(BufferedSource source) throws IOException {
        return source.request(MAX_BYTES + 1) ? Optional.empty() : Optional.of(source.getBuffer());
    }

    private static AttemptResult session(Body body) {
        try {
            return new AttemptResult.Created(SessionCodec.decode(body.json()));
        } catch (UnintelligibleResponseException e) {
            return unintelligible(e.problem());
        } catch (InvalidValueException e) {
            return unintelligible(String.valueOf(e.getMessage()));
        }
    }

    private static AttemptResult unintelligible(String problem) {
        return AttemptResult.Failed.withStatus(
                Failure.UNINTELLIGIBLE_RESPONSE,
                200,
                Optional.empty(),
                "the answer is not the session that the vendor's contract promises: " + problem);
    }

    private static AttemptResult refused(Refusal refusal, Body body) {
        try {
            return new AttemptResult.Refused(refusal, ErrorCodec.decode(body.json()));
        } catch (UnintelligibleResponseException e) {
            return new AttemptResult.Refused(refusal, VendorError.NONE);
        }
    }

    /**
     * A body as it came.
     *
     * @param bytes nothing if it is too large
     * @param codings how it is packed, the last one outermost (RFC 9110, section 8.4)
     */
    private record Body(Optional<Buffer> bytes, List<String> codings) {

        Buffer json() throws UnintelligibleResponseException {
            if (bytes.isEmpty()) {
                throw tooLarge();
            }
            String coding = String.join(",", codings).toLowerCase(Locale.ROOT);
            return switch (coding) {
                case "", "identity" -> bytes.get();
                case "gzip" -> unpacked(bytes.get());
                default -> throw new UnintelligibleResponseException("it is packed in a way that was not asked for");
            };
        }

        private static Buffer unpacked(Buffer packed) throws UnintelligibleResponseException {
            try {
                BufferedSource source = Okio.buffer(new GzipSource(packed));
                return readToItsEnd(source).orElseThrow(Body::tooLarge);
            } catch (IOException e) {
                throw new UnintelligibleResponseException("it is not packed as it says");
            }
        }

        private static UnintelligibleResponseException tooLarge() {
            return new UnintelligibleResponseException("it is larger than " + MAX_BYTES + " bytes");
        }
    }
}
