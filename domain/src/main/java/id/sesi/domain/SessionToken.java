package id.sesi.domain;

/**
 * The vendor's opaque token of a session. It is as confidential as a password until the session expires.
 *
 * @param value printable ASCII characters without spaces; not empty
 * @since 1.0.0
 */
public record SessionToken(String value) {

    /** @throws InvalidValueException with the path {@code sessionToken} */
    public SessionToken {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new InvalidValueException("sessionToken", "needs printable ASCII characters and nothing else");
        }
    }

    /** {@return a fixed text without the token} */
    @Override
    public String toString() {
        return "SessionToken[redacted]";
    }
}
