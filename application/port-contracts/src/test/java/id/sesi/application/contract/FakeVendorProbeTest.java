package id.sesi.application.contract;

import id.sesi.application.driven.VendorProbe;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import java.time.Duration;
import java.util.Optional;

/** Runs the contract suite of the probe against an implementation without a network. */
class FakeVendorProbeTest extends VendorProbeContract {

    @Override
    protected VendorProbe responding(int status) {
        return () -> timeout -> ProbeResult.responded(status, Optional.of(Duration.ofMinutes(1)));
    }

    @Override
    protected VendorProbe respondingWithoutTime() {
        return () -> timeout -> ProbeResult.responded(200, Optional.empty());
    }

    @Override
    protected VendorProbe unreachable() {
        return () -> timeout -> ProbeResult.failed(Failure.UNREACHABLE, "no server listens");
    }

    @Override
    protected VendorProbe untrusted() {
        return () -> timeout -> ProbeResult.failed(Failure.UNTRUSTED_CERTIFICATE, "not trusted");
    }

    @Override
    protected VendorProbe notResponding() {
        return () -> timeout -> ProbeResult.failed(Failure.TIMED_OUT, "no response");
    }
}
