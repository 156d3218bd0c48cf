package id.sesi.adapters.http.gateway;

import java.net.SocketException;

/**
 * The server's response is too large, or its framing is invalid. A {@link SocketException}, because the JDK's TLS passes such an
 * exception on unchanged.
 */
final class InvalidResponseException extends SocketException {

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
