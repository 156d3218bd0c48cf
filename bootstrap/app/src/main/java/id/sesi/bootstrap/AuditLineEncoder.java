package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/**
 * Encodes a log event as one line of JSON: the message as the member {@code event}, then one member for each key-value pair.
 * Logback's own {@code JsonEncoder} nests the pairs in an array and writes numbers as strings. Log stores cannot query that.
 */
final class AuditLineEncoder {

    private AuditLineEncoder() {}

    static byte[] encode(ILoggingEvent event) {
        StringWriter line = new StringWriter();
        try (JsonWriter json = new JsonWriter(line)) {
            json.beginObject();
            json.name("event").value(event.getFormattedMessage());
            for (KeyValuePair pair :
                    Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of())) {
                json.name(pair.key);
                if (pair.value instanceof Number number) {
                    json.value(number);
                } else if (pair.value instanceof Boolean bool) {
                    json.value(bool);
                } else {
                    json.value(String.valueOf(pair.value));
                }
            }
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON to memory", e);
        }
        return line.append('\n').toString().getBytes(UTF_8);
    }
}
