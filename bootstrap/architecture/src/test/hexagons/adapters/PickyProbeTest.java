package com.acme.keys;

import id.sesi.application.contract.VendorProbeContract;
import id.sesi.application.driven.VendorProbe;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import java.time.Duration;
import java.util.Optional;

// breaks: every_status_counts_as_reachable
class PickyProbeTest extends VendorProbeContract {

    @Override
    protected VendorProbe responding(int status) {
        return () -> timeout -> new ProbeResult(
                status == 200 ? Optional.empty() : Optional.of(Failure.UNEXPECTED_STATUS), "", Optional.of(Duration.ofMinutes(1)));
    }

    @Override
    protected VendorProbe respondingWithoutTime() {
        return () -> timeout -> ProbeResult.responded(200, Optional.empty());
    }

    @Override
    protected VendorProbe unreachable() {
        return () -> timeout -> ProbeResult.failed(Failure.UNREACHABLE, "");
    }

    @Override
    protected VendorProbe untrusted() {
        return () -> timeout -> ProbeResult.failed(Failure.UNTRUSTED_CERTIFICATE, "");
    }

    @Override
    protected VendorProbe notResponding() {
        return () -> timeout -> ProbeResult.failed(Failure.TIMED_OUT, "");
    }
}
