package id.sesi.adapters.cli.command;

/** How the process ends. Scripts rely on the numbers; they follow {@code sysexits.h} where it has a fitting one. */
public enum ExitCode {
    OK(0, "Done."),
    FAILURE(1, "Unexpected failure of sesi; or, of verify, the signature does not match."),
    USAGE(2, "Wrong usage."),
    INVALID_REQUEST(65, "The request is invalid, found here or by the vendor (400, 422)."),
    UNAVAILABLE(69, "The service could not be reached or kept failing, or the deadline was over."),
    RATE_LIMITED(75, "Rate limited (429); standard error says when to come back."),
    UNEXPECTED_RESPONSE(76, "The answer was not what the contract promises."),
    REFUSED(77, "The vendor refused signature, domain or partner (401, 403, 404)."),
    CONFIGURATION(78, "Partner id, secret, URL, certificate or Java is missing or wrong.");

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

    /** {@return what it tells a script} */
    public String meaning() {
        return meaning;
    }
}
