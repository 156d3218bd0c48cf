package id.sesi.domain;

import java.util.regex.Pattern;

/**
 * The partner's identifier at the vendor: raw in the canonical string and a path segment in the URL, so of a safe
 * alphabet (contract, Decided 12).
 *
 * @param value one or more of {@code A-Z a-z 0-9 . _ ~ -}, but not {@code .} or {@code ..}
 */
public record PartnerId(String value) {

    private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9._~-]+");

    /** @throws InvalidValueException with the path {@code partnerId} */
    public PartnerId {
        if (!ALPHABET.matcher(value).matches() || value.equals(".") || value.equals("..")) {
            throw new InvalidValueException(
                    "partnerId", "needs one or more of A-Z a-z 0-9 . _ ~ - and must not be . or ..");
        }
    }

    /** {@return the value itself} */
    @Override
    public String toString() {
        return value;
    }
}
