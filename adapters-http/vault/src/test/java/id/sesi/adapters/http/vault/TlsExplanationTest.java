package id.sesi.adapters.http.vault;

import static id.sesi.adapters.http.vault.RawVault.problemOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.CertificatePinner;
import okhttp3.CipherSuite;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** Certificates and handshakes that fail. The message says what is wrong, and shows no other text from the server. */
class TlsExplanationTest {

    @Test
    void a_certificate_for_another_host_is_reported_with_its_names() throws IOException {
        String otherHost = "the certificate is for another host";
        String advice = "; check VAULT_ADDR";
        assertEquals(
                otherHost + ": other.example, *.else.example" + advice, problemFor("other.example", "*.else.example"));
        assertEquals(otherHost + ": 10.1.2.3" + advice, problemFor("10.1.2.3"));
        assertEquals(otherHost + ": it contains no valid host name" + advice, problemFor("bad\u001b[31mname"));
        assertEquals(otherHost + ": other.example" + advice, problemFor("other.example", "bad\u001b[31mname"));

        String[] many = {"a.example", "b.example", "c.example", "d.example", "e.example", "f.example", "g.example"};
        assertEquals(
                otherHost + ": a.example, b.example, c.example, d.example, e.example and 2 more" + advice,
                problemFor(many));
    }

    /** Java and OkHttp compare the IP address of a URL only with the IP entries of a certificate. */
    @Test
    void a_certificate_with_the_ip_address_in_a_dns_entry_is_reported() {
        String entries = "\n    subjectAltNames: [vault.example, ";
        assertEquals(
                "the certificate has the IP address 127.0.0.1 in a DNS entry; issue it with an IP entry"
                        + " (subjectAltName IP:127.0.0.1), or use a host name of the certificate in VAULT_ADDR",
                explanationOf("Hostname 127.0.0.1 not verified:" + entries + "127.0.0.1]"));
        assertEquals(
                "the certificate has the IP address ::1 in a DNS entry; issue it with an IP entry (subjectAltName IP:::1),"
                        + " or use a host name of the certificate in VAULT_ADDR",
                explanationOf("Hostname ::1 not verified:" + entries + "::1]"));
        assertEquals(
                "the certificate is for another host: vault.example, 127.0.0.2; check VAULT_ADDR",
                explanationOf("Hostname 127.0.0.1 not verified:" + entries + "127.0.0.2]"));
    }

    @Test
    void a_certificate_without_a_subject_alternative_name_is_reported() {
        assertEquals(
                "the certificate has no subjectAltName, and Java ignores its common name (CN); issue it with the host of"
                        + " VAULT_ADDR as a DNS or IP entry",
                explanationOf("Hostname vault.example not verified:\n    subjectAltNames: []"));
    }

    private static String explanationOf(String message) {
        return TlsExplanation.explain(new SSLPeerUnverifiedException(message));
    }

    private static String problemFor(String... names) throws IOException {
        HeldCertificate.Builder certificate = new HeldCertificate.Builder();
        for (String name : names) {
            certificate.addSubjectAlternativeName(name);
        }
        HeldCertificate held = certificate.build();
        return handshakeProblem(held, FakeVault.client(held));
    }

    @Test
    void a_pinned_certificate_that_differs_is_not_reported_as_one_for_another_host() throws IOException {
        OkHttpClient pinned = FakeVault.client()
                .newBuilder()
                .certificatePinner(new CertificatePinner.Builder()
                        .add("localhost", "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                        .build())
                .build();
        assertEquals(
                "the certificate does not match the pins of the HTTP client; check VAULT_ADDR, or update the pins",
                handshakeProblem(FakeVault.CERTIFICATE, pinned));
    }

    @Test
    void an_expired_certificate_and_one_that_is_not_valid_yet_are_reported_with_their_dates() throws IOException {
        Instant year2020 = Instant.parse("2020-01-01T00:00:00Z");
        Instant year2222 = Instant.parse("2222-01-01T00:00:00Z");
        assertEquals(
                "a certificate of the server has expired: it was valid until " + Date.from(year2020)
                        + "; renew the certificate, or check the clock of this machine",
                problemFor(Instant.EPOCH, year2020));
        assertEquals(
                "a certificate of the server is not valid yet: it is valid from " + Date.from(year2222)
                        + "; check the clock of this machine, or the certificate",
                problemFor(year2222, year2222.plusSeconds(1)));
    }

    private static String problemFor(Instant from, Instant until) throws IOException {
        HeldCertificate root =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate server = new HeldCertificate.Builder()
                .signedBy(root)
                .addSubjectAlternativeName("localhost")
                .validityInterval(from.toEpochMilli(), until.toEpochMilli())
                .build();
        return handshakeProblem(server, FakeVault.client(root));
    }

    @Test
    void an_untrusted_certificate_and_a_failed_handshake_are_told_apart() throws IOException {
        assertEquals(
                "the certificate could not be verified; set VAULT_CACERT to a file with the certificate of the CA that"
                        + " issued it",
                handshakeProblem(new HeldCertificate.Builder().build(), FakeVault.client()));

        OkHttpClient old = FakeVault.client()
                .newBuilder()
                .connectionSpecs(List.of(new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                        .tlsVersions(TlsVersion.TLS_1_2)
                        .cipherSuites(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384)
                        .build()))
                .build();
        assertEquals(
                "TLS handshake failed: the server sent the alert handshake_failure; check VAULT_ADDR and the log of Vault",
                handshakeProblem(FakeVault.CERTIFICATE, old)); // Which has no RSA key.

        try (RawVault plain = RawVault.proxySending("HTTP/1.0 400 Bad Request\r\n\r\n")) {
            assertEquals(
                    "TLS handshake failed: the server does not use TLS at this port; check VAULT_ADDR",
                    problemOf(FakeVault.client(), plain.port()));
        }
    }

    @Test
    void an_address_that_refuses_the_connection_does_not_hide_the_failure_of_another_address() throws IOException {
        HeldCertificate other = new HeldCertificate.Builder()
                .addSubjectAlternativeName("other.example")
                .build();
        OkHttpClient client = FakeVault.client(other)
                .newBuilder()
                .dns(host -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getLoopbackAddress()))
                .build();
        assertEquals(
                "the certificate is for another host: other.example; check VAULT_ADDR",
                handshakeProblem(other, client));
    }

    private static String handshakeProblem(HeldCertificate certificate, OkHttpClient client) throws IOException {
        try (RawVault server = RawVault.presenting(certificate, "HTTP/1.1 200 OK\r\n")) {
            return problemOf(client, server.port());
        }
    }

    /** With TLS 1.3, the alert about a missing client certificate arrives after the handshake. */
    @Test
    void an_alert_is_reported_although_sending_the_request_failed_first() {
        IOException brokenPipe = new SocketException("Broken pipe");
        brokenPipe.addSuppressed(new SSLHandshakeException("Received fatal alert: certificate_required"));

        assertEquals(
                "TLS handshake failed: the server sent the alert certificate_required; check VAULT_ADDR and the log of Vault",
                VaultFailure.explain(brokenPipe, Optional.empty(), 0));
    }
}
