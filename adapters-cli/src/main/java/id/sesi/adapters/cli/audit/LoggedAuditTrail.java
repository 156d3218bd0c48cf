package id.sesi.adapters.cli.audit;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driving.Attempt;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes each record as key-value pairs to a logger of its own, {@value #LOGGER}, so that it can be routed apart from
 * all others. Thread-safe.
 */
public final class LoggedAuditTrail implements AuditTrail {

    /** The logger's name. */
    public static final String LOGGER = "id.sesi.audit";

    private static final Logger AUDIT = LoggerFactory.getLogger(LOGGER);

    private final String environment;

    /** @param environment the name of the environment that all records are about */
    public LoggedAuditTrail(String environment) {
        this.environment = environment;
    }

    @Override
    public void keep(AuditRecord entry) {
        Attempt attempt = entry.attempt();
        LoggingEventBuilder event = AUDIT.atInfo()
                .addKeyValue("time", entry.time())
                .addKeyValue("environment", environment)
                .addKeyValue("partnerId", entry.partnerId())
                .addKeyValue("userId", entry.userId())
                .addKeyValue("idempotencyKey", entry.idempotencyKey())
                .addKeyValue("attempt", attempt.number())
                .addKeyValue("result", attempt.result())
                .addKeyValue("delivery", attempt.delivery())
                .addKeyValue("durationMillis", attempt.duration().toMillis());
        if (attempt.status().isPresent()) {
            event = event.addKeyValue("status", attempt.status().getAsInt());
        }
        if (entry.owner().isPresent()) {
            event = event.addKeyValue("owner", entry.owner().get());
        }
        event.log(entry.event().name().toLowerCase(Locale.ROOT));
    }
}
