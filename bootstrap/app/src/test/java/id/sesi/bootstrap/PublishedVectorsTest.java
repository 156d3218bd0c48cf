package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import id.sesi.adapters.cli.command.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** {@code sesi sign} reproduces the test vectors of docs/vectors.json. */
class PublishedVectorsTest {

    @Test
    void sign_reproduces_every_published_vector() throws IOException {
        Map<?, ?> published = parse(Files.readString(Path.of("../../docs/vectors.json")));
        Map<String, String> environment = Map.of(
                "PSIKOLOGIE_PARTNER_ID", String.valueOf(published.get("partnerId")),
                "PSIKOLOGIE_SECRET_KEY", String.valueOf(published.get("secretKey")));
        List<?> vectors = published.get("vectors") instanceof List<?> list ? list : List.of();
        assertEquals(2, vectors.size());

        for (Object element : vectors) {
            Map<?, ?> vector = (Map<?, ?>) element;
            Map<?, ?> signed = parse(sign(write(vector), environment));
            assertEquals(vector.get("canonical"), signed.get("canonical"));
            assertEquals(vector.get("signature"), signed.get("signature"));
        }
    }

    private static String sign(String request, Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(request.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false);
        assertEquals(0, Main.run(streams, environment, "sign"), () -> err.toString(UTF_8));
        return out.toString(UTF_8);
    }

    private static Map<?, ?> parse(String json) throws IOException {
        return JsonReader.of(new Buffer().writeUtf8(json)).readJsonValue() instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String write(Map<?, ?> vector) throws IOException {
        Buffer json = new Buffer();
        JsonWriter.of(json).jsonValue(vector.get("payload"));
        return json.readUtf8();
    }
}
