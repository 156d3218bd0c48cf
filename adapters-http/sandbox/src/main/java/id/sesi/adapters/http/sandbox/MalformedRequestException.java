package id.sesi.adapters.http.sandbox;

/** A request is not the JSON object that it has to be. */
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
