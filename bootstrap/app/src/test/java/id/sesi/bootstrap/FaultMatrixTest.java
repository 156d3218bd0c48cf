package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.cli.command.Cli;
import id.sesi.adapters.cli.command.Streams;
import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.adapters.http.sandbox.Scenario;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Attempt;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of {@code docs/fault-matrix.md} is the outcome of a real call. */
@Tag("slow")
class FaultMatrixTest {

    private static final Path MATRIX = Path.of("../../docs/fault-matrix.md");
    private static final Path FAULTS = Path.of("../../docs/faults");
    private static final Pattern ROW = Pattern.compile(
            "\\| (?:\\[(?<linked>[^]]+)]\\(faults/\\k<linked>\\.json\\)|(?<bare>[a-z0-9-]+)) \\| (?<attempts>[^|]+) \\|"
                    + " (?<result>\\w+) \\| (?<delivery>\\w+) \\| (?<orphaned>(?:yes)?) ?\\| (?<exit>\\d+) \\| (?<deadline>\\w*) ?\\|");

    private static final Map<String, Supplier<BrokenVendor>> VENDORS = Map.ofEntries(
            entry("nobody-listens", BrokenVendor::notListening),
            entry("certificate-untrusted", BrokenVendor::untrustedCertificate),
            entry("certificate-for-another-host", BrokenVendor::certificateForAnotherHost),
            entry("certificate-expired", BrokenVendor::expiredCertificate),
            entry("client-certificate-required", BrokenVendor::requiringClientCertificate),
            entry("proxy-403", () -> BrokenVendor.behindProxy(403)),
            entry("proxy-407", () -> BrokenVendor.behindProxy(407)),
            entry("proxy-429", () -> BrokenVendor.behindProxy(429)),
            entry("proxy-502", () -> BrokenVendor.behindProxy(502)),
            entry("proxy-503", () -> BrokenVendor.behindProxy(503)),
            entry("proxy-speaks-ssh", () -> BrokenVendor.behindOtherProtocol("SSH-2.0-OpenSSH_9.6\r\n")),
            entry("proxy-speaks-tls", () -> BrokenVendor.behindOtherProtocol("\25\3\1\0\2\2\n")),
            entry("proxy-silent", () -> BrokenVendor.behindOtherProtocol("")),
            entry("proxy-closes", BrokenVendor::behindClosingProxy),
            entry("http2-session", BrokenVendor::http2),
            entry("http2-503-twice", BrokenVendor::http2FailingTwice),
            entry("http2-stream-reset", BrokenVendor::http2ResettingStreams),
            entry("http2-stream-refused", () -> BrokenVendor.http2RefusingStreams(3)),
            entry("http2-stream-refused-then-session", () -> BrokenVendor.http2RefusingStreams(1)),
            entry("http2-connection-lost-in-body", BrokenVendor::http2LosingAConnection),
            entry("http2-silence", BrokenVendor::http2Silent),
            entry("http2-silence-in-body", BrokenVendor::http2SilentInBody));

    /** The limit for a call that reaches its deadline of 1 s. The other 4 s allow for a slow machine. */
    private static final Duration MAX_DURATION = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private record Row(
            String fault,
            String attempts,
            String result,
            Delivery delivery,
            boolean orphaned,
            int exitCode,
            String deadline) {

        static Row of(Matcher row) {
            String linked = row.group("linked");
            return new Row(
                    linked == null ? row.group("bare") : linked,
                    row.group("attempts"),
                    row.group("result"),
                    Delivery.valueOf(row.group("delivery")),
                    !row.group("orphaned").isEmpty(),
                    Integer.parseInt(row.group("exit")),
                    row.group("deadline"));
        }

        /** Pauses take no time, except in the row where the server drops the connection during the pause. */
        Sleeper sleeper() {
            return fault.equals("503-then-dropped") ? pause -> TimeUnit.MILLISECONDS.sleep(250) : pause -> {};
        }

        @Override
        public String toString() {
            return fault;
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(MATRIX)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(Row.of(row));
            } else {
                assertFalse(line.startsWith("| ") && !line.startsWith("| fault |"), () -> "not a valid row: " + line);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_fault_has_the_documented_outcome(Row row) throws IOException {
        try (BrokenVendor vendor = vendor(row)) {
            run(row, vendor);
        }
    }

    @Test
    void every_fault_has_a_row() throws IOException {
        TreeSet<String> faults = new TreeSet<>(VENDORS.keySet());
        try (Stream<Path> files = Files.list(FAULTS)) {
            files.forEach(file -> faults.add(file.getFileName().toString().replace(".json", "")));
        }

        assertEquals(faults, new TreeSet<>(rows().stream().map(Row::fault).toList()));
        assertTrue(faults.size() >= 60);
    }

    private static BrokenVendor vendor(Row row) throws IOException {
        Optional<Supplier<BrokenVendor>> broken = Optional.ofNullable(VENDORS.get(row.fault));
        if (broken.isPresent()) {
            return broken.get().get();
        }
        Scenario scenario = Scenario.parse(Files.readString(FAULTS.resolve(row.fault + ".json")));
        Sandbox sandbox = Sandbox.startScenario(0, scenario);
        return new BrokenVendor(sandbox.baseUrl(), sandbox.caPem(), scenario::playedSteps, sandbox::close, "");
    }

    private void run(Row row, BrokenVendor vendor) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false);
        Path ca = Files.writeString(folder.resolve("ca.pem"), vendor.caPem());
        Map<String, String> environment = Map.of(
                "PSIKOLOGIE_PARTNER_ID",
                "psikologihub-1024",
                "PSIKOLOGIE_SECRET_KEY",
                "demo-secret-key-123",
                "PSIKOLOGIE_DEADLINE",
                row.deadline,
                "PSIKOLOGIE_CA_FILE",
                ca.toString(),
                "PSIKOLOGIE_BASE_URL",
                vendor.baseUrl().toString(),
                "HTTPS_PROXY",
                vendor.proxy());
        try (WiredCommandServices useCases = new WiredCommandServices(streams.err(), row.sleeper())) {
            OutcomeRecorder recorder = new OutcomeRecorder(useCases);
            int exitCode = new Cli(streams, environment, recorder, () -> "")
                    .run("create", "--user-id=U", "--email=john.doe@example.com", "--name=John Doe");

            assertOutcome(row, recorder.outcome(), vendor);
            assertEquals(row.exitCode, exitCode, err.toString(UTF_8));
            assertEquals(exitCode == 0, out.size() > 0, out.toString(UTF_8));
            assertReadable(err.toString(UTF_8), exitCode == 0);
        }
    }

    private static void assertOutcome(Row row, Outcome outcome, BrokenVendor vendor) {
        assertEquals(
                row.attempts,
                outcome.attempts().stream().map(FaultMatrixTest::label).collect(joining(" ")));
        assertEquals(row.result, outcome.name());
        assertEquals(row.delivery, outcome.delivery());
        assertEquals(row.orphaned, outcome.mayHaveOrphanedSession());
        assertTrue(
                totalDuration(outcome).compareTo(MAX_DURATION) < 0
                        || !outcome.name().equals("TIMED_OUT"),
                outcome::toString);
        // The sandbox counts attempts, also those that fail before a request. The mock web server counts only requests.
        long seen = outcome.attempts().stream()
                .filter(attempt -> !VENDORS.containsKey(row.fault)
                        || attempt.result().delivery() != Delivery.NOT_SENT
                        || attempt.result().name().equals("NOT_PROCESSED"))
                .count();
        assertEquals(seen, vendor.requests().getAsInt(), "each request is sent once");
    }

    private static Duration totalDuration(Outcome outcome) {
        return outcome.attempts().stream().map(Attempt::duration).reduce(Duration.ZERO, Duration::plus);
    }

    private static String label(Attempt attempt) {
        AttemptResult result = attempt.result();
        return result.status().isPresent() ? String.valueOf(result.status().getAsInt()) : result.name();
    }

    /** The message has no stack trace and no control characters except newlines. */
    private static void assertReadable(String err, boolean created) {
        assertTrue(created || err.startsWith("sesi: "), err);
        assertFalse(err.contains("\tat ") || err.contains("Exception:"), err);
        assertTrue(err.getBytes(UTF_8).length <= 4_096, err);
        assertTrue(err.codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c)), err);
    }
}
