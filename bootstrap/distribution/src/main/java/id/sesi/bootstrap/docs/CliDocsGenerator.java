package id.sesi.bootstrap.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.cli.command.Cli;
import id.sesi.adapters.cli.command.CommandServices;
import id.sesi.adapters.cli.command.ExitCode;
import id.sesi.adapters.cli.command.Streams;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.cli.usage.Usage;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the usage of all commands, and generates the man page and the shell completion. The build runs this class. */
public final class CliDocsGenerator {

    private CliDocsGenerator() {}

    /**
     * Writes the files.
     *
     * @param arguments the folder to write to, and the version of sesi
     */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Usage> commands = commands();
        write(folder.resolve("man/man1/sesi.1"), ManPage.of(arguments[1], Cli.SUMMARY, commands, sections()));
        write(folder.resolve("completion/bash/sesi"), ShellCompletion.bash(commands));
        write(folder.resolve("completion/zsh/_sesi"), ShellCompletion.zsh(commands));
    }

    /** {@return the sections of the man page after the commands: exit codes, environment variables and files} */
    private static Map<String, Map<String, String>> sections() {
        Map<String, String> exitCodes = new LinkedHashMap<>();
        for (ExitCode exitCode : ExitCode.values()) {
            exitCodes.put(String.valueOf(exitCode.code()), exitCode.meaning());
        }
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(
                "JAVA_HOME",
                "The folder of Java 17 or later. If it is not set or the Java is older, sesi uses java on the PATH.");
        variables.put("SESI_JAVA_OPTS", "Options for java, separated by spaces.");
        variables.put("PSIKOLOGIE_...", "Default values of options. The description of an option names its variable.");
        String archive = "A program in the folder of sesi. Run it once after unpacking to make sesi start faster.";
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        sections.put("EXIT STATUS", exitCodes);
        sections.put("ENVIRONMENT", variables);
        sections.put("FILES", Map.of("sesi-archive", archive));
        return sections;
    }

    /** {@return the usage of all commands} */
    private static List<Usage> commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        Streams streams = new Streams(InputStream.nullInputStream(), nowhere, nowhere, false);
        return new Cli(streams, Map.of(), new NoUseCases(), () -> "").usages();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Creates no use cases, because the generator runs no command. */
    private static final class NoUseCases implements CommandServices {

        @Override
        public UseCaseSet useCases(UseCaseSettings settings, AuditTrail additionalAuditTrail) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RunningSandbox startSandbox(
                int port, PartnerId partnerId, SignRequest signRequest, SandboxWidget widget) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RunningSandbox playScenario(int port, String scenario) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ArchiveState checkClassDataArchive() {
            throw new UnsupportedOperationException();
        }

        @Override
        public RunningPage startPartnerPage(
                int port, String userName, Optional<RunningSandbox> sandbox, Supplier<Outcome> createSession) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean openInBrowser(URI page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AuditFindings checkAuditFolder(Path directory) {
            throw new UnsupportedOperationException();
        }
    }
}
