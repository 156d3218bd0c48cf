package id.sesi.application.result;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The result of fetching a page of the partner.
 *
 * @since 1.0.0
 */
public sealed interface PageResult {

    /** {@return the value of the function that matches the kind of this result} A caller must handle all kinds. */
    <T> T fold(Function<? super Fetched, ? extends T> fetched, Function<? super Failed, ? extends T> failed);

    /**
     * A response arrived, with any status.
     *
     * @param status the HTTP status
     * @param headers the values of each header, by its name in lower case
     * @param bodyStart the start of the body as text, decoded from UTF-8 leniently
     * @param isComplete whether {@code bodyStart} is the whole body
     * @since 1.0.0
     */
    record Fetched(int status, Map<String, List<String>> headers, String bodyStart, boolean isComplete)
            implements PageResult {

        public Fetched {
            headers = headers.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
            requireNonNull(bodyStart);
        }

        /** {@return the values of a header, in the order of the response; empty if it is absent} */
        public List<String> header(String lowerCaseName) {
            return headers.getOrDefault(lowerCaseName, List.of());
        }

        @Override
        public <T> T fold(
                Function<? super Fetched, ? extends T> fetched, Function<? super Failed, ? extends T> failed) {
            return fetched.apply(this);
        }

        /** {@return the status only, because a page may contain personal data} */
        @Override
        public String toString() {
            return "Fetched[status=" + status + "]";
        }
    }

    /**
     * No response arrived.
     *
     * @param failure the reason
     * @param detail a description in one line, without any text from the server
     * @since 1.0.0
     */
    record Failed(Failure failure, String detail) implements PageResult {

        public Failed {
            requireNonNull(failure);
            requireNonNull(detail);
        }

        @Override
        public <T> T fold(
                Function<? super Fetched, ? extends T> fetched, Function<? super Failed, ? extends T> failed) {
            return failed.apply(this);
        }
    }
}
