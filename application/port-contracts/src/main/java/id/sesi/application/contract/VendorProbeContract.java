package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.VendorProbe;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Tests that every {@link VendorProbe} must pass.
 *
 * @since 1.0.0
 */
public abstract class VendorProbeContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** {@return a probe of a server that responds with this status and whose clock is one minute behind the local clock} */
    protected abstract VendorProbe responding(int status);

    /** {@return a probe of a server whose responses contain no time} */
    protected abstract VendorProbe respondingWithoutTime();

    /** {@return a probe of an address on which no server listens} */
    protected abstract VendorProbe unreachable();

    /** {@return a probe of a server whose certificate is not trusted} */
    protected abstract VendorProbe untrusted();

    /** {@return a probe of a server that accepts the request and does not respond} */
    protected abstract VendorProbe notResponding();

    @Test
    void every_status_counts_as_reachable() {
        for (int status : new int[] {200, 301, 401, 404, 405, 503}) {
            ProbeResult result = responding(status).prepare().send(TIMEOUT);
            assertEquals(
                    Optional.empty(),
                    result.failure(),
                    () -> "a server that responds with " + status + " is reachable");
        }
    }

    @Test
    void measures_how_far_the_clocks_differ() {
        Duration ahead =
                responding(404).prepare().send(TIMEOUT).localClockLead().orElseThrow();
        assertTrue(
                ahead.minusSeconds(60).abs().compareTo(Duration.ofSeconds(10)) < 0,
                () -> "the server's clock is one minute behind, but the probe measured " + ahead);
    }

    @Test
    void has_no_clock_difference_if_the_server_sends_no_time() {
        assertEquals(
                Optional.empty(),
                respondingWithoutTime().prepare().send(TIMEOUT).localClockLead(),
                "the server sent no time");
    }

    @Test
    void reports_an_unreachable_server() {
        assertEquals(
                Optional.of(Failure.UNREACHABLE),
                unreachable().prepare().send(TIMEOUT).failure(),
                "no server listens on the address");
    }

    @Test
    void reports_an_untrusted_certificate() {
        assertEquals(
                Optional.of(Failure.UNTRUSTED_CERTIFICATE),
                untrusted().prepare().send(TIMEOUT).failure(),
                "the certificate is not trusted");
    }

    @Test
    void stops_at_the_timeout() {
        assertEquals(
                Optional.of(Failure.TIMED_OUT),
                notResponding().prepare().send(Duration.ofMillis(200)).failure(),
                "the server did not respond");
    }
}
