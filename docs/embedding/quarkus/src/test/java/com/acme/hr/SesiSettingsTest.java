package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that ends the start names the setting and says what is wrong. */
class SesiSettingsTest {

    private static final Map<String, String> VALID =
            Map.of("psikologie.partner-id", "psikologihub-1024", "psikologie.secret-key-file", "pom.xml");

    @Test
    void the_others_are_optional() {
        assertDoesNotThrow(() -> start(VALID));
    }

    @ParameterizedTest
    @CsvSource({
        "psikologie.partner-id, a b, needs one or more of A-Z a-z 0-9",
        "psikologie.environment, prod, environment: needs to be staging or production",
        "psikologie.base-url, http://localhost, baseUrl: needs to start with https://",
        "psikologie.secret-key-file, /nope, psikologie.secret-key-file: cannot read /nope",
        "psikologie.ca-file, /nope, psikologie.ca-file: no certificates in /nope",
        "psikologie.ca-file, pom.xml, psikologie.ca-file: no certificates in pom.xml",
        "psikologie.deadline, 10 apples, psikologie.deadline",
        "psikologie.deadline, 0s, psikologie.deadline: needs to be positive"
    })
    void invalid(String name, String value, String expected) {
        Map<String, String> settings = new HashMap<>(VALID);
        settings.put(name, value);

        String message = assertThrows(RuntimeException.class, () -> start(settings)).getMessage();

        assertTrue(message.contains(expected), message);
    }

    private static void start(Map<String, String> settings) {
        SesiSettings mapped = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(SesiSettings.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(SesiSettings.class);
        new SesiBeans(mapped).close();
    }
}
