package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SesiListenerTest {

    @ParameterizedTest
    @CsvSource({"sesi.deadline, 10s", "sesi.deadline, PT0S", "sesi.caFile, /nope", "sesi.caFile, pom.xml"})
    void the_message_names_the_invalid_parameter_and_its_value(String name, String value) {
        Map<String, String> parameters = new HashMap<>(Map.of("sesi.partnerId", "psikologihub-1024", "sesi.secretKeyFile", "key"));
        parameters.put(name, value);
        ServletContextEvent deployment = new ServletContextEvent(context(parameters));

        String message = assertThrows(RuntimeException.class, () -> new SesiListener().contextInitialized(deployment))
                .getMessage();

        assertTrue(message.startsWith(name + ": ") && message.contains(value), message);
    }

    private static ServletContext context(Map<String, String> parameters) {
        return (ServletContext) Proxy.newProxyInstance(
                SesiListenerTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> parameters.get(arguments[0]));
    }
}
