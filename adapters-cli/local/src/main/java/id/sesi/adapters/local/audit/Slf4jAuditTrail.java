package id.sesi.adapters.local.audit;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes each record to a logger, as one event with key-value pairs. The message of the event is {@code attempt} or
 * {@code outcome}. {@code docs/audit.md} lists the keys. Thread-safe.
 *
 * @since 1.0.0
 */
public final class Slf4jAuditTrail implements AuditTrail {

    private final Logger logger;
    private final String environment;

    /**
     * Creates a trail.
     *
     * @param logger a logger that only this trail uses, so that audit records can be routed separately
     * @param environment the name of the environment, which each record contains
     */
    public Slf4jAuditTrail(Logger logger, String environment) {
        this.logger = requireNonNull(logger);
        this.environment = requireNonNull(environment);
    }

    @Override
    public void record(AuditRecord entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("time", entry.time());
        values.put("environment", environment);
        values.put("partnerId", entry.call().partnerId());
        values.put("userId", entry.call().userId());
        values.put("idempotencyKey", entry.call().idempotencyKey());
        values.putAll(entry.fold(Slf4jAuditTrail::valuesOf, Slf4jAuditTrail::valuesOf));

        LoggingEventBuilder builder = logger.atInfo();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            builder = builder.addKeyValue(value.getKey(), value.getValue());
        }
        builder.log(entry.<String>fold(attempt -> "attempt", call -> "outcome"));
    }

    private static Map<String, Object> valuesOf(AuditRecord.AttemptEnded attempt) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("attempt", attempt.number());
        values.put("result", attempt.result());
        values.put("delivery", attempt.delivery());
        attempt.status().ifPresent(status -> values.put("status", status));
        values.put("durationMillis", attempt.duration().toMillis());
        values.put("pauseMillis", attempt.pause().toMillis());
        attempt.breakerOpenUntil().ifPresent(time -> values.put("breakerOpenUntil", time));
        return values;
    }

    private static Map<String, Object> valuesOf(AuditRecord.CallEnded call) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("attempts", call.attempts());
        values.put("result", call.result());
        values.put("delivery", call.delivery());
        values.put("mayHaveOrphanedSession", call.mayHaveOrphanedSession());
        call.status().ifPresent(status -> values.put("status", status));
        values.put("durationMillis", call.duration().toMillis());
        call.retryAt().ifPresent(time -> values.put("retryAt", time));
        values.put("ownerDiffers", call.ownerDiffers());
        return values;
    }
}
