package id.sesi.adapters.http.gateway;

import java.net.SocketException;

/**
 * The server's response violates HTTP, or is too large. A {@link SocketException}, because the JDK's TLS passes such an exception
 * on unchanged.
 */
final class InvalidHttpException extends SocketException {

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
