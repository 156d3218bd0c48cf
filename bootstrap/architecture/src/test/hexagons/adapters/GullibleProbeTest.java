package com.acme.keys;

import id.sesi.application.contract.VendorProbeContract;
import id.sesi.application.driven.VendorProbe;
import id.sesi.application.result.ProbeResult;
import java.time.Duration;
import java.util.Optional;

// breaks: measures_how_far_the_clocks_differ, stops_at_the_timeout, has_no_clock_difference_if_the_server_sends_no_time, reports_an_unreachable_server, reports_an_untrusted_certificate
class GullibleProbeTest extends VendorProbeContract {

    private static VendorProbe sayingYes() {
        return () -> timeout -> ProbeResult.responded(200, Optional.of(Duration.ZERO));
    }

    @Override
    protected VendorProbe responding(int status) {
        return sayingYes();
    }

    @Override
    protected VendorProbe respondingWithoutTime() {
        return sayingYes();
    }

    @Override
    protected VendorProbe unreachable() {
        return sayingYes();
    }

    @Override
    protected VendorProbe untrusted() {
        return sayingYes();
    }

    @Override
    protected VendorProbe notResponding() {
        return sayingYes();
    }
}
