package id.sesi.adapters.local.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LoggingEventAware;

/** Tests the names and the order of the values, which docs/audit.md documents. */
class Slf4jAuditTrailTest {

    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");
    private static final AuditRecord.Call CALL =
            new AuditRecord.Call(new PartnerId("p"), "U", new IdempotencyKey(new UUID(1, 2)));
    private static final String COMMON_VALUES = "time=2026-11-22T10:00:00Z environment=staging partnerId=p userId=U"
            + " idempotencyKey=00000000-0000-0001-0000-000000000002 ";

    private final RecordingLogger logger = new RecordingLogger();
    private final Slf4jAuditTrail trail = new Slf4jAuditTrail(logger, "staging");

    @Test
    void the_event_of_an_attempt_has_the_documented_values() {
        trail.record(new AuditRecord.AttemptEnded(
                TIME,
                CALL,
                2,
                "SERVICE_FAILING",
                OptionalInt.of(503),
                Delivery.RESPONDED,
                Duration.ofMillis(12),
                Duration.ofMillis(500),
                Optional.empty()));
        trail.record(new AuditRecord.AttemptEnded(
                TIME,
                CALL,
                3,
                "TIMED_OUT",
                OptionalInt.empty(),
                Delivery.UNKNOWN,
                Duration.ZERO,
                Duration.ZERO,
                Optional.of(TIME)));

        assertEquals(
                List.of(
                        "INFO attempt: " + COMMON_VALUES
                                + "attempt=2 result=SERVICE_FAILING delivery=RESPONDED status=503 durationMillis=12"
                                + " pauseMillis=500",
                        "INFO attempt: " + COMMON_VALUES
                                + "attempt=3 result=TIMED_OUT delivery=UNKNOWN durationMillis=0 pauseMillis=0"
                                + " breakerOpenUntil=2026-11-22T10:00:00Z"),
                logger.events);
    }

    @Test
    void the_event_of_an_outcome_has_the_documented_values() {
        trail.record(new AuditRecord.CallEnded(
                TIME,
                CALL,
                "CREATED",
                OptionalInt.of(200),
                Delivery.UNKNOWN,
                true,
                3,
                Duration.ofMillis(99),
                Optional.of(TIME),
                true));
        trail.record(new AuditRecord.CallEnded(
                TIME,
                CALL,
                "BREAKER_OPEN",
                OptionalInt.empty(),
                Delivery.NOT_SENT,
                false,
                0,
                Duration.ZERO,
                Optional.empty(),
                false));

        assertEquals(
                List.of(
                        "INFO outcome: " + COMMON_VALUES
                                + "attempts=3 result=CREATED delivery=UNKNOWN mayHaveOrphanedSession=true status=200"
                                + " durationMillis=99 retryAt=2026-11-22T10:00:00Z ownerDiffers=true",
                        "INFO outcome: " + COMMON_VALUES
                                + "attempts=0 result=BREAKER_OPEN delivery=NOT_SENT mayHaveOrphanedSession=false"
                                + " durationMillis=0 ownerDiffers=false"),
                logger.events);
    }

    /** Stores each event as one line. */
    private static final class RecordingLogger extends LegacyAbstractLogger implements LoggingEventAware {

        private static final long serialVersionUID = 1L;

        private final transient List<String> events = new ArrayList<>();

        @Override
        public void log(LoggingEvent event) {
            events.add(event.getLevel() + " " + event.getMessage() + ": "
                    + event.getKeyValuePairs().stream()
                            .map(pair -> pair.key + "=" + pair.value)
                            .collect(Collectors.joining(" ")));
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
            throw new AssertionError("the event has no key-value pairs: " + message);
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return RecordingLogger.class.getName();
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }
}
