package com.acme.keys;

import id.sesi.application.contract.AuditTrailContract;
import id.sesi.application.driven.AuditTrail;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

// breaks: records_what_many_threads_write_at_once, records_every_kind_of_outcome
class HastyAuditTrailTest extends AuditTrailContract {

    private final Queue<String> recorded = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    /** Always drops concurrent records of other threads. A missing lock alone would not fail the test every time. */
    @Override
    protected AuditTrail working() {
        Thread owner = Thread.currentThread();
        return entry -> {
            if (Thread.currentThread() == owner || busy.compareAndSet(false, true)) {
                recorded.add(entry.fold(attempt -> attempt.result(), end -> end.result()));
            }
        };
    }

    @Override
    protected List<String> recordedAttempts() {
        return List.copyOf(recorded);
    }

    @Override
    protected AuditTrail failing() {
        return entry -> {};
    }
}
