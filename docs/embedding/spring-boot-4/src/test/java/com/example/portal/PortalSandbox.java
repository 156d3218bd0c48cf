package com.example.portal;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The settings for a sandbox of the vendor, for tests and for trying the portal by hand. */
final class PortalSandbox {

    private PortalSandbox() {}

    /** Starts the portal on your machine: {@code mvn spring-boot:test-run}. */
    public static void main(String[] args) throws IOException {
        SpringApplication.from(PortalApplication::main).run(arguments(SandboxExtension.start(), args));
    }

    static String[] arguments(SandboxExtension sandbox, String... others) throws IOException {
        Stream<String> settings = settings(sandbox).entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        return Stream.concat(settings, Stream.of(others)).toArray(String[]::new);
    }

    static void addSettings(SandboxExtension sandbox, DynamicPropertyRegistry registry) throws IOException {
        settings(sandbox).forEach((name, value) -> registry.add(name, () -> value));
    }

    private static Map<String, Object> settings(SandboxExtension sandbox) throws IOException {
        return Map.of(
                "sesi.base-url", sandbox.baseUrl(),
                "sesi.secret-key-file", file(sandbox.secretKey()),
                "sesi.ca-file", file(sandbox.caPem()),
                "spring.security.user.name", "USR-001",
                "spring.security.user.password", "demo");
    }

    private static Path file(String text) throws IOException {
        Path file = Files.createTempFile("portal", null);
        file.toFile().deleteOnExit();
        return Files.writeString(file, text);
    }
}
