package id.sesi.application.result;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vendor's own words about a refused request. They may quote the request, so they are for the caller, not for logs.
 *
 * @param message what the vendor says; empty if it said nothing readable
 * @param fieldErrors by field, as the vendor names it, in its order; empty if there are none
 */
public record VendorError(String message, Map<String, List<String>> fieldErrors) {

    /** The vendor said nothing readable. */
    public static final VendorError NONE = new VendorError("", Map.of());

    public VendorError {
        requireNonNull(message);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fieldErrors.forEach((field, texts) -> copy.put(field, List.copyOf(texts)));
        fieldErrors = Collections.unmodifiableMap(copy);
    }

    /** {@return a fixed text: the words may quote personal data} */
    @Override
    public String toString() {
        return "VendorError[redacted]";
    }
}
