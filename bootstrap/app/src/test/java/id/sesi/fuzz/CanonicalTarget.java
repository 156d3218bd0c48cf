package id.sesi.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.domain.CanonicalString;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signed fields of a request. {@link ContractCanonicalString} must accept the same fields, and give the same text. */
public final class CanonicalTarget {

    private static final String KEY = "demo-secret-key-123";

    private CanonicalTarget() {}

    /** Runs one input: partner ID, user ID, e-mail, name, company ID and the candidate IDs, separated by 0xFF. */
    public static void fuzzerTestOneInput(byte[] input) throws GeneralSecurityException {
        List<String> parts = InputText.parts(input);
        check(
                part(parts, 0),
                part(parts, 1),
                part(parts, 2),
                part(parts, 3),
                part(parts, 4),
                parts.stream().skip(5).toList());
        checkParsing(InputText.text(input));
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static void check(
            String partnerId, String userId, String email, String name, String companyId, List<String> candidateIds)
            throws GeneralSecurityException {
        Optional<String> expected = ContractCanonicalString.of(partnerId, userId, email, name, companyId, candidateIds);
        Optional<CanonicalString> canonical;
        Optional<SessionRequest> request;
        try {
            PartnerId partner = new PartnerId(partnerId);
            canonical = Optional.of(CanonicalString.of(partner, userId, email, name, companyId, candidateIds));
        } catch (InvalidValueException e) {
            canonical = Optional.empty();
        }
        try {
            SessionRequest.Builder builder = SessionRequest.builder(new PartnerId(partnerId))
                    .userId(userId)
                    .email(email)
                    .name(name)
                    .companyId(companyId);
            candidateIds.forEach(id -> builder.candidate(id, "Siti Rahma", "siti@example.com"));
            request = Optional.of(builder.build());
        } catch (InvalidValueException e) {
            request = Optional.empty();
        }
        assertEquals(expected, canonical.map(CanonicalString::text));
        assertEquals(canonical, request.map(SessionRequest::canonicalString));
        if (request.isPresent()) {
            try (SecretKey key = SecretKey.ofText(KEY)) {
                assertEquals(
                        sign(expected.orElseThrow()),
                        request.get().signWith(key).signature().hex());
            }
            assertEquals(canonical.get(), CanonicalString.parse(expected.get()));
        }
    }

    private static String sign(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    }

    private static void checkParsing(String text) {
        try {
            assertEquals(text, CanonicalString.parse(text).text());
        } catch (InvalidValueException e) {
            assertEquals(false, e.violations().isEmpty());
        }
    }
}
