package id.sesi.adapters.http.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.result.SecretUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers, proxies and certificates that are not as they should be. The message says what to check. */
class HostileVaultTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n";
    private static final int ENDLESS = 1 << 26;

    private final AtomicLong sent = new AtomicLong();

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEAD + "Transfer-Encoding: chunked\r\n\r\n1;x=",
                HEAD + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: ",
                HEAD + "X: ",
                "HTTP/1.1 200 ",
                "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n1;x="
            })
    void an_endless_response_is_cut_off(String start) throws IOException {
        try (ServerSocket server = tls(FakeVault.CERTIFICATE)) {
            Thread sender = new Thread(() -> sendForever(server, start));
            sender.start();

            String problem = problemOf(FakeVault.client(), server.getLocalPort());

            assertTrue(
                    problem.contains("larger than 2097152 bytes")
                            || problem.contains("not valid HTTP")
                            || problem.contains("connection was lost"),
                    problem);
            assertTrue(sent.get() < ENDLESS, "the client read everything");
        }
    }

    private void sendForever(ServerSocket server, String start) {
        try (Socket socket = server.accept()) {
            int unused = socket.getInputStream().read(new byte[8192]);
            OutputStream out = socket.getOutputStream();
            out.write(start.getBytes(US_ASCII));
            byte[] more = new byte[1 << 16];
            Arrays.fill(more, (byte) 'x');
            while (sent.get() < ENDLESS) {
                out.write(more);
                sent.addAndGet(more.length);
            }
        } catch (IOException e) { // The client closed the connection.
            return;
        }
    }

    @Test
    void an_invalid_content_length_fails_at_once() throws IOException {
        try (ServerSocket server = tls(FakeVault.CERTIFICATE)) {
            Thread sender = new Thread(() -> respond(server, HEAD + "Content-Length: abc\r\n\r\n{}"));
            sender.start();

            assertEquals(
                    "the response is not valid HTTP; check VAULT_ADDR",
                    problemOf(FakeVault.client(), server.getLocalPort()));
        }
    }

    private static void respond(ServerSocket server, String response) {
        try (Socket socket = server.accept()) {
            int unused = socket.getInputStream().read(new byte[8192]);
            socket.getOutputStream().write(response.getBytes(US_ASCII));
            unused = socket.getInputStream().read(); // Keeps the connection open.
        } catch (IOException e) {
            return;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "407 Proxy Authentication Required | the proxy requires other credentials (407 Proxy Authentication Required); check HTTPS_PROXY",
                "403 Forbidden                     | the proxy responded with status 403; check HTTPS_PROXY and NO_PROXY",
                "502 Bad Gateway                   | the proxy responded with status 502; check HTTPS_PROXY and NO_PROXY"
            })
    void the_response_of_a_proxy_is_not_reported_as_one_of_vault(String status, String problem) throws IOException {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = new Thread(() -> respond(proxy, "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n"));
            sender.start();
            OkHttpClient client = FakeVault.client()
                    .newBuilder()
                    .proxy(new Proxy(Proxy.Type.HTTP, proxy.getLocalSocketAddress()))
                    .build();

            assertEquals(problem, problemOf(client, 8200));
        }
    }

    @Test
    void an_unknown_proxy_is_named_as_the_proxy() {
        OkHttpClient client = FakeVault.client()
                .newBuilder()
                .proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128)))
                .dns(host -> {
                    throw new UnknownHostException(host);
                })
                .build();

        assertEquals("no connection to the proxy; check HTTPS_PROXY", problemOf(client, 8200));
    }

    @Test
    void a_certificate_for_another_host_and_an_expired_one_are_told_apart() throws IOException {
        HeldCertificate root =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate other = new HeldCertificate.Builder()
                .signedBy(root)
                .addSubjectAlternativeName("other.example")
                .build();
        HeldCertificate expired = new HeldCertificate.Builder()
                .signedBy(root)
                .addSubjectAlternativeName("localhost")
                .validityInterval(
                        Instant.EPOCH.toEpochMilli(),
                        Instant.parse("2020-01-01T00:00:00Z").toEpochMilli())
                .build();

        assertEquals("the certificate is for another host; check VAULT_ADDR", handshakeProblem(other, root));
        assertEquals(
                "the certificate has expired or is not valid yet; check the clock of this machine, or renew the certificate",
                handshakeProblem(expired, root));
    }

    private static String handshakeProblem(HeldCertificate certificate, HeldCertificate trusted) throws IOException {
        try (ServerSocket server = tls(certificate)) {
            Thread sender = new Thread(() -> respond(server, HEAD));
            sender.start();
            return problemOf(FakeVault.client(trusted), server.getLocalPort());
        }
    }

    private static ServerSocket tls(HeldCertificate certificate) throws IOException {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getByName("localhost"));
    }

    private static String problemOf(OkHttpClient client, int port) {
        URI address = URI.create("https://localhost:" + port);
        VaultSecretSource source = new VaultSecretSource(
                client,
                new VaultAccess(address, Optional.empty(), VaultCredentials.token(() -> FakeVault.TOKEN)),
                "secret/x#key");
        SecretUnavailableException failure = assertThrows(
                SecretUnavailableException.class, () -> source.fetch(Requests.PARTNER, Duration.ofSeconds(20)));
        return failure.problem().replace("no response from Vault at " + address + ": ", "");
    }
}
