package com.acme.keys;

import id.sesi.application.result.VendorError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

// breaks: passes_the_vendors_words_on, says_how_long_the_vendor_asks_to_wait
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
