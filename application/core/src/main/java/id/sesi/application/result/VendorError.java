package id.sesi.application.result;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vendor's message about a request that got no session. It may quote personal data from the request, so do not log it.
 *
 * @param message the vendor's message; empty if the response contains no readable message
 * @param fieldErrors a map from the vendor's name of a field to the messages about that field, in the vendor's order; may be
 *     empty
 * @since 1.0.0
 */
public record VendorError(String message, Map<String, List<String>> fieldErrors) {

    /** The response contains no readable message. */
    public static final VendorError NONE = new VendorError("", Map.of());

    public VendorError {
        requireNonNull(message);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fieldErrors.forEach((field, texts) -> copy.put(field, List.copyOf(texts)));
        fieldErrors = Collections.unmodifiableMap(copy);
    }

    /** {@return a fixed text, because the message may quote personal data} */
    @Override
    public String toString() {
        return "VendorError[redacted]";
    }
}
