package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.Value.AbsentValue;
import id.sesi.application.diagnosis.Value.ListValue;
import id.sesi.application.diagnosis.Value.ObjectValue;
import id.sesi.application.diagnosis.Value.TextValue;
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

    /** How code represents absent optional members. */
    enum AbsentMembers {
        OMITTED,
        /** Omitted, but if there are no candidates, {@code candidates} is an empty list. */
        OMITTED_EXCEPT_CANDIDATES,
        NULL,
        /** Null, but if there are no candidates, {@code candidates} is an empty list. */
        NULL_EXCEPT_CANDIDATES,
        EMPTY,
        /** The company is an object whose members are null, and {@code candidates} is an empty list. */
        NULL_COMPANY_MEMBERS
    }

    /** The role of a value in the request. */
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
    private final AbsentMembers absentMembers;
    private final List<RequestValue> all = new ArrayList<>();

    RequestValues(RawRequest request, AbsentMembers absentMembers) {
        this.request = request;
        this.absentMembers = absentMembers;
    }

    /** {@return the values, the most likely ones first} */
    List<RequestValue> all() {
        Value user = user();
        Value partner = new TextValue(request.partnerId().value());
        add(Role.BODY, "the request body", members("Request", "user", user));
        add(Role.BODY, "the object user", user);
        add(
                Role.OTHER,
                "the request body with an empty signature",
                members("Request", "user", user, "signature", new TextValue("")));
        for (String signature : List.of("{{signature}}", "<signature>", "signature", "SIGNATURE", "...")) {
            Value withSignature = members("Request", "user", user, "signature", new TextValue(signature));
            add(Role.OTHER, "the request body with the signature " + signature, withSignature);
        }
        add(
                Role.OTHER,
                "the request body with signature first",
                members("Request", "signature", new TextValue(""), "user", user));
        add(
                Role.OTHER,
                "the request body with signature null",
                members("Request", "user", user, "signature", new AbsentValue()));
        for (String name : List.of("partnerId", "partner_id")) {
            add(Role.OTHER, "the request body with " + name, members("Request", name, partner, "user", user));
            add(
                    Role.OTHER,
                    "the request body with " + name + " at its end",
                    members("Request", "user", user, name, partner));
            add(Role.OTHER, "the object user with " + name, withFirstMember(name, partner, user));
        }
        add(Role.SIX_FIELDS, "a list of the six fields, with a list of candidate ids", sixFieldsAsList());
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
            Value ids = new ListValue(
                    request.candidateIds().stream().<Value>map(TextValue::new).toList());
            add(Role.OTHER, "an object with the six fields" + style, sixFieldsAsObject(names, ids));
            add(
                    Role.OTHER,
                    "an object with the six fields, the candidate ids as a text" + style,
                    sixFieldsAsObject(
                            names, new TextValue(request.signedValues().get(5))));
        }
        return all;
    }

    private void add(Role role, String description, Value value) {
        all.add(new RequestValue(role, description, value));
    }

    ObjectValue user() {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("user_id", new TextValue(request.userId()));
        members.put("email", new TextValue(request.email()));
        members.put("name", new TextValue(request.name()));
        put(members, "username", request.username());
        putCompany(members, company());
        putCandidates(members, candidates(RequestValues::candidate));
        return new ObjectValue("User", members);
    }

    private Value signedUser() {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("user_id", new TextValue(request.userId()));
        members.put("email", new TextValue(request.email()));
        members.put("name", new TextValue(request.name()));
        Map<String, Value> company = new LinkedHashMap<>();
        put(company, "company_id", request.companyId());
        putCompany(members, new ObjectValue("Company", company));
        putCandidates(
                members, candidates(each -> members("Candidate", "candidate_id", new TextValue(each.candidateId()))));
        return new ObjectValue("User", members);
    }

    private Value company() {
        Map<String, Value> company = new LinkedHashMap<>();
        put(company, "company_id", request.companyId());
        put(company, "name", request.companyName());
        put(company, "email", request.companyEmail());
        return new ObjectValue("Company", company);
    }

    private Value sixFieldsAsObject(List<String> names, Value ids) {
        Map<String, Value> members = new LinkedHashMap<>();
        List<String> values = request.signedValues();
        for (int i = 0; i < 4; i++) {
            members.put(names.get(i), new TextValue(values.get(i)));
        }
        put(members, names.get(4), request.companyId());
        members.put(names.get(5), ids);
        return new ObjectValue("User", members);
    }

    private Value sixFieldsAsList() {
        Value ids = new ListValue(
                request.candidateIds().stream().<Value>map(TextValue::new).toList());
        Value companyId = request.companyId().isEmpty() && absentMembers == AbsentMembers.NULL
                ? new AbsentValue()
                : new TextValue(request.companyId());
        return new ListValue(
                Stream.concat(request.signedValues().stream().limit(4).map(TextValue::new), Stream.of(companyId, ids))
                        .toList());
    }

    private Value candidates(Function<RawCandidate, Value> candidate) {
        return new ListValue(request.candidates().stream().map(candidate).toList());
    }

    private static Value candidate(RawCandidate candidate) {
        return members(
                "Candidate",
                "candidate_id",
                new TextValue(candidate.candidateId()),
                "nama",
                new TextValue(candidate.nama()),
                "email",
                new TextValue(candidate.email()));
    }

    private void put(Map<String, Value> members, String name, String text) {
        if (!text.isEmpty()) {
            members.put(name, new TextValue(text));
        } else if (absentMembers == AbsentMembers.EMPTY) {
            members.put(name, new TextValue(""));
        } else if (absentMembers != AbsentMembers.OMITTED && absentMembers != AbsentMembers.OMITTED_EXCEPT_CANDIDATES) {
            members.put(name, new AbsentValue());
        }
    }

    private void putCompany(Map<String, Value> members, Value company) {
        boolean hasCompany = !(request.companyId() + request.companyName() + request.companyEmail()).isEmpty();
        if (hasCompany || absentMembers == AbsentMembers.EMPTY || absentMembers == AbsentMembers.NULL_COMPANY_MEMBERS) {
            members.put("company", company);
        } else if (absentMembers == AbsentMembers.NULL || absentMembers == AbsentMembers.NULL_EXCEPT_CANDIDATES) {
            members.put("company", new AbsentValue());
        }
    }

    private void putCandidates(Map<String, Value> members, Value candidates) {
        boolean isListed = absentMembers != AbsentMembers.OMITTED && absentMembers != AbsentMembers.NULL;
        if (!request.candidates().isEmpty() || isListed) {
            members.put("candidates", candidates);
        } else if (absentMembers == AbsentMembers.NULL) {
            members.put("candidates", new AbsentValue());
        }
    }

    private static Value withFirstMember(String name, Value value, Value object) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put(name, value);
        if (object instanceof ObjectValue others) {
            members.putAll(others.members());
        }
        return new ObjectValue("Request", members);
    }

    /** {@return an object of names and values in turn} */
    private static Value members(String type, Object... namesAndValues) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return new ObjectValue(type, members);
    }
}
