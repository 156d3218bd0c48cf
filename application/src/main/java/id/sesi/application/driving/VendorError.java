package id.sesi.application.driving;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The vendor's own words about a refused request. They may quote the request, so they are for the caller, not for logs.
 *
 * @param message what the vendor says; empty if it said nothing readable
 * @param fieldErrors by field, as the vendor names it; empty if there are none
 */
public record VendorError(String message, Map<String, List<String>> fieldErrors) {

    /** The vendor said nothing readable. */
    public static final VendorError NONE = new VendorError("", Map.of());

    public VendorError {
        fieldErrors = fieldErrors.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** {@return a fixed text: the words may quote personal data} */
    @Override
    public String toString() {
        return "VendorError[redacted]";
    }
}
