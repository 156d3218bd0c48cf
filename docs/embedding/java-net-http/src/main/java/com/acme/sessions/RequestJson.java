package com.acme.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import id.sesi.domain.Candidate;
import id.sesi.domain.Company;
import id.sesi.domain.SignedRequest;
import id.sesi.domain.User;

/** Writes the body of a request (contract, section 2). Absent members are omitted, not written as null. */
final class RequestJson {

    private RequestJson() {}

    static byte[] encode(SignedRequest request) {
        return Json.object()
                .add("user", user(request.request().user()))
                .add("signature", request.signature().hex())
                .toString()
                .getBytes(UTF_8);
    }

    private static JsonObject user(User user) {
        JsonObject json = Json.object()
                .add("user_id", user.userId())
                .add("email", user.email())
                .add("name", user.name());
        addIfPresent(json, "username", user.username());
        if (!user.company().isEmpty()) {
            json.add("company", company(user.company()));
        }
        if (!user.candidates().isEmpty()) {
            JsonArray candidates = new JsonArray();
            user.candidates().forEach(candidate -> candidates.add(candidate(candidate)));
            json.add("candidates", candidates);
        }
        return json;
    }

    private static JsonObject company(Company company) {
        JsonObject json = Json.object();
        addIfPresent(json, "company_id", company.companyId());
        addIfPresent(json, "name", company.name());
        addIfPresent(json, "email", company.email());
        return json;
    }

    private static JsonObject candidate(Candidate candidate) {
        return Json.object()
                .add("candidate_id", candidate.candidateId())
                .add("nama", candidate.nama())
                .add("email", candidate.email());
    }

    private static void addIfPresent(JsonObject json, String name, String value) {
        if (!value.isEmpty()) {
            json.add(name, value);
        }
    }
}
