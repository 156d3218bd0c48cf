package id.sesi.adapters.cli.command;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.result.Attempt;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells the person at the terminal what became of each attempt, as soon as it is known. */
record ShownAttempts(PrintStream err) implements AuditTrail {

    @Override
    public void keep(AuditRecord entry) {
        Diagnostics.print(err, entry.fold(attempt -> List.of(line(attempt.attempt())), end -> List.of()));
    }

    private static String line(Attempt attempt) {
        String next = attempt.pause().isZero() ? "" : "; next attempt in " + inWords(attempt.pause());
        return "attempt " + attempt.number() + ": " + summary(attempt) + next;
    }

    /** {@return result, status, delivery where it is not plain, and duration} */
    static String summary(Attempt attempt) {
        String status = attempt.status().isPresent() ? " (" + attempt.status().getAsInt() + ")" : "";
        String delivery = switch (attempt.delivery()) {
            case ANSWERED -> "";
            case NOT_SENT -> ", not sent";
            case UNKNOWN -> ", delivery unknown";
        };
        return attempt.result() + status + delivery + " after " + inWords(attempt.duration());
    }

    private static String inWords(Duration duration) {
        return duration.toSeconds() < 1
                ? duration.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }
}
