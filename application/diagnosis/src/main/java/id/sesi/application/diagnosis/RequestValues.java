package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.Value.Absent;
import id.sesi.application.diagnosis.Value.Items;
import id.sesi.application.diagnosis.Value.Members;
import id.sesi.application.diagnosis.Value.Text;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.RawRequest.RawCandidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The structured values of a request that code might sign: its body, its user, its candidates and so on. */
final class RequestValues {

    /** What code does with absent optional members. */
    enum OfAbsent {
        OMITTED,
        /** Omitted, except that no candidates are an empty list. */
        OMITTED_EXCEPT_LIST,
        NULL,
        /** Null, except that no candidates are an empty list. */
        NULL_EXCEPT_LIST,
        EMPTY,
        /** The members of a company are null. */
        NULL_INSIDE
    }

    /** What a value is in the request. */
    enum Role {
        /** The object that code signs most often instead of the text. */
        BODY,
        COMPANY,
        CANDIDATES,
        SIX_FIELDS,
        OTHER
    }

    /** A value with its role and its description. */
    record RequestValue(Role role, String description, Value value) {}

    private final RawRequest request;
    private final OfAbsent ofAbsent;
    private final List<RequestValue> all = new ArrayList<>();

    RequestValues(RawRequest request, OfAbsent ofAbsent) {
        this.request = request;
        this.ofAbsent = ofAbsent;
    }

    /** {@return the values the most likely ones first} */
    List<RequestValue> all() {
        Value user = user();
        Value partner = new Text(request.partnerId().value());
        add(Role.BODY, "the request body", members("Request", "user", user));
        add(Role.BODY, "the object user", user);
        add(
                Role.OTHER,
                "the request body with an empty signature",
                members("Request", "user", user, "signature", new Text("")));
        for (String signature : List.of("{{signature}}", "<signature>", "signature", "SIGNATURE", "...")) {
            Value withSignature = members("Request", "user", user, "signature", new Text(signature));
            add(Role.OTHER, "the request body with the signature " + signature, withSignature);
        }
        add(
                Role.OTHER,
                "the request body with signature first",
                members("Request", "signature", new Text(""), "user", user));
        add(
                Role.OTHER,
                "the request body with signature null",
                members("Request", "user", user, "signature", new Absent()));
        for (String name : List.of("partnerId", "partner_id")) {
            add(Role.OTHER, "the request body with " + name, members("Request", name, partner, "user", user));
            add(
                    Role.OTHER,
                    "the request body with " + name + " at its end",
                    members("Request", "user", user, name, partner));
            add(Role.OTHER, "the object user with " + name, with(name, partner, user));
        }
        add(Role.SIX_FIELDS, "a list of the six fields, with a list of candidate ids", list());
        add(Role.CANDIDATES, "the candidates", candidates(RequestValues::candidate));
        add(Role.COMPANY, "the object user.company", company());
        add(Role.OTHER, "the signed members of user", signedUser());
        add(Role.OTHER, "the request body with only signed members", members("Request", "user", signedUser()));
        add(
                Role.OTHER,
                "the request body with partnerId and only signed members",
                members("Request", "partnerId", partner, "user", signedUser()));
        for (List<String> names : FieldNames.ALL) {
            String style = ", named as in " + names.get(0) + " and " + names.get(5);
            Value ids = new Items(
                    request.candidateIds().stream().<Value>map(Text::new).toList());
            add(Role.OTHER, "an object with the six fields" + style, six(names, ids));
            add(
                    Role.OTHER,
                    "an object with the six fields, the candidate ids as a text" + style,
                    six(names, new Text(request.signedValues().get(5))));
        }
        return all;
    }

    private void add(Role role, String description, Value value) {
        all.add(new RequestValue(role, description, value));
    }

    Members user() {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("user_id", new Text(request.userId()));
        members.put("email", new Text(request.email()));
        members.put("name", new Text(request.name()));
        put(members, "username", request.username());
        putCompany(members, company());
        putCandidates(members, candidates(RequestValues::candidate));
        return new Members("User", members);
    }

    private Value signedUser() {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("user_id", new Text(request.userId()));
        members.put("email", new Text(request.email()));
        members.put("name", new Text(request.name()));
        Map<String, Value> company = new LinkedHashMap<>();
        put(company, "company_id", request.companyId());
        putCompany(members, new Members("Company", company));
        putCandidates(members, candidates(each -> members("Candidate", "candidate_id", new Text(each.candidateId()))));
        return new Members("User", members);
    }

    private Value company() {
        Map<String, Value> company = new LinkedHashMap<>();
        put(company, "company_id", request.companyId());
        put(company, "name", request.companyName());
        put(company, "email", request.companyEmail());
        return new Members("Company", company);
    }

    private Value six(List<String> names, Value ids) {
        Map<String, Value> members = new LinkedHashMap<>();
        List<String> values = request.signedValues();
        for (int i = 0; i < 4; i++) {
            members.put(names.get(i), new Text(values.get(i)));
        }
        put(members, names.get(4), request.companyId());
        members.put(names.get(5), ids);
        return new Members("User", members);
    }

    private Value list() {
        Value ids =
                new Items(request.candidateIds().stream().<Value>map(Text::new).toList());
        Value companyId = request.companyId().isEmpty() && ofAbsent == OfAbsent.NULL
                ? new Absent()
                : new Text(request.companyId());
        return new Items(
                Stream.concat(request.signedValues().stream().limit(4).map(Text::new), Stream.of(companyId, ids))
                        .toList());
    }

    private Value candidates(Function<RawCandidate, Value> candidate) {
        return new Items(request.candidates().stream().map(candidate).toList());
    }

    private static Value candidate(RawCandidate candidate) {
        return members(
                "Candidate",
                "candidate_id",
                new Text(candidate.candidateId()),
                "nama",
                new Text(candidate.nama()),
                "email",
                new Text(candidate.email()));
    }

    private void put(Map<String, Value> members, String name, String text) {
        if (!text.isEmpty()) {
            members.put(name, new Text(text));
        } else if (ofAbsent == OfAbsent.EMPTY) {
            members.put(name, new Text(""));
        } else if (ofAbsent != OfAbsent.OMITTED && ofAbsent != OfAbsent.OMITTED_EXCEPT_LIST) {
            members.put(name, new Absent());
        }
    }

    private void putCompany(Map<String, Value> members, Value company) {
        boolean hasCompany = !(request.companyId() + request.companyName() + request.companyEmail()).isEmpty();
        if (hasCompany || ofAbsent == OfAbsent.EMPTY || ofAbsent == OfAbsent.NULL_INSIDE) {
            members.put("company", company);
        } else if (ofAbsent == OfAbsent.NULL || ofAbsent == OfAbsent.NULL_EXCEPT_LIST) {
            members.put("company", new Absent());
        }
    }

    private void putCandidates(Map<String, Value> members, Value candidates) {
        boolean isListed = ofAbsent != OfAbsent.OMITTED && ofAbsent != OfAbsent.NULL;
        if (!request.candidates().isEmpty() || isListed) {
            members.put("candidates", candidates);
        } else if (ofAbsent == OfAbsent.NULL) {
            members.put("candidates", new Absent());
        }
    }

    private static Value with(String name, Value value, Value object) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put(name, value);
        if (object instanceof Members others) {
            members.putAll(others.members());
        }
        return new Members("Request", members);
    }

    /** {@return an object of names and values in turn} */
    private static Value members(String type, Object... namesAndValues) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new Members(type, members);
    }
}
