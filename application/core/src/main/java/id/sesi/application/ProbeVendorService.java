package id.sesi.application;

import id.sesi.application.driven.VendorProbe;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/** Probes on another thread, because a name look-up that hangs cannot be interrupted. */
record ProbeVendorService(VendorProbe vendor, Duration deadline, Executor executor) implements ProbeVendor {

    @Override
    public ProbeResult probe() {
        try (Worker<ProbeResult> worker = new Worker<>(executor, result -> true)) {
            return worker.call(new RunningProbe(vendor.prepare(), deadline), deadline);
        } catch (TimeoutException e) {
            return ProbeResult.failed(Failure.TIMED_OUT, "no connection could be made, or no answer came, in time");
        } catch (Worker.RejectedException e) {
            return ProbeResult.failed(Failure.EXECUTOR_REJECTED, "the executor rejected the call");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ProbeResult.failed(Failure.INTERRUPTED, "the call was interrupted");
        }
    }

    private record RunningProbe(VendorProbe.Exchange exchange, Duration timeout) implements Worker.Step<ProbeResult> {

        @Override
        public ProbeResult call() {
            return exchange.send(timeout);
        }

        /** As of an attempt, an interrupt might close a connection that other calls share. */
        @Override
        public boolean abandon() {
            exchange.cancel();
            return false;
        }
    }
}
