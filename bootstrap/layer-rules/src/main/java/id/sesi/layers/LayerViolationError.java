package id.sesi.layers;

/**
 * A layer rule is broken. Has no stack trace: the report names the places in the checked code. The message is the first line of the
 * report, because build tools repeat it in their summaries. {@link #toString()} is the whole report.
 *
 * @since 1.0.0
 */
public final class LayerViolationError extends AssertionError {

    private static final long serialVersionUID = 1;

    private final String report;

    LayerViolationError(String firstLine, String report) {
        super(firstLine);
        this.report = report;
        setStackTrace(new StackTraceElement[0]);
    }

    /** {@return the whole report} */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // the message is what build tools repeat, and the report is long
    public String toString() {
        return report;
    }
}
