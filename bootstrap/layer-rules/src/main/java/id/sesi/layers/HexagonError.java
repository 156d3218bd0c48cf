package id.sesi.layers;

/**
 * The description of a hexagon does not fit the classes, so the rules would check nothing or the wrong classes. Has no stack trace,
 * because only the message helps.
 *
 * @since 1.0.0
 */
public final class HexagonError extends AssertionError {

    private static final long serialVersionUID = 1;

    /** @param message what is wrong, and what to do */
    public HexagonError(String message) {
        super(message);
        setStackTrace(new StackTraceElement[0]);
    }
}
