package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.domain.PartnerId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateSessionFactoryTest {

    @Test
    void a_bad_file_of_certificates() {
        for (String file : new String[] {"/nope", "pom.xml"}) {
            String message = messageFor(Map.of("PSIKOLOGIE_CA_FILE", file));

            assertTrue(message.startsWith("PSIKOLOGIE_CA_FILE: no certificates in " + file + " ("), message);
        }
    }

    @Test
    void snap_start_has_no_session_token() {
        assertEquals(
                "AWS_SESSION_TOKEN is missing, which Lambda sets for functions without SnapStart; disable SnapStart",
                messageFor(Map.of("PSIKOLOGIE_SECRET_ID", "psikologie/key")));
    }

    private static String messageFor(Map<String, String> variables) {
        return assertThrows(
                        RuntimeException.class,
                        () -> CreateSessionFactory.create(new PartnerId("psikologihub-1024"), variables))
                .getMessage();
    }
}
