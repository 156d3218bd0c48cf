package com.acme.keys;

import id.sesi.application.contract.TimeContract;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.Ticker;
import java.util.concurrent.atomic.AtomicLong;

// breaks: time_does_not_go_back, time_passes_while_sleeping
class StoppedTimeTest extends TimeContract {

    private final AtomicLong now = new AtomicLong();

    @Override
    protected Ticker ticker() {
        return now::getAndDecrement;
    }

    @Override
    protected Sleeper sleeper() {
        return duration -> {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        };
    }
}
