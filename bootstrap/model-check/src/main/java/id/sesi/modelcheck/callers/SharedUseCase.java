package id.sesi.modelcheck.callers;

import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A use case that several callers share. When its breaker opens, it is replaced: otherwise most calls would end at the breaker,
 * and would check nothing.
 */
final class SharedUseCase {

    private final Supplier<CreateSession> factory;
    private final AtomicReference<CreateSession> current;

    SharedUseCase(Supplier<CreateSession> factory) {
        this.factory = factory;
        this.current = new AtomicReference<>(factory.get());
    }

    Outcome create(SessionRequest request, Duration deadline) {
        CreateSession used = current.get();
        Outcome outcome = used.create(request, deadline);
        if (outcome.result().equals("BREAKER_OPEN")) {
            current.compareAndSet(used, factory.get());
        }
        return outcome;
    }
}
