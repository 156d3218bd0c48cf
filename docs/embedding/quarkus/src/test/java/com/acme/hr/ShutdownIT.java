package com.acme.hr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs the packaged application in a process of its own, and stops it. */
class ShutdownIT {

    private static final String LISTENING = "Listening on: ";

    /** The vendor may have created a session, which only the record mentions. */
    @Test
    void a_call_that_is_cut_off_is_recorded() throws Exception {
        SandboxResource sandbox = new SandboxResource();
        Process application = start(sandbox);
        try (BufferedReader log = application.inputReader()) {
            HttpClient.newHttpClient().sendAsync(post(address(log), "fault-slow-4s"), BodyHandlers.discarding());
            sandbox.awaitCall();

            application.toHandle().destroy(); // SIGTERM, and unlike Process.destroy() it keeps the log open

            String rest = log.lines().collect(Collectors.joining("\n"));
            assertTrue(rest.matches("(?s).*\\[id.sesi.audit][^\n]* result=INTERRUPTED [^\n]* outcome\n.*"), rest);
        } finally {
            application.destroyForcibly();
            sandbox.stop();
        }
    }

    private static Process start(SandboxResource sandbox) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        sandbox.start().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-Dquarkus.http.port=0",
                "-Dquarkus.shutdown.timeout=0.1s",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static URI address(BufferedReader log) {
        String line = log.lines().filter(text -> text.contains(LISTENING)).findFirst().orElseThrow();
        return URI.create(line.substring(line.indexOf(LISTENING) + LISTENING.length()).replace("0.0.0.0", "localhost"));
    }

    private static HttpRequest post(URI address, String userId) {
        String login = Base64.getEncoder().encodeToString((userId + ":" + SandboxResource.PASSWORD).getBytes(UTF_8));
        return HttpRequest.newBuilder(address.resolve("/widget-session"))
                .header("Authorization", "Basic " + login)
                .POST(BodyPublishers.noBody())
                .build();
    }
}
