package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import id.sesi.adapters.cli.command.Cli;
import id.sesi.adapters.cli.command.Streams;
import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.application.UseCases;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Marked secrets appear nowhere but in the result on standard output, whatever happens, at any log level. */
class CanaryTest {

    private static final String SECRET = "canary-secret-7f3a";
    private static final String EMAIL = "canary-mail-91bc@example.com";
    private static final String NAME = "Canary Name-5d2e";
    private static final PartnerId PARTNER = new PartnerId("canary-partner");

    private static final Queue<String> LOGGED = new ConcurrentLinkedQueue<>();

    private static Sandbox sandbox;
    private static Path ca;
    private static Path auditDirectory;

    @BeforeAll
    static void listenToEverything(@TempDir Path folder) throws IOException {
        sandbox = Sandbox.start(
                0,
                PARTNER,
                UseCases.signRequest(
                        timeout -> SecretKey.of(SECRET.getBytes(UTF_8)),
                        Duration.ofSeconds(1),
                        UseCases.defaultExecutor()));
        auditDirectory = Files.createDirectory(folder.resolve("audit"));
        ca = Files.writeString(folder.resolve("ca.pem"), sandbox.caPem());

        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        AppenderBase<ILoggingEvent> all = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                LOGGED.add(event.getFormattedMessage() + event.getKeyValuePairs() + event.getThrowableProxy());
            }
        };
        all.start();
        root.setLevel(Level.TRACE);
        root.detachAndStopAllAppenders();
        root.addAppender(all);

        java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
        julRoot.setLevel(java.util.logging.Level.ALL);
        julRoot.addHandler(new Handler() {
            @Override
            public void publish(LogRecord entry) {
                LOGGED.add(entry.getMessage() + Arrays.toString(entry.getParameters()) + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "U, 0",
        "fault-401, 77",
        "fault-403, 77",
        "fault-404, 77",
        "fault-422, 65",
        "fault-429, 75",
        "fault-500, 69",
        "fault-html-502, 69",
        "fault-reset, 69",
        "fault-truncated, 69",
        "bad|id, 65"
    })
    void whatever_the_vendor_does(String userId, int exitCode) throws IOException {
        Run run = create(userId, EMAIL, "--ca-file", ca.toString());

        assertEquals(exitCode, run.exitCode, run.err);
        run.assertSilent(userId);
        if (!userId.contains("|")) {
            assertTrue(run.err.contains("\"userId\":\"" + userId + "\""), "the attempt was recorded: " + run.err);
        }
    }

    @ParameterizedTest
    @CsvSource({"U, 78, 443", "U, 69, 1"})
    void whatever_the_network_does(String userId, int exitCode, int port) throws IOException {
        // Without the certificate, or where nobody listens.
        Run run = port == 1
                ? create(userId, EMAIL, "--ca-file", ca.toString(), "--base-url", "https://127.0.0.1:1")
                : create(userId, EMAIL);

        assertEquals(exitCode, run.exitCode, run.err);
        run.assertSilent(userId);
    }

    @ParameterizedTest
    @CsvSource({
        "sign --verbose --debug",
        "create --verbose --debug --secret " + SECRET,
        "create --verbose --debug " + SECRET,
        "create --secret-key=" + SECRET,
        "create --email " + EMAIL + " --request x",
        "sandbox --port " + SECRET,
        "create --deadline " + SECRET,
        "create --output " + EMAIL,
        "verify --verbose --debug"
    })
    void whatever_is_typed(String arguments) throws IOException {
        Run run = new Run(arguments.split(" "));

        assertFalse(run.err.contains("at id.sesi"), run.err);
        run.assertSilent("U");
    }

    /** The doctor shows where keys and personal data come from, never the values. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--verbose",
                "--output=json",
                "--create",
                "--other-secret=env:PSIKOLOGIE_SECRET_KEY",
                "--ca-file=/nowhere"
            })
    void whatever_the_doctor_finds(String more) throws IOException {
        Run run = new Run(
                "doctor",
                "--debug",
                more,
                "--base-url=" + sandbox.baseUrl(),
                more.startsWith("--ca-file") ? "--deadline=30s" : "--ca-file=" + ca,
                "--audit-dir=" + auditDirectory,
                "--user-id=U",
                "--email=" + EMAIL,
                "--name=" + NAME);

        boolean isHealthy = !more.startsWith("--other-secret") && !more.startsWith("--ca-file");
        assertEquals(isHealthy ? 0 : 78, run.exitCode, run.out + run.err);
        run.assertSilent("U");
        for (String canary : List.of(SECRET, EMAIL, NAME, "widget?token")) {
            assertFalse(run.out.contains(canary), () -> canary + " was shown in: " + run.out);
        }
    }

    /** These commands must show the fields, but neither the key nor a signature. */
    @ParameterizedTest
    @CsvSource({"verify --signature 00, 1", "verify --signature " + SECRET + ", 1", "sign --explain, 0"})
    void what_explains_signatures_shows_no_key_and_no_signature(String arguments, int exitCode) throws IOException {
        Run run = new Run(arguments.split(" "));

        assertEquals(exitCode, run.exitCode, run.err);
        assertTrue(run.err.contains(EMAIL), run.err);
        assertFalse(run.err.contains(SECRET), run.err);
        assertFalse(run.err.contains(Run.signature("U", List.of())), run.err);
        assertFalse(LOGGED.toString().contains(EMAIL), "logged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary-mail-91bc@@example.com", "canary-mail-91bc@example.com|", "canary-mail-91bc"})
    void whatever_is_wrong_with_the_request(String email) throws IOException {
        Run run = create("U", email);

        assertEquals(65, run.exitCode, run.err);
        run.assertSilent("U");
    }

    private static Run create(String userId, String email, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("create", "--verbose", "--debug"));
        arguments.addAll(List.of("--audit-dir", auditDirectory.toString()));
        arguments.addAll(List.of("--user-id", userId, "--email", email, "--name", NAME));
        arguments.addAll(List.of("--candidate", "1," + NAME + "," + EMAIL));
        if (!List.of(more).contains("--base-url")) {
            arguments.addAll(List.of("--base-url", sandbox.baseUrl().toString()));
        }
        arguments.addAll(List.of(more));
        return new Run(arguments.toArray(String[]::new));
    }

    /** One run of the real program in this process. */
    private static final class Run {

        private final int exitCode;
        private final String out;
        private final String err;

        Run(String... arguments) throws IOException {
            ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
            ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
            String request = "{\"user\":{\"user_id\":\"U\",\"email\":\"" + EMAIL + "\",\"name\":\"" + NAME + "\"}}";
            try (PrintStream outStream = new PrintStream(outBytes, true, UTF_8);
                    PrintStream errStream = new PrintStream(errBytes, true, UTF_8)) {
                Streams streams =
                        new Streams(new ByteArrayInputStream(request.getBytes(UTF_8)), outStream, errStream, false);
                Map<String, String> environment =
                        Map.of("PSIKOLOGIE_PARTNER_ID", PARTNER.value(), "PSIKOLOGIE_SECRET_KEY", SECRET);
                try (GraphUseCaseFactory useCases = new GraphUseCaseFactory(errStream, pause -> {})) {
                    exitCode = new Cli(streams, environment, useCases, BuildInfo::describe).run(arguments);
                }
            }
            out = outBytes.toString(UTF_8);
            err = errBytes.toString(UTF_8) + audited() + LOGGED;
        }

        private static String audited() throws IOException {
            StringBuilder text = new StringBuilder();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(auditDirectory)) {
                for (Path file : files) {
                    text.append(Files.readString(file));
                }
            }
            return text.toString();
        }

        void assertSilent(String userId) {
            List<String> canaries = new ArrayList<>(List.of(SECRET, "canary-mail-91bc", "Name-5d2e"));
            if (!userId.contains("|")) {
                canaries.add(signature(userId, List.of()));
                canaries.add(signature(userId, List.of("1")));
            }
            if (out.contains("sessionToken")) {
                canaries.add(out.replaceFirst("(?s).*\"sessionToken\":\"([^\"]+)\".*", "$1"));
                canaries.add("widget?token");
            }
            for (String canary : canaries) {
                assertFalse(err.contains(canary), () -> canary + " was shown in: " + err);
            }
        }

        private static String signature(String userId, List<String> candidateIds) {
            SessionRequest.Builder builder =
                    SessionRequest.builder(PARTNER).userId(userId).email(EMAIL).name(NAME);
            candidateIds.forEach(id -> builder.candidate(id, NAME, EMAIL));
            try (SecretKey key = SecretKey.of(SECRET.getBytes(UTF_8))) {
                return key.sign(builder.canonicalString()).hex();
            }
        }
    }
}
