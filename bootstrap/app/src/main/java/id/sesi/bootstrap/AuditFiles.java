package id.sesi.bootstrap;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/**
 * Writes audit records to a folder: one file per day, one JSON object per line. Files older than 30 days are deleted. Several
 * processes may write to the folder at the same time, because files are never renamed and each line is appended by one write.
 * Thread-safe.
 */
final class AuditFiles implements AutoCloseable {

    private static final String FILE_NAME = "sesi-audit.%d{yyyy-MM-dd,UTC}.jsonl";
    private static final int MAX_AGE_DAYS = 30;

    // A separate context keeps other log output of the process out of these files, and these records out of other logs.
    private final LoggerContext context = new LoggerContext();

    /** @param err receives one message if records cannot be written */
    AuditFiles(Path directory, PrintStream err) {
        context.getStatusManager().add(reportFirstProblemTo(err));
        context.setMDCAdapter(new LogbackMDCAdapter());
        RollingFileAppender<ILoggingEvent> files = new RollingFileAppender<>();
        files.setContext(context);
        TimeBasedRollingPolicy<ILoggingEvent> daily = new TimeBasedRollingPolicy<>();
        daily.setContext(context);
        daily.setParent(files);
        daily.setFileNamePattern(directory.resolve(FILE_NAME).toString());
        daily.setMaxHistory(MAX_AGE_DAYS);
        daily.setCleanHistoryOnStart(true);
        daily.start();
        AuditLineEncoder lines = new AuditLineEncoder();
        lines.setContext(context);
        lines.start();
        files.setRollingPolicy(daily);
        files.setEncoder(lines);
        files.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(files);
    }

    private static StatusListener reportFirstProblemTo(PrintStream err) {
        AtomicBoolean reported = new AtomicBoolean();
        return status -> {
            if (status.getEffectiveLevel() >= Status.WARN && reported.compareAndSet(false, true)) {
                err.println(
                        "sesi: cannot write audit records; check the folder in --audit-dir (the call continues without them)");
            }
        };
    }

    /** {@return the logger that writes to the files} */
    Logger logger() {
        return context.getLogger("id.sesi.audit");
    }

    @Override
    public void close() {
        context.stop();
    }
}
