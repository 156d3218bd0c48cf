package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.cli.command.ExitCode;
import id.sesi.adapters.cli.command.Streams;
import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.application.UseCases;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The training run for the class-data archive: runs the commands once, so that Java records the classes that they load. The
 * program {@code sesi-archive} starts this class. It prints nothing and sends nothing to other machines.
 */
public final class CdsTrainingRun {

    private static final String KEY = "demo-secret-key-123";
    private static final PartnerId PARTNER = new PartnerId("psikologihub-1024");
    private static final String REQUEST = """
            {"user": {"user_id": "USR-001", "email": "john.doe@example.com", "name": "John Doe",
              "company": {"company_id": "comp-001"},
              "candidates": [{"candidate_id": "c1", "nama": "Siti", "email": "siti@example.com"}]}}""";

    private final Map<String, String> variables;

    private CdsTrainingRun(Map<String, String> variables) {
        this.variables = variables;
    }

    /** Runs all commands. Ends with exit code 1 if a command returns an unexpected exit code, or if no files can be written. */
    public static void main(String... arguments) {
        try {
            runAll();
        } catch (IOException | IllegalStateException e) {
            System.err.println("sesi: the training run failed: " + e);
            System.exit(1);
        }
    }

    private static void runAll() throws IOException {
        Path folder = Files.createTempDirectory("sesi-training-");
        try (Sandbox sandbox = Sandbox.start(
                0,
                PARTNER,
                UseCases.signRequest(
                        PARTNER,
                        (partnerId, timeout) -> SecretKey.ofText(KEY),
                        CreateSession.DEFAULT_DEADLINE,
                        UseCases.defaultExecutor()))) {
            Path ca = Files.writeString(folder.resolve("ca.pem"), sandbox.caPem());
            Path request = Files.writeString(folder.resolve("request.json"), REQUEST);
            Map<String, String> variables = Map.of(
                    "PSIKOLOGIE_PARTNER_ID", PARTNER.value(),
                    "PSIKOLOGIE_SECRET_KEY", KEY,
                    "PSIKOLOGIE_BASE_URL", sandbox.baseUrl().toString(),
                    "PSIKOLOGIE_CA_FILE", ca.toString());
            CdsTrainingRun training = new CdsTrainingRun(variables);
            String audit = folder.resolve("audit").toString();
            training.run(ExitCode.OK, "--version");
            training.run(ExitCode.OK, "--help");
            training.run(ExitCode.OK, "create", "--help");
            training.run(ExitCode.OK, "sign", "--request", request.toString());
            training.run(
                    ExitCode.OK,
                    "sign",
                    "--explain",
                    "--user-id=USR-001",
                    "--email=john.doe@example.com",
                    "--name=John");
            training.run(ExitCode.FAILURE, "verify", "--request", request.toString(), "--signature", "0".repeat(64));
            training.run(ExitCode.OK, "create", "--request", request.toString(), "--audit-dir", audit);
            training.run(
                    ExitCode.REFUSED, "create", "--user-id=fault-401", "--email=john.doe@example.com", "--name=John");
            training.run(ExitCode.INVALID_REQUEST, "create", "--name", "John");
            training.run(ExitCode.OK, "doctor", "--create");
            training.run(ExitCode.OK, "demo");
        } finally {
            delete(folder);
        }
    }

    private void run(ExitCode expected, String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(output, true, UTF_8);
        int exitCode =
                Main.run(new Streams(InputStream.nullInputStream(), stream, stream, false), variables, arguments);
        if (exitCode != expected.code()) {
            throw new IllegalStateException("sesi " + String.join(" ", arguments) + " returned exit code " + exitCode
                    + " instead of " + expected.code() + ": " + output.toString(UTF_8));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
