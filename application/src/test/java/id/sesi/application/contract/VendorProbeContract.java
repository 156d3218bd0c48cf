package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.application.driven.Contact;
import id.sesi.application.driven.VendorProbe;
import id.sesi.application.driving.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link VendorProbe} does. */
public abstract class VendorProbeContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Instant SERVER_TIME = Instant.parse("2026-11-22T12:00:00Z");

    /** {@return a probe of a server that gives every request this status and this time, to the second} */
    protected abstract VendorProbe answering(int status, Instant serverTime);

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
        Contact contact = answering(status, SERVER_TIME).contact(TIMEOUT);
        assertEquals(Optional.empty(), contact.failure(), "a server that answers can be reached");
    }

    @Test
    void tells_the_servers_time() {
        assertEquals(
                Optional.of(SERVER_TIME),
                answering(404, SERVER_TIME).contact(TIMEOUT).serverTime(),
                "the server's time is not the one that it told");
    }

    @Test
    void tells_no_time_if_the_server_does_not() {
        assertEquals(
                Optional.empty(),
                answeringWithoutTime().contact(TIMEOUT).serverTime(),
                "a time that the server did not tell");
    }

    @Test
    void tells_that_nobody_is_there() {
        assertEquals(
                Optional.of(Failure.UNREACHABLE),
                withNobodyThere().contact(TIMEOUT).failure(),
                "nobody listens there");
    }

    @Test
    void tells_that_the_certificate_is_not_trusted() {
        assertEquals(
                Optional.of(Failure.UNTRUSTED),
                untrusted().contact(TIMEOUT).failure(),
                "the certificate is not trusted");
    }

    @Test
    void gives_up_in_time() {
        assertEquals(
                Optional.of(Failure.TIMED_OUT),
                silent().contact(Duration.ofMillis(200)).failure(),
                "the server kept silent");
    }
}
