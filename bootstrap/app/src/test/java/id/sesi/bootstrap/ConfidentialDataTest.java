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

/** Secrets and personal data appear only in the result on standard output: never in messages, logs or audit files. */
class ConfidentialDataTest {

    private static final String SECRET = "canary-secret-7f3a";
    private static final String EMAIL = "canary-mail-91bc@example.com";
    private static final String NAME = "Canary Name-5d2e";
    private static final PartnerId PARTNER = new PartnerId("canary-partner");

    private static final Queue<String> LOGGED = new ConcurrentLinkedQueue<>();

    private static Sandbox sandbox;
    private static Path ca;
    private static Path auditDirectory;

    @BeforeAll
    static void recordAllLogs(@TempDir Path folder) throws IOException {
        sandbox = Sandbox.start(
                0,
                PARTNER,
                UseCases.signRequest(
                        PARTNER,
                        (partnerId, timeout) -> SecretKey.of(SECRET.getBytes(UTF_8)),
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
    void no_vendor_response_reveals_secrets(String userId, int exitCode) throws IOException {
        Run run = create(userId, EMAIL, "--ca-file", ca.toString());

        assertEquals(exitCode, run.exitCode, run.err);
        run.assertRevealsNothing(userId);
        if (!userId.contains("|")) {
            assertTrue(
                    run.err.contains("\"userId\":\"" + userId + "\""), "the attempt is in the audit files: " + run.err);
        }
    }

    @ParameterizedTest
    @CsvSource({"U, 78, 443", "U, 69, 1"})
    void no_network_failure_reveals_secrets(String userId, int exitCode, int port) throws IOException {
        // At port 1 no server listens. In the other row, the certificate of the sandbox is not trusted.
        Run run = port == 1
                ? create(userId, EMAIL, "--ca-file", ca.toString(), "--base-url", "https://127.0.0.1:1")
                : create(userId, EMAIL);

        assertEquals(exitCode, run.exitCode, run.err);
        run.assertRevealsNothing(userId);
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
    void no_command_line_reveals_secrets(String arguments) throws IOException {
        Run run = new Run(arguments.split(" "));

        assertFalse(run.err.contains("at id.sesi"), run.err);
        run.assertRevealsNothing("U");
    }

    /** The doctor names the sources of keys and personal data, but never shows the values. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--verbose",
                "--output=json",
                "--create",
                "--other-secret=env:PSIKOLOGIE_SECRET_KEY",
                "--ca-file=/nowhere"
            })
    void the_doctor_reveals_no_secrets(String more) throws IOException {
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
        run.assertRevealsNothing("U");
        for (String canary : List.of(SECRET, EMAIL, NAME, "widget?token")) {
            assertFalse(run.out.contains(canary), () -> canary + " was revealed in: " + run.out);
        }
    }

    /** These commands must show the fields, but neither the key nor a signature. */
    @ParameterizedTest
    @CsvSource({"verify --signature 00, 1", "verify --signature " + SECRET + ", 1", "sign --explain, 0"})
    void an_explained_signature_reveals_neither_the_key_nor_the_signature(String arguments, int exitCode)
            throws IOException {
        Run run = new Run(arguments.split(" "));

        assertEquals(exitCode, run.exitCode, run.err);
        assertTrue(run.err.contains(EMAIL), run.err);
        assertFalse(run.err.contains(SECRET), run.err);
        assertFalse(run.err.contains(Run.signature("U", List.of())), run.err);
        assertFalse(LOGGED.toString().contains(EMAIL), "logged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary-mail-91bc@@example.com", "canary-mail-91bc@example.com|", "canary-mail-91bc"})
    void no_invalid_request_reveals_secrets(String email) throws IOException {
        Run run = create("U", email);

        assertEquals(65, run.exitCode, run.err);
        run.assertRevealsNothing("U");
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

    /** One run of the command in this process. */
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
                try (WiredCommandServices useCases = new WiredCommandServices(errStream, pause -> {})) {
                    exitCode = new Cli(streams, environment, useCases, BuildInfo::describe).run(arguments);
                }
            }
            out = outBytes.toString(UTF_8);
            err = errBytes.toString(UTF_8) + auditFiles() + LOGGED;
        }

        private static String auditFiles() throws IOException {
            StringBuilder text = new StringBuilder();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(auditDirectory)) {
                for (Path file : files) {
                    text.append(Files.readString(file));
                }
            }
            return text.toString();
        }

        void assertRevealsNothing(String userId) {
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
                assertFalse(err.contains(canary), () -> canary + " was revealed in: " + err);
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
