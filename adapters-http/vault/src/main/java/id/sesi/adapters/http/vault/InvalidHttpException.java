package id.sesi.adapters.http.vault;

import java.net.ProtocolException;

/** The response violates HTTP, or is too large. OkHttp does not send a request again after a {@link ProtocolException}. */
final class InvalidHttpException extends ProtocolException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem completes the sentence "the response …", in one line without any text from the server */
    InvalidHttpException(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
