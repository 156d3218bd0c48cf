package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.application.contract.AuditTrailContract;
import id.sesi.application.driven.AuditTrail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract on the audit trail of the command, which SLF4J and logback write to files. */
class AuditFilesContractTest extends AuditTrailContract {

    private final List<AuditFiles> opened = new ArrayList<>();

    @TempDir
    private Path folder;

    @Override
    protected AuditTrail working() {
        return trailIn(folder);
    }

    @Override
    protected List<String> recordedAttempts() {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> recorded = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                recorded.addAll(Files.readAllLines(file));
            }
            return recorded.stream()
                    .filter(line -> line.contains("\"event\":\"attempt\""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected AuditTrail failing() {
        try {
            return trailIn(Files.writeString(folder.resolve("not-a-folder"), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        opened.forEach(AuditFiles::close);
    }

    private AuditTrail trailIn(Path directory) {
        AuditFiles files =
                new AuditFiles(directory, Clock.systemUTC(), new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
        opened.add(files);
        return new Slf4jAuditTrail(files.logger(), "staging");
    }
}
