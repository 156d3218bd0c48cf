package id.sesi.application.contract;

import id.sesi.application.driven.AuditTrail;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs the contract suite of the audit trail against an implementation in memory. */
class FakeAuditTrailTest extends AuditTrailContract {

    private final Queue<String> attempts = new ConcurrentLinkedQueue<>();

    @Override
    protected AuditTrail working() {
        return entry -> entry.fold(attempt -> attempts.add(attempt.result()), end -> false);
    }

    @Override
    protected List<String> recordedAttempts() {
        return List.copyOf(attempts);
    }

    @Override
    protected AuditTrail failing() {
        return entry -> {};
    }
}
