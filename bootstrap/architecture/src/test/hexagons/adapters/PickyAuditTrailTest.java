package com.acme.keys;

import id.sesi.application.contract.AuditTrailContract;
import id.sesi.application.driven.AuditTrail;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

// breaks: records_attempts_in_order, drops_a_record_instead_of_throwing
class PickyAuditTrailTest extends AuditTrailContract {

    private final Queue<String> recorded = new ConcurrentLinkedQueue<>();

    @Override
    protected AuditTrail working() {
        return entry -> entry.fold(
                attempt -> attempt.result().equals("CREATED") && recorded.add("CREATED"), end -> false);
    }

    @Override
    protected List<String> recordedAttempts() {
        return List.copyOf(recorded);
    }

    @Override
    protected AuditTrail failing() {
        return entry -> {
            throw new IllegalStateException("the disk is full");
        };
    }
}
