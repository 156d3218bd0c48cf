package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/**
 * Writes an event as one line of JSON: its message as {@code event}, then its named values. Logback's own {@code JsonEncoder}
 * nests them in an array of objects and turns numbers into texts, which log stores cannot query.
 */
final class AuditLineEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringWriter line = new StringWriter();
        try (JsonWriter json = new JsonWriter(line)) {
            json.beginObject();
            json.name("event").value(event.getFormattedMessage());
            for (KeyValuePair pair :
                    Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of())) {
                json.name(pair.key);
                if (pair.value instanceof Number number) {
                    json.value(number);
                } else if (pair.value instanceof Boolean truth) {
                    json.value(truth);
                } else {
                    json.value(String.valueOf(pair.value));
                }
            }
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory failed", e);
        }
        return line.append('\n').toString().getBytes(UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
