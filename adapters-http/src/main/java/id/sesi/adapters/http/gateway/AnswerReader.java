package id.sesi.adapters.http.gateway;

import id.sesi.application.driven.Reply;
import id.sesi.application.driving.Failure;
import id.sesi.application.driving.Refusal;
import id.sesi.application.driving.VendorError;
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
final class AnswerReader {

    /** After decompression; an honest answer has a few kilobytes. */
    private static final long MOST_BYTES = 1 << 20;

    private AnswerReader() {}

    /** @throws IOException if the answer could not be read to its end */
    static Reply read(Response response) throws IOException {
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
                Reply.Failed.answered(
                        Failure.RATE_LIMITED, status, RetryAfter.of(response), "the vendor limits the rate (429)");
            case 500, 502, 503, 504 ->
                Reply.Failed.answered(
                        Failure.SERVICE_FAILING,
                        status,
                        RetryAfter.of(response),
                        "the vendor's service is failing (" + status + ")");
            default -> unlisted(status);
        };
    }

    static Reply unlisted(int status) {
        return Reply.Failed.answered(
                Failure.UNEXPECTED_STATUS,
                status,
                Optional.empty(),
                "the answer has status " + status + ", which the vendor's contract does not list");
    }

    /** {@return the whole body, or nothing if it is too large; read to its end, the connection can be used again} */
    private static Optional<Buffer> readToItsEnd(BufferedSource source) throws IOException {
        return source.request(MOST_BYTES + 1) ? Optional.empty() : Optional.of(source.getBuffer());
    }

    private static Reply session(Body body) {
        try {
            return new Reply.Created(SessionCodec.decode(body.json()));
        } catch (UnintelligibleAnswerException e) {
            return unintelligible(e.problem());
        } catch (InvalidValueException e) {
            return unintelligible(String.valueOf(e.getMessage()));
        }
    }

    private static Reply unintelligible(String problem) {
        return Reply.Failed.answered(
                Failure.UNINTELLIGIBLE_ANSWER,
                200,
                Optional.empty(),
                "the answer is not the session that the vendor's contract promises: " + problem);
    }

    private static Reply refused(Refusal refusal, Body body) {
        try {
            return new Reply.Refused(refusal, ErrorCodec.decode(body.json()));
        } catch (UnintelligibleAnswerException e) {
            return new Reply.Refused(refusal, VendorError.NONE);
        }
    }

    /**
     * A body as it came.
     *
     * @param bytes nothing if it is too large
     * @param codings how it is packed, the last one outermost (RFC 9110, section 8.4)
     */
    private record Body(Optional<Buffer> bytes, List<String> codings) {

        Buffer json() throws UnintelligibleAnswerException {
            if (bytes.isEmpty()) {
                throw tooLarge();
            }
            String coding = String.join(",", codings).toLowerCase(Locale.ROOT);
            return switch (coding) {
                case "", "identity" -> bytes.get();
                case "gzip" -> unpacked(bytes.get());
                default -> throw new UnintelligibleAnswerException("it is packed in a way that was not asked for");
            };
        }

        private static Buffer unpacked(Buffer packed) throws UnintelligibleAnswerException {
            try {
                BufferedSource source = Okio.buffer(new GzipSource(packed));
                return readToItsEnd(source).orElseThrow(Body::tooLarge);
            } catch (IOException e) {
                throw new UnintelligibleAnswerException("it is not packed as it says");
            }
        }

        private static UnintelligibleAnswerException tooLarge() {
            return new UnintelligibleAnswerException("it is larger than " + MOST_BYTES + " bytes");
        }
    }
}
