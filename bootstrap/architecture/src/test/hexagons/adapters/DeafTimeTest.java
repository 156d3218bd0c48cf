package com.acme.keys;

import id.sesi.application.contract.TimeContract;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.Ticker;
import java.util.concurrent.atomic.AtomicLong;

// breaks: an_interrupted_thread_does_not_sleep
class DeafTimeTest extends TimeContract {

    private final AtomicLong now = new AtomicLong();

    @Override
    protected Ticker ticker() {
        return now::get;
    }

    @Override
    protected Sleeper sleeper() {
        return duration -> now.addAndGet(duration.toNanos());
    }
}
