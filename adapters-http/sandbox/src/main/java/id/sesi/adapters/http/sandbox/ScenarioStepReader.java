package id.sesi.adapters.http.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import id.sesi.adapters.http.sandbox.ScenarioStep.End;
import id.sesi.adapters.http.sandbox.ScenarioStep.Moment;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.Buffer;
import okio.ByteString;

/** Parses one step of a {@link Scenario}. */
final class ScenarioStepReader {

    private static final Duration MAX_PAUSE = Duration.ofHours(1);
    private static final Duration SESSION_LIFETIME = Duration.ofHours(1);

    private static final List<String> RESPONSE_MEMBERS = List.of("status", "headers", "body", "bodyBase64", "session");
    private static final List<String> BODY_MEMBERS = List.of("body", "bodyBase64", "session");

    private final JsonReader reader;
    private final Set<String> members = new HashSet<>();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Moment moment = Moment.REQUEST;
    private Duration delay = Duration.ZERO;
    private Duration repeatInterval = Duration.ZERO;
    private int status = 200;
    private ByteString body = ByteString.EMPTY;
    private ByteString endless = ByteString.EMPTY;
    private Optional<ByteString> raw = Optional.empty();
    private Optional<End> end = Optional.empty();

    ScenarioStepReader(JsonReader reader) {
        this.reader = reader;
        headers.put("Content-Type", "application/json");
    }

    ScenarioStep read() throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (!members.add(name)) {
                throw new JsonDataException("occurs twice");
            }
            member(name);
        }
        rejectConflictingMembers();
        reader.endObject();
        ByteString firstBytes = raw.orElseGet(this::response);
        End defaultEnd = raw.isEmpty() ? End.KEEP : End.CLOSE;
        return new ScenarioStep(moment, delay, firstBytes, endless, repeatInterval, end.orElse(defaultEnd));
    }

    /** Otherwise the sandbox would ignore one of the members, and play a different fault from the one that the author expects. */
    private void rejectConflictingMembers() {
        if (members.contains("raw") && !Collections.disjoint(members, RESPONSE_MEMBERS)) {
            throw new JsonDataException("raw cannot be combined with " + String.join(", ", RESPONSE_MEMBERS));
        }
        if (BODY_MEMBERS.stream().filter(members::contains).count() > 1) {
            throw new JsonDataException("only one of " + String.join(", ", BODY_MEMBERS) + " is allowed");
        }
        if (moment == Moment.CONNECT && raw.isEmpty()) {
            throw new JsonDataException(
                    "\"at\": \"connect\" requires raw, because the client has not sent a request yet");
        }
        if (members.contains("everyMillis") && endless.size() == 0) {
            throw new JsonDataException("everyMillis requires endless");
        }
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "at" -> moment = constant(Moment.class);
            case "delayMillis" -> delay = millis();
            case "status" -> status = status();
            case "headers" -> readHeaders();
            case "body" -> body = ByteString.encodeUtf8(reader.nextString());
            case "bodyBase64" -> body = base64(reader.nextString());
            case "session" -> session();
            case "raw" -> raw = Optional.of(latin1());
            case "endless" -> endless = latin1();
            case "everyMillis" -> repeatInterval = millis();
            case "end" -> end = Optional.of(constant(End.class));
            default ->
                throw new JsonDataException("unknown member; use at, delayMillis, status, headers, body, bodyBase64,"
                        + " session, raw, endless, everyMillis or end");
        }
    }

    private int status() throws IOException {
        int code = reader.peek() == JsonReader.Token.NUMBER ? reader.nextInt() : 0;
        if (code < 100 || code > 599) {
            throw new JsonDataException("needs to be a number between 100 and 599");
        }
        return code;
    }

    private void readHeaders() throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            headers.put(reader.nextName(), reader.nextString());
        }
        reader.endObject();
    }

    private void session() throws IOException {
        if (!reader.nextBoolean()) {
            throw new JsonDataException("needs to be true, or absent");
        }
        SandboxResponse created = SandboxResponse.created(
                new PartnerId("sandbox"),
                URI.create("https://127.0.0.1"),
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2FuZGJveA",
                Instant.now().plus(SESSION_LIFETIME));
        body = ByteString.encodeUtf8(created.body());
    }

    private Duration millis() throws IOException {
        Duration pause = Duration.ofMillis(reader.nextLong());
        if (pause.isNegative() || pause.compareTo(MAX_PAUSE) > 0) {
            throw new JsonDataException("needs to be between 0 and " + MAX_PAUSE.toMillis());
        }
        return pause;
    }

    /** Converts each character to one byte (ISO 8859-1), so that a JSON string can represent any bytes. */
    private ByteString latin1() throws IOException {
        String text = reader.nextString();
        if (text.chars().anyMatch(character -> character > 0xff)) {
            throw new JsonDataException("needs to contain only characters up to \\u00ff");
        }
        return ByteString.encodeString(text, ISO_8859_1);
    }

    private static ByteString base64(String text) {
        return Optional.ofNullable(ByteString.decodeBase64(text))
                .orElseThrow(() -> new JsonDataException("is not base64"));
    }

    private <E extends Enum<E>> E constant(Class<E> type) throws IOException {
        String name = reader.nextString();
        return Stream.of(type.getEnumConstants())
                .filter(constant -> inLowerCase(constant).equals(name))
                .findFirst()
                .orElseThrow(() -> new JsonDataException("needs to be one of "
                        + Stream.of(type.getEnumConstants())
                                .map(ScenarioStepReader::inLowerCase)
                                .collect(Collectors.joining(", "))));
    }

    private static String inLowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private ByteString response() {
        if (!headers.containsKey("Transfer-Encoding")) {
            headers.putIfAbsent("Content-Length", String.valueOf(body.size()));
        }
        Buffer response = new Buffer().writeUtf8("HTTP/1.1 " + status + " Scenario\r\n");
        headers.forEach((name, value) -> response.writeUtf8(name + ": " + value + "\r\n"));
        return response.writeUtf8("\r\n").write(body).readByteString();
    }
}
