package com.acme.keys;

import id.sesi.application.result.VendorError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

// breaks: passes_on_the_vendors_message, reports_the_retry_after_of_the_vendor
class ForgetfulGatewayTest extends MemoryGatewayTest {

    @Override
    VendorError error() {
        return new VendorError("no", Map.of());
    }

    @Override
    Optional<Duration> retryAfter() {
        return Optional.empty();
    }
}
