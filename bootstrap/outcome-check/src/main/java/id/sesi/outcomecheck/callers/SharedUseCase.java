package id.sesi.outcomecheck.callers;

import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A use case that several callers share. When its breaker opens, it is replaced: otherwise most calls would end at the breaker,
 * and would check nothing.
 */
final class SharedUseCase {

    private final Supplier<CreateSession> newUseCase;
    private volatile CreateSession current;

    SharedUseCase(Supplier<CreateSession> newUseCase) {
        this.newUseCase = newUseCase;
        this.current = newUseCase.get();
    }

    Outcome create(SessionRequest request, Duration deadline) {
        CreateSession used = current;
        Outcome outcome = used.create(request, deadline);
        if (outcome.name().equals("BREAKER_OPEN")) {
            replace(used);
        }
        return outcome;
    }

    private synchronized void replace(CreateSession used) {
        if (current == used) { // Otherwise another caller has replaced it.
            current = newUseCase.get();
        }
    }
}
