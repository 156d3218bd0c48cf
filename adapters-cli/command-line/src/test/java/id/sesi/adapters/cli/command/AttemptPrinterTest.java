package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.contract.AuditTrailContract;
import id.sesi.application.driven.AuditTrail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/** Runs the contract of audit trails with the printer: it prints each record, and a failing stream does not stop the call. */
class AttemptPrinterTest extends AuditTrailContract {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Override
    protected AuditTrail working() {
        return new AttemptPrinter(new PrintStream(shown, true, UTF_8));
    }

    @Override
    protected List<String> recordedAttempts() {
        return shown.toString(UTF_8).lines().toList();
    }

    @Override
    protected AuditTrail failing() {
        return new AttemptPrinter(new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("the terminal is gone");
                    }
                },
                true,
                UTF_8));
    }
}
