package ${package}.application.driven;

/** A source of exchange rates cannot answer now. */
public final class RatesUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason what failed, without confidential values: the caller shows it */
    public RatesUnavailableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** {@return what failed} */
    public String reason() {
        return reason;
    }
}
