package id.sesi.adapters.cli.command;

/** How the process ends. Scripts rely on the numbers; they follow {@code sysexits.h} where it has a fitting one. */
public enum ExitCode {
    OK(0),
    /** Unexpected failure of ours. */
    FAILURE(1),
    /** Wrong usage. */
    USAGE(2),
    /** The request is invalid, found here or by the vendor. */
    INVALID_REQUEST(65),
    /** The service could not be reached or kept failing. */
    UNAVAILABLE(69),
    /** Rate limited. */
    RATE_LIMITED(75),
    /** The answer was not what the contract promises. */
    UNEXPECTED_ANSWER(76),
    /** The vendor refused signature, domain or partner. */
    REFUSED(77),
    /** Partner id, secret, URL or certificate. */
    CONFIGURATION(78);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** {@return the process's exit code} */
    public int code() {
        return code;
    }
}
