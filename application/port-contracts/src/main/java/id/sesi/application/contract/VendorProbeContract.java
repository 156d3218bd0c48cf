package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.VendorProbe;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link VendorProbe} does. */
public abstract class VendorProbeContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** {@return a probe of a server that answers every request with this status, and whose clock is a minute behind ours} */
    protected abstract VendorProbe answering(int status);

    /** {@return a probe of a server that gives every request an answer without a time} */
    protected abstract VendorProbe answeringWithoutTime();

    /** {@return a probe of a place where nobody listens} */
    protected abstract VendorProbe withNobodyThere();

    /** {@return a probe of a server whose certificate is not trusted} */
    protected abstract VendorProbe untrusted();

    /** {@return a probe of a server that takes the request and keeps silent} */
    protected abstract VendorProbe silent();

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 401, 404, 405, 503})
    void whatever_the_server_answers_it_is_there(int status) {
        ProbeResult result = answering(status).prepare().send(TIMEOUT);
        assertEquals(Optional.empty(), result.failure(), "a server that answers can be reached");
    }

    @Test
    void compares_the_clocks() {
        Duration ahead = answering(404).prepare().send(TIMEOUT).clockAhead().orElseThrow();
        assertTrue(
                ahead.minusSeconds(60).abs().compareTo(Duration.ofSeconds(10)) < 0,
                () -> "the server's clock is a minute behind, not " + ahead);
    }

    @Test
    void tells_no_time_if_the_server_does_not() {
        assertEquals(
                Optional.empty(),
                answeringWithoutTime().prepare().send(TIMEOUT).clockAhead(),
                "a time that the server did not tell");
    }

    @Test
    void tells_that_nobody_is_there() {
        assertEquals(
                Optional.of(Failure.UNREACHABLE),
                withNobodyThere().prepare().send(TIMEOUT).failure(),
                "nobody listens there");
    }

    @Test
    void tells_that_the_certificate_is_not_trusted() {
        assertEquals(
                Optional.of(Failure.UNTRUSTED),
                untrusted().prepare().send(TIMEOUT).failure(),
                "the certificate is not trusted");
    }

    @Test
    void gives_up_in_time() {
        assertEquals(
                Optional.of(Failure.TIMED_OUT),
                silent().prepare().send(Duration.ofMillis(200)).failure(),
                "the server kept silent");
    }
}
