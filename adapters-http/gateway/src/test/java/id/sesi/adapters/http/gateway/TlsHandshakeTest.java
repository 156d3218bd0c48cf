package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.gateway.FailureClassifier.Reason;
import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Attempt;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.domain.Environment;
import id.sesi.domain.SecretKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mockwebserver3.MockWebServer;
import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The message names the problem of a TLS handshake, as far as the server tells it. */
class TlsHandshakeTest {

    private static final String OTHER_HOST = "the server's certificate is for another host: ";

    /** With TLS 1.3, the server's alert arrives only after the client sent its first request. */
    @Test
    void a_server_that_requires_a_client_certificate_is_tried_once_per_attempt() throws IOException {
        try (RawServer server = RawServer.requiringClientCertificate()) {
            Outcome outcome = UseCases.createSessionBuilder(
                            Requests.PARTNER,
                            (partnerId, timeout) -> SecretKey.ofText(Requests.SECRET),
                            server.gateway(),
                            entry -> {})
                    .time(InstantSource.system(), System::nanoTime, pause -> {})
                    .build()
                    .create(Requests.minimal());

            assertEquals(3, server.connections.get());
            for (Attempt attempt : outcome.attempts()) {
                Failed failed = assertInstanceOf(Failed.class, attempt.result());
                assertEquals(Failure.UNREACHABLE, failed.failure());
                assertEquals(Delivery.NOT_SENT, failed.delivery());
                assertTrue(
                        failed.detail()
                                .matches(
                                        ".*: TLS handshake failed: the server sent the alert [a-z_]*certificate[a-z_]*"),
                        failed.detail());
            }
        }
    }

    @Test
    void a_certificate_for_another_host_is_reported_with_its_names() {
        assertEquals(
                OTHER_HOST + "elsewhere.example, *.else.example", detailFor("elsewhere.example", "*.else.example"));
        assertEquals(OTHER_HOST + "10.1.2.3", detailFor("10.1.2.3"));
        assertEquals(OTHER_HOST + "it contains no valid host name", detailFor("bad\u001b[31mname"));
        assertEquals(
                OTHER_HOST + "h0.example, h1.example, h2.example, h3.example, h4.example and 2 more",
                detailFor(IntStream.range(0, 7)
                        .mapToObj(i -> "h" + i + ".example")
                        .toArray(String[]::new)));
    }

    /** Java and OkHttp compare the IP address of a URL only with the IP entries of a certificate. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1, 'vendor.example, 127.0.0.1', 127.0.0.1", "::1, ::1, ::1"})
    void a_certificate_with_the_ip_address_in_a_dns_entry_is_reported(String host, String names, String shown) {
        Reason reason = CertificateMismatch.reasonOf(
                "Hostname " + host + " not verified:\n    subjectAltNames: [" + names + "]");
        assertEquals(Failure.HOSTNAME_MISMATCH, reason.failure());
        assertEquals(
                "the server's certificate has the IP address " + shown
                        + " in a DNS entry, but an IP address needs an IP entry" + " (subjectAltName IP:" + shown + ")",
                reason.detail());
    }

    @Test
    void a_certificate_without_a_subject_alternative_name_is_reported() {
        assertEquals(
                "the server's certificate has no subjectAltName, and Java ignores its common name (CN)", detailFor());
    }

    /** A trusted root, because Java does not check the dates of a certificate that is itself trusted. */
    @ParameterizedTest
    @CsvSource({
        "2020-01-01T00:00:00Z, 2020-02-01T00:00:00Z, has expired: it was valid until, 2020-02-01T00:00:00Z",
        "2090-01-01T00:00:00Z, 2090-02-01T00:00:00Z, is not valid yet: it is valid from, 2090-01-01T00:00:00Z"
    })
    void a_certificate_outside_its_validity_is_reported_with_its_date(
            Instant from, Instant until, String problem, Instant date) {
        HeldCertificate root =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate expired = new HeldCertificate.Builder()
                .signedBy(root)
                .addSubjectAlternativeName("127.0.0.1")
                .validityInterval(from.toEpochMilli(), until.toEpochMilli())
                .build();

        Failed failed = failureWith(expired, root);

        assertEquals(Failure.EXPIRED_CERTIFICATE, failed.failure());
        assertEquals("a certificate of the server " + problem + " " + Date.from(date), failed.detail());
        assertEquals(Delivery.NOT_SENT, failed.delivery());
    }

    private static String detailFor(String... names) {
        HeldCertificate.Builder certificate = new HeldCertificate.Builder();
        for (String name : names) {
            certificate.addSubjectAlternativeName(name);
        }
        HeldCertificate held = certificate.build();
        Failed failed = failureWith(held, held);
        assertEquals(Failure.HOSTNAME_MISMATCH, failed.failure());
        return failed.detail();
    }

    private static Failed failureWith(HeldCertificate held, HeldCertificate trusted) {
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(held)
                    .build()
                    .sslSocketFactory());
            server.start(InetAddress.getLoopbackAddress(), 0);
            OkHttpClient client = OkHttpClientFactory.create(List.of(trusted.certificate()), Optional.empty());
            Failed failed = failure(client, URI.create("https://127.0.0.1:" + server.getPort()));

            assertEquals(0, server.getRequestCount());
            return failed;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_pinned_certificate_that_differs_is_not_reported_as_one_for_another_host() {
        try (TlsServer server = new TlsServer()) {
            OkHttpClient pinned = TlsServer.client()
                    .newBuilder()
                    .certificatePinner(new CertificatePinner.Builder()
                            .add("localhost", "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                            .build())
                    .build();

            Failed failed = failure(pinned, server.environment().baseUrl());

            assertEquals(Failure.UNTRUSTED_CERTIFICATE, failed.failure());
            assertTrue(failed.detail().contains("pins of the HTTP client"), failed.detail());
        }
    }

    private static Failed failure(OkHttpClient client, URI baseUrl) {
        AttemptResult result =
                TlsServer.post(new OkHttpSessionGateway(client, Environment.STAGING.withBaseUrl(baseUrl)));
        return assertInstanceOf(Failed.class, result);
    }
}
