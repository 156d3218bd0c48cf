package id.sesi.application;

import id.sesi.application.driven.VendorProbe;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/** Probes the vendor on another thread, because a hanging lookup of a host name cannot be interrupted. */
record ProbeVendorService(VendorProbe vendor, Duration deadline, Executor executor) implements ProbeVendor {

    @Override
    public ProbeResult probe() {
        try (Worker<ProbeResult> worker = new Worker<>(executor, result -> true)) {
            return worker.call(new RunningProbe(vendor.prepare(), deadline), deadline);
        } catch (TimeoutException e) {
            return ProbeResult.failed(
                    Failure.TIMED_OUT, "no connection could be made, or no response arrived, in time");
        } catch (Worker.RejectedException e) {
            return ProbeResult.failed(
                    Failure.EXECUTOR_REJECTED, "the executor rejected the call: it is saturated or shut down");
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

        /** Cancels the probe without an interrupt, because an interrupt might close a connection that other calls share. */
        @Override
        public boolean abandon() {
            exchange.cancel();
            return false;
        }
    }
}
