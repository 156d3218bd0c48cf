package id.sesi.adapters.cli.request;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the fields of a JSON document, and collects a violation for each member that is unknown, repeated or of the wrong type.
 */
final class RequestParser {

    /** The path of violations that concern the whole document. */
    static final String DOCUMENT = "request";

    private static final List<String> USER = List.of("user_id", "email", "name", "username", "company", "candidates");
    private static final List<String> COMPANY = List.of("company_id", "name", "email");
    private static final List<String> CANDIDATE = List.of("candidate_id", "nama", "email");
    private static final Set<String> OPTIONAL = Set.of(
            "user.username",
            "user.company",
            "user.company.company_id",
            "user.company.name",
            "user.company.email",
            "user.candidates");

    private final JsonReader json;
    private final RawRequest.Builder builder;
    private final RequestKind kind;
    private String signature = "";
    private final List<Violation> violations = new ArrayList<>();

    RequestParser(JsonReader json, RawRequest.Builder builder, RequestKind kind) {
        this.json = json;
        this.builder = builder;
        this.kind = kind;
    }

    List<Violation> violations() {
        return violations;
    }

    /** {@return the signature in the document; empty if the document has none} */
    String signature() {
        return signature;
    }

    void parseDocument() throws IOException {
        Set<String> members = object(DOCUMENT, kind.allowedTopLevelMembers(), this::topLevelMember);
        if (!members.contains("user") && violations.isEmpty()) {
            add("user", "is missing");
        }
    }

    private void topLevelMember(String member) throws IOException {
        switch (member) {
            case "user" -> object("user", USER, this::readUserMember);
            default -> signature = text("signature");
        }
    }

    private void readUserMember(String member) throws IOException {
        switch (member) {
            case "user_id" -> builder.userId(text("user.user_id"));
            case "email" -> builder.email(text("user.email"));
            case "name" -> builder.name(text("user.name"));
            case "username" -> builder.username(text("user.username"));
            case "company" -> object("user.company", COMPANY, this::readCompanyMember);
            default -> candidates();
        }
    }

    private void readCompanyMember(String member) throws IOException {
        switch (member) {
            case "company_id" -> builder.companyId(text("user.company.company_id"));
            case "name" -> builder.companyName(text("user.company.name"));
            default -> builder.companyEmail(text("user.company.email"));
        }
    }

    private void candidates() throws IOException {
        if (!expect(JsonToken.BEGIN_ARRAY, "user.candidates")) {
            return;
        }
        json.beginArray();
        for (int i = 0; json.hasNext(); i++) {
            candidate("user.candidates[" + i + "]");
        }
        json.endArray();
    }

    private void candidate(String path) throws IOException {
        Map<String, String> texts = new HashMap<>();
        object(path, CANDIDATE, member -> texts.put(member, text(path + "." + member)));
        builder.candidate(
                texts.getOrDefault("candidate_id", ""),
                texts.getOrDefault("nama", ""),
                texts.getOrDefault("email", ""));
    }

    /** {@return the names of the known members that the object has} */
    private Set<String> object(String path, List<String> known, MemberReader reader) throws IOException {
        Set<String> seen = new HashSet<>();
        if (!expect(JsonToken.BEGIN_OBJECT, path)) {
            return seen;
        }
        json.beginObject();
        while (json.hasNext()) {
            String member = json.nextName();
            String memberPath = path.equals(DOCUMENT) ? member : path + "." + member;
            if (!known.contains(member)) {
                add(memberPath, UnknownMemberProblem.describe(member, known));
                json.skipValue();
            } else if (!seen.add(member)) {
                add(memberPath, "is given twice; keep one");
                json.skipValue();
            } else {
                reader.read(member);
            }
        }
        json.endObject();
        return seen;
    }

    private String text(String path) throws IOException {
        return expect(JsonToken.STRING, path) ? json.nextString() : "";
    }

    /**
     * {@return whether the next value has the expected type}
     *
     * <p>If it has another type, this method skips it and adds a violation. A null of an optional member is no violation.
     */
    private boolean expect(JsonToken expected, String path) throws IOException {
        JsonToken actual = json.peek();
        if (actual == expected) {
            return true;
        }
        if (actual != JsonToken.NULL) {
            add(path, "needs to be " + name(expected) + ", but is " + name(actual));
        } else if (!OPTIONAL.contains(path)) {
            add(path, "is null, but " + name(expected) + " is required");
        }
        json.skipValue();
        return false;
    }

    private void add(String path, String problem) {
        if (violations.size() < Violation.MAX_REPORTED) {
            violations.add(new Violation(path, problem));
        }
    }

    private static String name(JsonToken token) {
        return switch (token) {
            case BEGIN_OBJECT -> "an object";
            case BEGIN_ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            default -> "of another type";
        };
    }

    @FunctionalInterface
    private interface MemberReader {
        void read(String member) throws IOException;
    }
}
