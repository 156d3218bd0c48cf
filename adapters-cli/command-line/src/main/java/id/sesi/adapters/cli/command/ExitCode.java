package id.sesi.adapters.cli.command;

/**
 * The exit codes of the process. Scripts rely on the numbers, which follow {@code sysexits.h} where it defines a suitable one.
 *
 * @since 1.0.0
 */
public enum ExitCode {
    OK(0, "Success."),
    FAILURE(1, "An unexpected failure of sesi; for verify, the signature does not match."),
    USAGE(2, "Wrong usage."),
    INVALID_REQUEST(65, "The request is invalid: sesi or the vendor (400, 422) rejected it."),
    UNAVAILABLE(69, "The vendor was unreachable or kept failing, or the deadline expired."),
    RATE_LIMITED(75, "Rate limited (429). Standard error says when to retry, if the vendor sent a time."),
    UNEXPECTED_RESPONSE(76, "The response did not conform to the contract."),
    REFUSED(77, "The vendor refused the signature, the domain or the partner (401, 403, 404)."),
    CONFIGURATION(78, "The partner ID, secret key, URL, certificate or Java version is missing or wrong.");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** {@return the process's exit code} */
    public int code() {
        return code;
    }

    /** {@return what the exit code means, in one sentence} */
    public String meaning() {
        return meaning;
    }
}
