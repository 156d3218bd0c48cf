package id.sesi.adapters.http.gateway;

import id.sesi.application.driven.Reply;
import id.sesi.application.driving.Failure;
import id.sesi.application.driving.Refusal;
import id.sesi.domain.InvalidValueException;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Makes of each answer what the contract says in section 4. A status that it does not list is not guessed at. */
final class AnswerReader {

    /** After decompression; an honest answer has a few kilobytes. */
    private static final long MOST_BYTES = 1 << 20;

    private AnswerReader() {}

    /** @throws IOException if the answer could not be read to its end */
    static Reply read(Response response) throws IOException {
        int status = response.code();
        Optional<Buffer> body = readToItsEnd(response.body().source());
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

    private static Reply session(Optional<Buffer> body) {
        if (body.isEmpty()) {
            return unintelligible("it is larger than " + MOST_BYTES + " bytes");
        }
        try {
            return new Reply.Created(SessionCodec.decode(body.get()));
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

    private static Reply refused(Refusal refusal, Optional<Buffer> body) {
        return new Reply.Refused(refusal, ErrorCodec.decode(body.orElseGet(Buffer::new)));
    }
}
