package com.acme.keys;

import id.sesi.application.contract.VendorProbeContract;
import id.sesi.application.driven.VendorProbe;
import id.sesi.application.result.ProbeResult;
import java.time.Duration;
import java.util.Optional;

// breaks: compares_the_clocks, gives_up_in_time, tells_no_time_if_the_server_does_not, tells_that_nobody_is_there, tells_that_the_certificate_is_not_trusted
class GullibleProbeTest extends VendorProbeContract {

    private static VendorProbe sayingYes() {
        return () -> timeout -> ProbeResult.answered(200, Optional.of(Duration.ZERO));
    }

    @Override
    protected VendorProbe answering(int status) {
        return sayingYes();
    }

    @Override
    protected VendorProbe answeringWithoutTime() {
        return sayingYes();
    }

    @Override
    protected VendorProbe withNobodyThere() {
        return sayingYes();
    }

    @Override
    protected VendorProbe untrusted() {
        return sayingYes();
    }

    @Override
    protected VendorProbe silent() {
        return sayingYes();
    }
}
