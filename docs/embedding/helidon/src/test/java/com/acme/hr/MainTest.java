package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "pom.xml"})
    void a_file_without_certificates_ends_the_start(String file) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        Process program = new ProcessBuilder(
                        java, "-Dpsikologie.ca-file=" + file, "-cp", classPath, Main.class.getName())
                .start();
        String errors = new String(program.getErrorStream().readAllBytes());

        assertEquals(1, program.waitFor());
        assertTrue(errors.contains("psikologie.ca-file: no certificates in " + file + " "), errors);
    }
}
