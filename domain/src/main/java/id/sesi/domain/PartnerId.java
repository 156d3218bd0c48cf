package id.sesi.domain;

import java.util.regex.Pattern;

/**
 * The partner's identifier at the vendor. It is used unescaped in the canonical string and in the path of the URL, so only
 * safe characters are allowed (contract, decision 12).
 *
 * @param value one or more of {@code A-Z a-z 0-9 . _ ~ -}, but not {@code .} or {@code ..}
 * @since 1.0.0
 */
public record PartnerId(String value) {

    private static final Pattern SAFE_CHARACTERS = Pattern.compile("[A-Za-z0-9._~-]+");

    /** @throws InvalidValueException with the path {@code partnerId} */
    public PartnerId {
        if (value == null || !SAFE_CHARACTERS.matcher(value).matches() || value.equals(".") || value.equals("..")) {
            throw new InvalidValueException(
                    "partnerId", "needs one or more of A-Z a-z 0-9 . _ ~ - and must not be . or ..");
        }
    }

    /** {@return the value} */
    @Override
    public String toString() {
        return value;
    }
}
