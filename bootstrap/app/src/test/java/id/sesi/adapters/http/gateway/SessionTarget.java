package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.domain.InvalidValueException;
import id.sesi.domain.Session;
import id.sesi.fuzz.GenericJson;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;

/** The body of a status 200. A session is read exactly if Moshi's generic reader finds its members. */
public final class SessionTarget {

    private SessionTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Optional<Session> actual;
        String problem = "";
        try {
            actual = Optional.of(SessionReader.decode(new Buffer().write(input)));
        } catch (InvalidResponseException e) {
            actual = Optional.empty();
            problem = e.problem();
        } catch (InvalidValueException e) {
            actual = Optional.empty();
        }
        Optional<Object> document = GenericJson.value(input);
        if (document.isPresent()) {
            // The generic reader converts each number to double, so it does not show how an integer was written.
            if (!problem.equals("expiresIn is not an integer")) {
                assertEquals(expected(document), actual);
            }
        } else if (!GenericJson.isWellFormed(input) && !GenericJson.mayHaveEscape(input)) {
            assertTrue(actual.isEmpty(), "a malformed document was accepted");
        }
    }

    private static Optional<Session> expected(Optional<Object> document) {
        Optional<String> token = GenericJson.text(document, "sessionToken");
        Optional<String> url = GenericJson.text(document, "widgetUrl");
        Optional<String> partnerId = GenericJson.text(document, "partnerId");
        Optional<Double> expiresIn = GenericJson.member(document, "expiresIn")
                .filter(Double.class::isInstance)
                .map(Double.class::cast)
                .filter(seconds -> seconds == Math.rint(seconds));
        // A null is present, but not true.
        boolean isSuccess = document.get() instanceof Map<?, ?> members
                && (!members.containsKey("success") || Boolean.TRUE.equals(members.get("success")));
        if (!isSuccess || token.isEmpty() || url.isEmpty() || partnerId.isEmpty() || expiresIn.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Session.of(
                    token.get(), url.get(), partnerId.get(), expiresIn.get().longValue()));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
