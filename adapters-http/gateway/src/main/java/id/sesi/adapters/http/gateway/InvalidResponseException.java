package id.sesi.adapters.http.gateway;

/** A response does not have the form that the contract promises. */
final class InvalidResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem one line without any text from the server */
    InvalidResponseException(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
