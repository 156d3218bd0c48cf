package id.sesi.domain;

/**
 * The vendor's token of a session: opaque, and as good as a password while the session lasts.
 *
 * @param value not empty, without white space or control characters
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
