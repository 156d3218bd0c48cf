package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the distribution in a separate process, as a user does. */
final class Launcher {

    static final Path DISTRIBUTION = Path.of("../target/sesi").toAbsolutePath().normalize();
    static final Path LAUNCHER = DISTRIBUTION.resolve("bin/sesi");
    static final Path THIS_JAVA = Path.of(System.getProperty("java.home"));

    static final Map<String, String> VECTORS_KEY =
            Map.of("PSIKOLOGIE_SECRET_KEY", "demo-secret-key-123", "PSIKOLOGIE_PARTNER_ID", "psikologihub-1024");

    record Result(int exitCode, String out, String err) {}

    private Launcher() {}

    /** {@return a builder that starts the command with this Java, and without sesi's environment variables of this machine} */
    static ProcessBuilder builder(Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
        builder.environment().keySet().removeIf(name -> name.startsWith("PSIKOLOGIE_") || name.startsWith("SESI_"));
        builder.environment().put("JAVA_HOME", THIS_JAVA.toString());
        builder.environment().putAll(environment);
        builder.directory(DISTRIBUTION.toFile());
        return builder;
    }

    static Result run(Map<String, String> environment, String standardInput, String... command)
            throws IOException, InterruptedException {
        Path err = Files.createTempFile("sesi", ".err");
        Process process =
                builder(environment, command).redirectError(err.toFile()).start();
        try (var in = process.getOutputStream()) {
            in.write(standardInput.getBytes(UTF_8));
        } catch (IOException e) {
            assertFalse(process.isAlive() && !standardInput.isEmpty(), "the process does not read its input");
        }
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String errText = Files.readString(err);
        Files.delete(err);
        return new Result(process.exitValue(), out, errText);
    }

    /**
     * {@return a builder for a command that SIGINT can end} A build in the background of a shell ignores SIGINT, and its child
     * processes inherit this.
     */
    static ProcessBuilder builderForSignals(Map<String, String> environment, String... command) {
        ProcessBuilder builder = builder(environment, command);
        builder.command().addAll(0, List.of("env", "--default-signal=HUP,INT,TERM"));
        return builder;
    }

    /** Sends the signal and waits until the process exits. {@return the exit code} */
    static int signal(Process process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertTrue(process.waitFor(5, TimeUnit.SECONDS), "the signal ends the process at once");
        return process.exitValue();
    }
}
