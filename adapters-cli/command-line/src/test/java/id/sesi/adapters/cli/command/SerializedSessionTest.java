package id.sesi.adapters.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import id.sesi.domain.Session;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

/** A session that is passed to a serializer by mistake reveals no token. */
class SerializedSessionTest {

    private static final Session SESSION =
            Session.of("canary", "https://widget.example/w?token=canary", "psikologihub", 1_900_000_000L);

    @Test
    void a_library_that_reads_fields_skips_the_confidential_values() {
        String json = new Gson().toJson(new Object[] {SESSION.token(), SESSION.widgetUrl()});

        assertEquals("[{},{}]", json);
    }

    /** Spring Boot and Quarkus do this if an endpoint returns the session. */
    @Test
    void jackson_writes_empty_objects_for_the_confidential_values() throws Exception {
        JsonMapper jackson = JsonMapper.builder()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.ANY)
                .build();

        String json = jackson.writeValueAsString(new Object[] {SESSION.token(), SESSION.widgetUrl()});

        assertEquals("[{},{}]", json);
    }

    @Test
    void jackson_fails_with_its_default_settings() {
        JsonMapper jackson = JsonMapper.builder().build();

        String problem = assertThrows(JacksonException.class, () -> jackson.writeValueAsString(SESSION))
                .toString();

        assertFalse(problem.contains("canary"), problem);
    }

    @Test
    void java_serialization_fails() throws Exception {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThrows(NotSerializableException.class, () -> out.writeObject(SESSION));
        }
    }
}
