package id.sesi.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import id.sesi.adapters.cli.audit.LoggedAuditTrail;
import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.driving.Attempt;
import id.sesi.application.driving.Delivery;
import id.sesi.domain.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a record looks like to whoever reads the log. */
class LoggedAuditTrailTest {

    private static final String USER = "audited-user-77";

    @Test
    void each_record_is_one_event_of_named_values() {
        Queue<String> events = new ConcurrentLinkedQueue<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                String text = event.getFormattedMessage() + " " + event.getKeyValuePairs();
                // Other tests write to this logger too.
                if (text.contains(USER)) {
                    events.add(text);
                }
            }
        };
        appender.start();
        ((Logger) LoggerFactory.getLogger(LoggedAuditTrail.LOGGER)).addAppender(appender);

        LoggedAuditTrail trail = new LoggedAuditTrail("staging");
        trail.keep(record(AuditRecord.Event.ATTEMPT, OptionalInt.empty(), Optional.empty()));
        trail.keep(record(AuditRecord.Event.OUTCOME, OptionalInt.of(200), Optional.of(new PartnerId("owner"))));

        String common = "[time=\"2026-11-22T10:00:00Z\", environment=\"staging\", partnerId=\"p\", userId=\"" + USER
                + "\", idempotencyKey=\"00000000-0000-4000-8000-000000000000\", attempt=\"1\", result=\"R\","
                + " delivery=\"ANSWERED\", durationMillis=\"12\"";
        assertEquals("attempt " + common + "]", events.poll());
        assertEquals("outcome " + common + ", status=\"200\", owner=\"owner\"]", events.poll());
    }

    private static AuditRecord record(AuditRecord.Event event, OptionalInt status, Optional<PartnerId> owner) {
        return new AuditRecord(
                Instant.parse("2026-11-22T10:00:00Z"),
                event,
                new PartnerId("p"),
                USER,
                new IdempotencyKey(UUID.fromString("00000000-0000-4000-8000-000000000000")),
                new Attempt(1, "R", status, Delivery.ANSWERED, Duration.ofMillis(12)),
                owner);
    }
}
