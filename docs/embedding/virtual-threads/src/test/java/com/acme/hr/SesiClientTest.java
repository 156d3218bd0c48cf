package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.Scenario;
import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.Outcome.Refused;
import id.sesi.application.driving.Outcome.Failed;
import id.sesi.domain.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SesiClientTest {

    private static final int CALLERS = 10_000;

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    @RegisterExtension
    static final SandboxExtension SLOW =
            SandboxExtension.startScenario(Scenario.parse("{\"steps\": [{\"session\": true, \"delayMillis\": 100}]}"));

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration UNTIL_ALL_HAD_THEIR_TURN = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void ten_thousand_callers_of_a_slow_vendor_pin_no_thread() throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (SesiClient sesi = sesiClient(SLOW, SLOW.environment());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
                Recording recording = new Recording()) {
            // Loading a class pins a virtual thread for some milliseconds; waiting for the slow vendor would take longer than 20 ms.
            assertEquals("CREATED", create(sesi, SLOW, "USR-001", DEADLINE).name());
            recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ofMillis(20)).withStackTrace();
            recording.start();
            List<Callable<String>> calls = IntStream.range(0, CALLERS)
                    .mapToObj(number -> (Callable<String>) () -> create(sesi, SLOW, "USR-" + number, UNTIL_ALL_HAD_THEIR_TURN).name())
                    .toList();

            List<String> results = new ArrayList<>();
            for (Future<String> call : callers.invokeAll(calls)) {
                results.add(call.get());
            }

            recording.dump(file);
            assertEquals(
                    Map.of("CREATED", (long) CALLERS),
                    results.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
            assertEquals(List.of(), RecordingFile.readAllEvents(file).stream().map(RecordedEvent::toString).toList());
        }
    }

    @Test
    void created() {
        assertEquals("CREATED", create("USR-001", SANDBOX.environment(), DEADLINE).name());
    }

    @Test
    void refused_because_of_a_field() {
        Refused refused = (Refused) create("fault-422", SANDBOX.environment(), DEADLINE);

        assertEquals(List.of("user.user_id"), List.copyOf(refused.error().fieldErrors().keySet()));
    }

    @Test
    void too_many_requests() {
        Failed failed = (Failed) create("fault-429", SANDBOX.environment(), DEADLINE);

        assertEquals("RATE_LIMITED", failed.name());
        assertTrue(failed.retryAt().isPresent());
    }

    @Test
    void unreachable() throws IOException {
        Environment nothingListens = SANDBOX.environment().withBaseUrl(URI.create("https://127.0.0.1:" + closedPort()));

        assertFailed("UNREACHABLE", create("USR-001", nothingListens, DEADLINE));
    }

    @Test
    void the_deadline_expires() {
        assertFailed("TIMED_OUT", create("fault-slow-4s", SANDBOX.environment(), Duration.ofSeconds(1)));
    }

    /** Neither a closed port nor a deadline says when to try again. */
    private static void assertFailed(String result, Outcome outcome) {
        assertEquals(result, outcome.name());
        assertEquals(Optional.empty(), ((Failed) outcome).retryAt());
    }

    private static Outcome create(String userId, Environment environment, Duration deadline) {
        try (SesiClient sesi = sesiClient(SANDBOX, environment)) {
            return create(sesi, SANDBOX, userId, deadline);
        }
    }

    private static Outcome create(SesiClient sesi, SandboxExtension sandbox, String userId, Duration deadline) {
        return sesi.createSession().create(new SignedInUser(sandbox.partnerId(), userId).sessionRequest(), deadline);
    }

    private static SesiClient sesiClient(SandboxExtension sandbox, Environment environment) {
        return new SesiClient(
                sandbox.partnerId(), environment, sandbox.secrets(), List.of(sandbox.caCertificate()));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
