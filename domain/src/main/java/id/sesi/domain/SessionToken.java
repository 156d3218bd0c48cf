package id.sesi.domain;

/**
 * The vendor's opaque token of a session. It is as confidential as a password until the session expires.
 *
 * <p>This class is not a record and has no getter. Thus a JSON library that serializes a {@link Session} by mistake either
 * fails or omits the token.
 *
 * @since 1.0.0
 */
public final class SessionToken {

    /** Transient, so that libraries that read fields skip it. */
    private final transient String value;

    /**
     * Creates a token.
     *
     * @param value printable ASCII characters without spaces; not empty
     * @throws InvalidValueException with the path {@code sessionToken}
     */
    public SessionToken(String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new InvalidValueException("sessionToken", "needs printable ASCII characters and nothing else");
        }
        this.value = value;
    }

    /** {@return the token itself; never log it} */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionToken token && value.equals(token.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** {@return a fixed text without the token} */
    @Override
    public String toString() {
        return "SessionToken[redacted]";
    }
}
