package id.sesi.adapters.cli.command;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.result.Attempt;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Prints the result of each attempt to standard error when the attempt ends. */
record AttemptPrinter(PrintStream err) implements AuditTrail {

    @Override
    public void record(AuditRecord entry) {
        ErrorOutput.print(err, entry.fold(attempt -> List.of(line(attempt)), outcome -> List.of()));
    }

    private static String line(AuditRecord.AttemptEnded attempt) {
        String next = attempt.pause().isZero() ? "" : "; next attempt in " + format(attempt.pause());
        return "attempt " + attempt.number() + ": "
                + summary(attempt.result(), attempt.status(), attempt.delivery(), attempt.duration()) + next;
    }

    static String summary(Attempt attempt) {
        AttemptResult result = attempt.result();
        return summary(result.name(), result.status(), result.delivery(), attempt.duration());
    }

    /** {@return the result, then the status of the response or, without a response, the delivery, and then the duration} */
    private static String summary(String result, OptionalInt status, Delivery delivery, Duration duration) {
        String statusText = status.isPresent() ? " (" + status.getAsInt() + ")" : "";
        String deliveryText = switch (delivery) {
            case RESPONDED -> "";
            case NOT_SENT -> ", not processed";
            case UNKNOWN -> ", delivery unknown";
        };
        return result + statusText + deliveryText + " after " + format(duration);
    }

    private static String format(Duration duration) {
        return duration.toSeconds() < 1
                ? duration.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }
}
