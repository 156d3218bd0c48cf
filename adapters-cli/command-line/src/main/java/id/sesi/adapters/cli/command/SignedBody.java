package id.sesi.adapters.cli.command;

import com.google.gson.stream.JsonWriter;
import id.sesi.domain.Candidate;
import id.sesi.domain.Company;
import id.sesi.domain.Signature;
import id.sesi.domain.User;
import java.io.IOException;

/** Writes the vendor's request body, so that a person can send it with another program. */
final class SignedBody {

    private SignedBody() {}

    /** {@return the body as JSON, with absent members omitted} */
    static String of(User user, Signature signature, boolean indented) {
        return Json.object(indented, json -> {
            json.name("user");
            write(json, user);
            json.name("signature").value(signature.hex());
        });
    }

    private static void write(JsonWriter json, User user) throws IOException {
        json.beginObject();
        json.name("user_id").value(user.userId());
        json.name("email").value(user.email());
        json.name("name").value(user.name());
        writeUnlessEmpty(json, "username", user.username());
        if (!user.company().isEmpty()) {
            json.name("company");
            write(json, user.company());
        }
        if (!user.candidates().isEmpty()) {
            json.name("candidates").beginArray();
            for (Candidate candidate : user.candidates()) {
                write(json, candidate);
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void write(JsonWriter json, Company company) throws IOException {
        json.beginObject();
        writeUnlessEmpty(json, "company_id", company.companyId());
        writeUnlessEmpty(json, "name", company.name());
        writeUnlessEmpty(json, "email", company.email());
        json.endObject();
    }

    private static void write(JsonWriter json, Candidate candidate) throws IOException {
        json.beginObject();
        json.name("candidate_id").value(candidate.candidateId());
        json.name("nama").value(candidate.nama());
        json.name("email").value(candidate.email());
        json.endObject();
    }

    private static void writeUnlessEmpty(JsonWriter json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.name(name).value(value);
        }
    }
}
