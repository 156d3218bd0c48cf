package id.sesi.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.sesi.adapters.cli.request.InvalidRequestException;
import id.sesi.adapters.cli.request.ParsedRequest;
import id.sesi.adapters.cli.request.RequestKind;
import id.sesi.adapters.cli.request.RequestReader;
import id.sesi.domain.PartnerId;
import id.sesi.domain.User;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The request of the command line, as JSON. An accepted request has exactly the members that Moshi's generic reader finds. */
public final class RequestTarget {

    private static final PartnerId PARTNER = new PartnerId("psikologihub-1024");

    private RequestTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        for (RequestKind kind : RequestKind.values()) {
            try {
                ParsedRequest parsed = RequestReader.read(new ByteArrayInputStream(input), PARTNER, kind);
                User user = parsed.toSessionRequest().user();
                Optional<Object> document = GenericJson.value(input);
                assertEquals(
                        GenericJson.member(document, "user").map(RequestTarget::withoutAbsent),
                        Optional.of(members(user)));
                assertEquals(GenericJson.text(document, "signature").orElse(""), parsed.signature());
            } catch (InvalidRequestException e) {
                assertFalse(e.violations().isEmpty());
            }
        }
    }

    private static Object members(User user) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("user_id", user.userId());
        members.put("email", user.email());
        members.put("name", user.name());
        members.put("username", user.username());
        members.put(
                "company",
                Map.of(
                        "company_id", user.company().companyId(),
                        "name", user.company().name(),
                        "email", user.company().email()));
        members.put(
                "candidates",
                user.candidates().stream()
                        .map(each ->
                                Map.of("candidate_id", each.candidateId(), "nama", each.nama(), "email", each.email()))
                        .toList());
        return withoutAbsent(members);
    }

    /** Removes null, empty texts, empty lists and empty objects, which all mean that the member is absent. */
    private static Object withoutAbsent(Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            return value;
        }
        Map<Object, Object> present = new LinkedHashMap<>();
        object.forEach((name, member) -> {
            Object kept = member == null ? "" : withoutAbsent(member);
            if (!kept.equals("") && !kept.equals(List.of()) && !kept.equals(Map.of())) {
                present.put(name, kept);
            }
        });
        return present;
    }
}
