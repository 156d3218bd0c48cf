package id.sesi.bootstrap;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;

/** Writes audit records to an {@link AuditFolder}, one JSON object per line. Thread-safe. */
final class AuditFiles implements AutoCloseable {

    // A separate context keeps other log output of the process out of these files, and these records out of other logs.
    private final LoggerContext context = new LoggerContext();

    /** @param err receives one message if records cannot be written */
    AuditFiles(Path directory, InstantSource clock, PrintStream err) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        FolderAppender appender = new FolderAppender(new AuditFolder(directory, clock), err);
        appender.setContext(context);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    /** {@return the logger that writes to the files} */
    Logger logger() {
        return context.getLogger("id.sesi.audit");
    }

    @Override
    public void close() {
        context.stop();
    }

    /** The superclass synchronizes {@link #append}. */
    private static final class FolderAppender extends AppenderBase<ILoggingEvent> {

        private final AuditFolder folder;
        private final PrintStream err;
        private boolean reported;

        FolderAppender(AuditFolder folder, PrintStream err) {
            this.folder = folder;
            this.err = err;
        }

        @Override
        protected void append(ILoggingEvent event) {
            try {
                folder.append(AuditLineEncoder.encode(event));
            } catch (IOException | RuntimeException e) { // The superclass would drop an exception silently.
                reportOnce(String.valueOf(e.getMessage()));
            }
        }

        private void reportOnce(String problem) {
            if (!reported) {
                reported = true;
                err.println("sesi: cannot write audit records: " + problem
                        + "; correct this, and check it with sesi doctor (the call continues without records)");
            }
        }
    }
}
