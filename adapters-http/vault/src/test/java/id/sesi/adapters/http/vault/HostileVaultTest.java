package id.sesi.adapters.http.vault;

import static id.sesi.adapters.http.vault.RawVault.problemOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.SocketFactory;
import mockwebserver3.MockResponse;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** If a server or a proxy responds wrongly, the message says what to check. */
class HostileVaultTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final List<String> REJECTED_CREDENTIALS = List.of(
            "HTTP/1.1 407 No", "Proxy-Authenticate: Basic realm=out", "Content-Length: 0", "Connection: close", "", "");

    private static final String PROXY_CREDENTIALS =
            "the proxy asks for a user and a password, or rejected the ones it received (407 Proxy Authentication Required);"
                    + " set them in HTTPS_PROXY: http://user:password@host:port";

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
                "302 Found        | 1 | the proxy responded with the unexpected status 302; check HTTPS_PROXY",
                "403 Forbidden    | 1 | the proxy refused the connection with status 403; ask the operator of the proxy to"
                        + " allow the host of VAULT_ADDR, or list the host in NO_PROXY",
                "408 Time-out     | 3 | the proxy responded with status 408; try again later, or ask the operator of the proxy",
                "429 Too Many     | 3 | the proxy responded with status 429; try again later, or ask the operator of the proxy",
                "500 Error        | 3 | the proxy could not connect to Vault, and responded with status 500; check VAULT_ADDR"
                        + " and NO_PROXY, and whether the proxy can reach Vault",
                "502 Bad Gateway  | 3 | the proxy could not connect to Vault, and responded with status 502; check VAULT_ADDR"
                        + " and NO_PROXY, and whether the proxy can reach Vault",
                "503 Unavailable  | 3 | the proxy could not connect to Vault, and responded with status 503; check VAULT_ADDR"
                        + " and NO_PROXY, and whether the proxy can reach Vault"
            })
    void the_status_of_a_proxy_is_not_reported_as_one_of_vault(String status, int connections, String problem)
            throws IOException {
        try (RawVault proxy = RawVault.proxySending("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")) {
            assertEquals(problem, problemOf(proxy.clientThroughThis(), 8200));
            assertEquals(connections, proxy.connections.get());
        }
    }

    @Test
    void a_proxy_that_requires_credentials_is_reported() throws IOException {
        try (RawVault proxy = RawVault.proxySending(String.join("\r\n", REJECTED_CREDENTIALS))) {
            assertEquals(PROXY_CREDENTIALS, problemOf(proxy.clientThroughThis(), 8200));
            assertEquals(1, proxy.connections.get());
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

            assertEquals(PROXY_CREDENTIALS, problemOf(client, 8200));
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
        assertEquals(
                "no connection to the proxy proxy.example:3128: unknown host; check HTTPS_PROXY",
                problemOf(unknown, 8200));

        RawVault closed = RawVault.proxySending("");
        closed.close();
        assertEquals(
                "no connection to the proxy PROXY: connection refused, or no route to host; check HTTPS_PROXY",
                problemOf(closed.clientThroughThis(), 8200)
                        .replaceFirst("127\\.0\\.0\\.1:\\d+|localhost:\\d+", "PROXY"));
    }

    @ParameterizedTest
    @CsvSource({
        "'SSH-2.0-OpenSSH_9\r\n', the response is not valid HTTP",
        "SSH, the response is not valid HTTP",
        "'HTTP/1.1 200 OK\r\nA: LONG', the response is not valid HTTP",
        "'HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n', the response is not valid HTTP",
        "'HTTP/1.1 -12 OK\r\n\r\n', the response is not valid HTTP",
        "'', the connection was lost"
    })
    void a_proxy_without_a_valid_response_may_be_the_cause(String response, String problem) throws IOException {
        try (RawVault proxy = RawVault.proxySendingAndClosing(response.replace("LONG", "x".repeat(300_000)))) {
            String found = problemOf(proxy.clientThroughThis(), 8200);
            assertTrue(found.startsWith(problem + "; check VAULT_ADDR and HTTPS_PROXY"), found);
        }
    }

    /** They may ignore a SOCKS proxy of the JVM, as those of {@code OkHttpClientFactory} do. */
    @Test
    void the_socket_factory_of_the_client_is_used() throws IOException {
        OkHttpClient client = FakeVault.client()
                .newBuilder()
                .socketFactory(new FailingSocketFactory())
                .build();
        try (RawVault vault = RawVault.sending(OK)) {
            assertEquals(
                    "the connection was lost; check VAULT_ADDR, the network and the firewall",
                    problemOf(client, vault.port()));
            assertEquals(0, vault.connections.get());
        }
    }

    private static final class FailingSocketFactory extends SocketFactory {

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
