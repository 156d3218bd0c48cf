package id.sesi.adapters.local.audit;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes each record as one event with named values to a logger, {@code attempt} or {@code outcome} being its message.
 * {@code docs/audit.md} lists the names. Thread-safe.
 */
public final class LoggedAuditTrail implements AuditTrail {

    private final Logger logger;
    private final String environment;

    /**
     * Makes a trail.
     *
     * @param logger one that the trail has for itself, so that it can be routed apart from all others
     * @param environment the name of the environment that all records are about
     */
    public LoggedAuditTrail(Logger logger, String environment) {
        this.logger = requireNonNull(logger);
        this.environment = requireNonNull(environment);
    }

    @Override
    public void keep(AuditRecord entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("time", entry.time());
        values.put("environment", environment);
        values.put("partnerId", entry.call().partnerId());
        values.put("userId", entry.call().userId());
        values.put("idempotencyKey", entry.call().idempotencyKey());
        String event = entry.fold(attempt -> put(attempt, values), end -> put(end, values));

        LoggingEventBuilder builder = logger.atInfo();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            builder = builder.addKeyValue(value.getKey(), value.getValue());
        }
        builder.log(event);
    }

    private static String put(AuditRecord.AttemptEnded attempt, Map<String, Object> values) {
        values.put("attempt", attempt.number());
        values.put("result", attempt.result());
        values.put("delivery", attempt.delivery());
        attempt.status().ifPresent(status -> values.put("status", status));
        values.put("durationMillis", attempt.duration().toMillis());
        values.put("pauseMillis", attempt.pause().toMillis());
        return "attempt";
    }

    private static String put(AuditRecord.CallEnded end, Map<String, Object> values) {
        values.put("attempts", end.attempts());
        values.put("result", end.result());
        values.put("delivery", end.delivery());
        values.put("mayHaveOrphanedSession", end.mayHaveOrphanedSession());
        end.status().ifPresent(status -> values.put("status", status));
        values.put("durationMillis", end.duration().toMillis());
        end.retryAt().ifPresent(moment -> values.put("retryAt", moment));
        end.owner().ifPresent(owner -> values.put("owner", owner));
        return "outcome";
    }
}
