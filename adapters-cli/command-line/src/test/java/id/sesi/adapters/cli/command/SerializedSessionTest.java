package id.sesi.adapters.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

    @Test
    void java_serialization_fails() throws Exception {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThrows(NotSerializableException.class, () -> out.writeObject(SESSION));
        }
    }
}
