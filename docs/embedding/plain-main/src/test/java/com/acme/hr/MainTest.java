package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs the program in a process of its own, with settings that end it. */
class MainTest {

    @Test
    void a_missing_file_of_certificates() throws Exception {
        assertFails("PSIKOLOGIE_CA_FILE: no certificates in /nope ", "/nope");
    }

    @Test
    void a_file_without_certificates() throws Exception {
        assertFails("PSIKOLOGIE_CA_FILE: no certificates in pom.xml ", "pom.xml");
    }

    private static void assertFails(String message, String certificates) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder program = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Main.class.getName());
        program.environment().putAll(Map.of(
                "PSIKOLOGIE_PARTNER_ID", "psikologihub-1024",
                "PSIKOLOGIE_SECRET_KEY_FILE", "key",
                "PSIKOLOGIE_CA_FILE", certificates));
        Process process = program.start();
        String errors = new String(process.getErrorStream().readAllBytes());

        assertEquals(1, process.waitFor());
        assertTrue(errors.startsWith(message), errors);
        assertEquals(1, errors.lines().count(), errors);
    }
}
