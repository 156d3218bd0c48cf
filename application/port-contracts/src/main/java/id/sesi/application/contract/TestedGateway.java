package id.sesi.application.contract;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.SessionGateway.Exchange;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.SignedRequest;
import java.time.Duration;
import java.util.SplittableRandom;

/** A gateway and the vendor that it sends to. Both are closed after the test. */
record TestedGateway(TestVendor vendor, SessionGateway gateway) implements AutoCloseable {

    static final SignedRequest REQUEST = Requests.signed(Requests.minimal());
    static final IdempotencyKey IDEMPOTENCY_KEY = IdempotencyKey.random(new SplittableRandom(1));

    Exchange prepare() {
        return gateway.prepare(REQUEST, IDEMPOTENCY_KEY);
    }

    AttemptResult post(Duration timeout) throws InterruptedException {
        return post(REQUEST, timeout);
    }

    AttemptResult post(SignedRequest request, Duration timeout) throws InterruptedException {
        return start(request, timeout).result();
    }

    RunningExchange start(SignedRequest request, Duration timeout) {
        return RunningExchange.start(gateway.prepare(request, IDEMPOTENCY_KEY), timeout);
    }

    @Override
    public void close() {
        vendor.close();
        closeGateway();
    }

    /** Does nothing if the gateway cannot be closed. */
    void closeGateway() {
        if (gateway instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the gateway cannot be closed", e);
            }
        }
    }
}
