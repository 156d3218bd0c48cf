package com.example.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A required setting that is missing, or an invalid one, ends the start with a message that names it, without a stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

    private static final Map<String, String> VALID = Map.of(
            "spring.config.location", "optional:file:/nope/", // not application.properties
            "server.port", "0",
            "sesi.partner-id", "psikologihub-1024",
            "sesi.secret-key-file", "pom.xml");

    @Test
    void the_others_are_optional() {
        assertThatNoException().isThrownBy(() -> start(VALID).close());
    }

    @ParameterizedTest
    @CsvSource({
        "sesi.partner-id, a b",
        "sesi.environment, prod",
        "sesi.baseUrl, http://localhost",
        "sesi.secret-key-file, /nope",
        "sesi.ca-file, /nope",
        "sesi.ca-file, pom.xml",
        "sesi.deadline, 0s"
    })
    void invalid(String name, String value, CapturedOutput output) {
        Map<String, String> settings = new HashMap<>(VALID);
        settings.put(name, value);
        assertEndsTheStart(settings, name, output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sesi.partner-id", "sesi.secret-key-file"})
    void missing(String name, CapturedOutput output) {
        Map<String, String> settings = new HashMap<>(VALID);
        settings.remove(name);
        assertEndsTheStart(settings, name, output);
    }

    private static void assertEndsTheStart(Map<String, String> settings, String name, CapturedOutput output) {
        assertThatException().isThrownBy(() -> start(settings).close());
        assertThat(output).contains("APPLICATION FAILED TO START", name).doesNotContain("\tat ");
    }

    private static ConfigurableApplicationContext start(Map<String, String> settings) {
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return SpringApplication.run(PortalApplication.class, arguments);
    }
}
