package id.sesi.application.contract;

import id.sesi.application.VirtualTime;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.Ticker;

class VirtualTimeTest extends TimeContract {

    private final VirtualTime time = new VirtualTime();

    @Override
    protected Ticker ticker() {
        return time;
    }

    @Override
    protected Sleeper sleeper() {
        return time;
    }
}
