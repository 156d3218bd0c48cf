package id.sesi.adapters.http.gateway;

import com.squareup.moshi.JsonWriter;
import id.sesi.domain.Candidate;
import id.sesi.domain.Company;
import id.sesi.domain.SignedRequest;
import id.sesi.domain.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;

/** Serializes the vendor's request body (contract, section 2). Absent members are omitted, not written as null. */
final class RequestWriter {

    private RequestWriter() {}

    static byte[] encode(SignedRequest request) {
        Buffer json = new Buffer();
        try (JsonWriter writer = JsonWriter.of(json)) {
            writer.beginObject();
            writer.name("user");
            write(writer, request.request().user());
            writer.name("signature").value(request.signature().hex());
            writer.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to a buffer in memory failed", e);
        }
        return json.readByteArray();
    }

    private static void write(JsonWriter writer, User user) throws IOException {
        writer.beginObject();
        writer.name("user_id").value(user.userId());
        writer.name("email").value(user.email());
        writer.name("name").value(user.name());
        writeUnlessEmpty(writer, "username", user.username());
        if (!user.company().isEmpty()) {
            writer.name("company");
            write(writer, user.company());
        }
        if (!user.candidates().isEmpty()) {
            writer.name("candidates").beginArray();
            for (Candidate candidate : user.candidates()) {
                write(writer, candidate);
            }
            writer.endArray();
        }
        writer.endObject();
    }

    private static void write(JsonWriter writer, Company company) throws IOException {
        writer.beginObject();
        writeUnlessEmpty(writer, "company_id", company.companyId());
        writeUnlessEmpty(writer, "name", company.name());
        writeUnlessEmpty(writer, "email", company.email());
        writer.endObject();
    }

    private static void write(JsonWriter writer, Candidate candidate) throws IOException {
        writer.beginObject();
        writer.name("candidate_id").value(candidate.candidateId());
        writer.name("nama").value(candidate.nama());
        writer.name("email").value(candidate.email());
        writer.endObject();
    }

    private static void writeUnlessEmpty(JsonWriter writer, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            writer.name(name).value(value);
        }
    }
}
