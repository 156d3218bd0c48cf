package id.sesi.adapters.http.sandbox;

/** The body of a request is not a well-formed JSON object. */
final class MalformedRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    MalformedRequestException(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
