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
        try {
            return probe(vendor.prepare());
        } catch (Exception | LinkageError e) {
            // Reports only the class of the exception, because its message might contain confidential data.
            return ProbeResult.failed(
                    Failure.GATEWAY_FAILED, "the probe failed (" + e.getClass().getName() + ")");
        }
    }

    private ProbeResult probe(VendorProbe.Exchange exchange) {
        try (Worker<ProbeResult> worker = new Worker<>(executor, result -> true)) {
            return worker.call(new RunningProbe(exchange, deadline), deadline);
        } catch (TimeoutException e) {
            exchange.cancel();
            return ProbeResult.failed(Failure.TIMED_OUT, "no connection, or no response, before the deadline");
        } catch (InterruptedException e) {
            exchange.cancel();
            Thread.currentThread().interrupt();
            return ProbeResult.failed(Failure.INTERRUPTED, "the call was interrupted");
        } catch (Worker.RejectedException e) {
            return ProbeResult.failed(
                    Failure.EXECUTOR_REJECTED, "the executor rejected the call: it is saturated or shut down");
        }
    }

    private record RunningProbe(VendorProbe.Exchange exchange, Duration timeout) implements Worker.Step<ProbeResult> {

        @Override
        public ProbeResult call() {
            return exchange.send(timeout);
        }

        /** An interrupt could close a connection that other calls share; {@link VendorProbe.Exchange#cancel} does not. */
        @Override
        public boolean isInterruptible() {
            return false;
        }
    }
}
