package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.domain.MacVector;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HmacTest {

    static Stream<MacVector> vectors() {
        return MacVector.all();
    }

    /** Truncated vectors publish only the first 16 bytes. */
    @ParameterizedTest
    @MethodSource("vectors")
    void gives_the_published_result(MacVector vector) {
        try (Hmac hmac = new Hmac(Hash.SHA_256, vector.key())) {
            byte[] result = Arrays.copyOf(hmac.of(vector.message()), vector.tag().length);

            assertEquals(vector.isValid(), Arrays.equals(vector.tag(), result));
        }
    }

    /** Without a key, the two digests hash the message twice. */
    @Test
    void has_forgotten_the_key_after_it_is_closed() {
        Hmac hmac = new Hmac(Hash.SHA_256, "canary".getBytes(UTF_8));
        hmac.close();

        byte[] message = "message".getBytes(UTF_8);
        assertArrayEquals(Hash.SHA_256.of(Hash.SHA_256.of(message)), hmac.of(message));
    }
}
