package id.sesi.adapters.http.vault;

import java.io.IOException;

/** The response violates HTTP, or is too large. */
final class InvalidResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem completes the sentence "the response …", in one line without any text from the server */
    InvalidResponseException(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
