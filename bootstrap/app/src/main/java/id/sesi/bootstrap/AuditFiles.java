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
 * A folder of audit records: one file a day, one JSON object a line, kept for thirty days. Any number of processes may write
 * to it at once: files are never renamed, and each line is appended by one write. Thread-safe.
 */
final class AuditFiles implements AutoCloseable {

    private static final String FILES = "sesi-audit.%d{yyyy-MM-dd,UTC}.jsonl";
    private static final int DAYS = 30;

    // A separate context: other logging of the process must not reach these files, and these records no other log.
    private final LoggerContext context = new LoggerContext();

    /** @param err is told once if records cannot be written */
    AuditFiles(Path directory, PrintStream err) {
        context.getStatusManager().add(reportingOnceTo(err));
        context.setMDCAdapter(new LogbackMDCAdapter());
        RollingFileAppender<ILoggingEvent> files = new RollingFileAppender<>();
        files.setContext(context);
        TimeBasedRollingPolicy<ILoggingEvent> daily = new TimeBasedRollingPolicy<>();
        daily.setContext(context);
        daily.setParent(files);
        daily.setFileNamePattern(directory.resolve(FILES).toString());
        daily.setMaxHistory(DAYS);
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

    private static StatusListener reportingOnceTo(PrintStream err) {
        AtomicBoolean reported = new AtomicBoolean();
        return status -> {
            if (status.getEffectiveLevel() >= Status.WARN && reported.compareAndSet(false, true)) {
                err.println("sesi: audit records cannot be written, see --audit-dir; the call goes on without");
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
