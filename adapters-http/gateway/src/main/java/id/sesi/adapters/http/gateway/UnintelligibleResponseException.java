package id.sesi.adapters.http.gateway;

/** An answer is not what the contract promises. */
final class UnintelligibleResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem in one line, with nothing in it that the server chose */
    UnintelligibleResponseException(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
