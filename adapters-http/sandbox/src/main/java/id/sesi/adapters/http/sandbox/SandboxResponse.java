package id.sesi.adapters.http.sandbox;

import com.squareup.moshi.JsonWriter;
import com.sun.net.httpserver.HttpExchange;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/** A response of the sandbox. Those of the API have the form of the contract's section 4. */
record SandboxResponse(int status, Map<String, String> headers, String body) {

    static SandboxResponse created(PartnerId partnerId, URI baseUrl, String token, Instant expiresAt) {
        String json = json(writer -> {
            writer.name("success").value(true);
            writer.name("sessionToken").value(token);
            writer.name("widgetUrl").value(baseUrl + "/widget?token=" + token);
            writer.name("partnerId").value(partnerId.value());
            writer.name("expiresIn").value(expiresAt.getEpochSecond());
        });
        return ofJson(200, json);
    }

    static SandboxResponse error(int status, String message) {
        return ofJson(status, json(writer -> {
            writer.name("success").value(false);
            writer.name("message").value(message);
            writer.name("errors").nullValue();
        }));
    }

    static SandboxResponse invalid(Map<String, List<String>> errors) {
        return ofJson(422, json(writer -> {
            writer.name("success").value(false);
            writer.name("message").value("Validation failed");
            writer.name("errors").beginObject();
            for (Map.Entry<String, List<String>> error : errors.entrySet()) {
                writer.name(error.getKey()).beginArray();
                for (String problem : error.getValue()) {
                    writer.value(problem);
                }
                writer.endArray();
            }
            writer.endObject();
        }));
    }

    SandboxResponse with(String header, String value) {
        return new SandboxResponse(status, Map.of("Content-Type", "application/json", header, value), body);
    }

    void sendTo(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        if ("HEAD".equals(exchange.getRequestMethod())) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** {@return the status only, because the body may contain a token} */
    @Override
    public String toString() {
        return "SandboxResponse[status=" + status + "]";
    }

    private static SandboxResponse ofJson(int status, String json) {
        return new SandboxResponse(status, Map.of("Content-Type", "application/json"), json);
    }

    private static String json(Members members) {
        Buffer buffer = new Buffer();
        try (JsonWriter writer = JsonWriter.of(buffer)) {
            writer.setSerializeNulls(true);
            writer.beginObject();
            members.writeTo(writer);
            writer.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to a buffer in memory failed", e);
        }
        return buffer.readUtf8();
    }

    @FunctionalInterface
    private interface Members {
        void writeTo(JsonWriter writer) throws IOException;
    }
}
