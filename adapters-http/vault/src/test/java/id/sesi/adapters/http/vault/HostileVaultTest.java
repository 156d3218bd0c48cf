package id.sesi.adapters.http.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.result.SecretUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import mockwebserver3.MockResponse;
import okhttp3.CertificatePinner;
import okhttp3.CipherSuite;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers, proxies and certificates that are not as they should be. The message says what to check. */
class HostileVaultTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final List<String> REJECTED_CREDENTIALS = List.of(
            "HTTP/1.1 407 No", "Proxy-Authenticate: Basic realm=out", "Content-Length: 0", "Connection: close", "", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: abc\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: +2\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n"
            })
    void an_invalid_content_length_fails_at_once(String header) throws IOException {
        try (RawVault vault = RawVault.sending(OK + header + "\r\n{}")) {
            assertEquals(
                    "the response has an invalid Content-Length; check VAULT_ADDR",
                    problemOf(FakeVault.client(), vault.port()));
        }
    }

    @Test
    void a_server_that_does_not_speak_http_is_told_apart_from_a_lost_connection() throws IOException {
        try (RawVault vault = RawVault.sending("SSH-2.0-OpenSSH_9\r\n")) {
            assertEquals(
                    "the response is not valid HTTP; check VAULT_ADDR", problemOf(FakeVault.client(), vault.port()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 Forbidden         | the proxy responded with status 403",
                "429 Too Many Requests | the proxy responded with status 429",
                "502 Bad Gateway       | the proxy responded with status 502",
                "503 Unavailable       | the proxy responded with status 503"
            })
    void the_status_of_a_proxy_is_not_reported_as_one_of_vault(String status, String problem) throws IOException {
        try (RawVault proxy = RawVault.proxySending("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")) {
            assertEquals(
                    problem + "; check HTTPS_PROXY and NO_PROXY, and whether the proxy can reach VAULT_ADDR",
                    problemOf(proxy.clientThroughThis(), 8200));
        }
    }

    /** Sending them again may lock the account. */
    @Test
    void credentials_that_a_proxy_rejects_are_sent_only_once() throws IOException {
        try (RawVault proxy = RawVault.proxySending(String.join("\r\n", REJECTED_CREDENTIALS))) {
            // Two addresses, as localhost may have.
            OkHttpClient client = RawVault.clientThrough(
                            InetSocketAddress.createUnresolved("proxy.example", proxy.port()))
                    .newBuilder()
                    .dns(host -> List.of(InetAddress.getLoopbackAddress(), InetAddress.getByName("127.0.0.2")))
                    .proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") != null
                            ? null
                            : response.request()
                                    .newBuilder()
                                    .header("Proxy-Authorization", Credentials.basic("u", "wrong"))
                                    .build())
                    .build();

            assertEquals(
                    "the proxy requires other credentials (407 Proxy Authentication Required); check HTTPS_PROXY",
                    problemOf(client, 8200));
            assertEquals(1, proxy.connections.get());
        }
    }

    @Test
    void the_credentials_of_a_proxy_are_not_sent_to_vault() {
        try (FakeVault vault = new FakeVault()) {
            vault.firstResponses.add(new MockResponse.Builder().inTunnel().build());
            vault.firstResponses.add(new MockResponse.Builder().code(407).build());
            OkHttpClient client = RawVault.clientThrough(
                            new InetSocketAddress("localhost", vault.address().getPort()))
                    .newBuilder()
                    .proxyAuthenticator((route, response) -> response.request()
                            .newBuilder()
                            .header("Proxy-Authorization", "canary")
                            .build())
                    .build();

            assertEquals(
                    "the response has status 407, which only a proxy may send; check VAULT_ADDR and HTTPS_PROXY",
                    problemOf(client, 8200));
            assertEquals(List.of(), vault.violations);
        }
    }

    @Test
    void a_proxy_that_is_unknown_or_does_not_listen_is_named_as_the_proxy() throws IOException {
        OkHttpClient unknown = RawVault.clientThrough(InetSocketAddress.createUnresolved("proxy.example", 3128))
                .newBuilder()
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();
        assertEquals("no connection to the proxy: unknown host; check HTTPS_PROXY", problemOf(unknown, 8200));

        RawVault closed = RawVault.proxySending("");
        closed.close();
        assertEquals(
                "no connection to the proxy: connection refused, or no route to host; check HTTPS_PROXY",
                problemOf(closed.clientThroughThis(), 8200));
    }

    @ParameterizedTest
    @CsvSource({"'SSH-2.0-OpenSSH_9\r\n', the response is not valid HTTP", "'', the connection was lost"})
    void a_proxy_without_a_valid_response_may_be_the_cause(String response, String problem) throws IOException {
        try (RawVault proxy = RawVault.proxySendingAndClosing(response)) {
            String found = problemOf(proxy.clientThroughThis(), 8200);
            assertTrue(found.startsWith(problem + "; check VAULT_ADDR and HTTPS_PROXY"), found);
        }
    }

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
                "the certificate does not match the pins of the HTTP client",
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
                "the certificate could not be verified; check VAULT_CACERT",
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

    /** They may ignore a SOCKS proxy of the JVM, as those of {@code GatewayClient} do. */
    @Test
    void the_socket_factory_of_the_client_is_used() throws IOException {
        OkHttpClient client = FakeVault.client()
                .newBuilder()
                .socketFactory(new RefusingSockets())
                .build();
        try (RawVault vault = RawVault.sending(OK)) {
            assertEquals(
                    "the connection was lost; check VAULT_ADDR, the network and the firewall",
                    problemOf(client, vault.port()));
            assertEquals(0, vault.connections.get());
        }
    }

    private static String handshakeProblem(HeldCertificate certificate, OkHttpClient client) throws IOException {
        try (RawVault server = RawVault.presenting(certificate, OK)) {
            return problemOf(client, server.port());
        }
    }

    private static String problemOf(OkHttpClient client, int port) {
        URI address = URI.create("https://localhost:" + port);
        VaultSecretSource source = new VaultSecretSource(
                client,
                new VaultAccess(address, Optional.empty(), VaultCredentials.token(() -> FakeVault.TOKEN)),
                "secret/x#key");
        SecretUnavailableException failure =
                assertThrows(SecretUnavailableException.class, () -> source.fetch(Duration.ofSeconds(20)));
        return failure.problem().replace("no valid response from Vault at " + address + ": ", "");
    }

    private static final class RefusingSockets extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            throw new IOException("canary");
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return createSocket();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return createSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
                throws IOException {
            return createSocket();
        }
    }
}
