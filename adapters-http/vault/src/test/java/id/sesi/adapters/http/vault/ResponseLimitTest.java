package id.sesi.adapters.http.vault;

import static id.sesi.adapters.http.vault.RawVault.problemOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All bytes that Vault sends are counted, so that no response can exhaust the memory. */
class ResponseLimitTest {

    private static final VaultCredentials TOKEN = VaultCredentials.token(() -> FakeVault.TOKEN);
    private static final VaultCredentials APP_ROLE = VaultCredentials.appRole("approle", "r", () -> "s");
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String TOO_LARGE = "the response is larger than 2097152 bytes; check VAULT_ADDR";

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHUNKED + "1;x=",
                "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n1;x=",
                "HTTP/1.1 503 Down\r\nTransfer-Encoding: chunked\r\n\r\n1;x="
            })
    void the_extension_of_a_chunk_has_a_limit(String start) throws IOException {
        try (RawVault vault = RawVault.endless(start, "x")) {
            assertCutOff(TOO_LARGE, vault, TOKEN);
            assertCutOff(TOO_LARGE, vault, APP_ROLE);
        }
    }

    /** A new TLS key of the server makes the client send a message. */
    @Test
    void a_tls_key_update_does_not_reset_the_count() throws IOException {
        try (RawVault vault = RawVault.endlessWithKeyUpdates(CHUNKED + "1;x=")) {
            assertCutOff(TOO_LARGE, vault, TOKEN);
        }
    }

    /** OkHttp creates the socket to a SOCKS proxy itself. */
    @Test
    void a_response_through_a_socks_proxy_has_a_limit() throws IOException {
        try (RawVault vault = RawVault.endlessBehindSocks(CHUNKED + "1;x=", "x")) {
            assertEquals(
                    TOO_LARGE + " and HTTPS_PROXY",
                    problemOf(vault.clientThroughThis(Proxy.Type.SOCKS), vault.port(), TOKEN));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 ', x",
        "'HTTP/1.1 ', '103 Early Hints\r\n\r\nHTTP/1.1 '",
        "'HTTP/1.1 ', '103 Early Hints\r\nX: y\r\n\r\nHTTP/1.1 '",
        "'" + OK + "X: ', x",
        "'" + OK + "', 'X: y\r\n'",
        "'" + CHUNKED + "0\r\nX: ', x",
        "'" + CHUNKED + "0\r\n', 'X: y\r\n'"
    })
    void a_head_and_trailers_have_a_limit(String start, String more) throws IOException {
        String problem = "the response has a head larger than 262144 bytes; check VAULT_ADDR";
        try (RawVault vault = RawVault.endless(start, more)) {
            assertCutOff(problem, vault, TOKEN);
            assertCutOff(problem, vault, APP_ROLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OK + "\r\n", CHUNKED + "FFFFFFF\r\n", OK + "Content-Length: 999999999\r\n\r\n"})
    void a_body_has_a_limit(String start) throws IOException {
        String problem = "the response has a body larger than 1048576 bytes; check VAULT_ADDR";
        try (RawVault vault = RawVault.endless(start, "x")) {
            assertCutOff(problem, vault, TOKEN);
        }
    }

    /** The limit is for a request, not for a connection. */
    @Test
    void many_large_responses_over_one_connection_stay_within_the_limit() {
        try (FakeVault vault = new FakeVault()) {
            vault.secrets.put("secret/data/x", Map.of("key", "k", "other", "x".repeat(900_000)));
            VaultSecretSource source = new VaultSecretSource(FakeVault.client(), vault.access(), "secret/x#key");
            for (int i = 0; i < 5; i++) {
                assertEquals(1, source.fetchBytes(Duration.ofSeconds(20)).length);
            }
        }
    }

    private static void assertCutOff(String problem, RawVault vault, VaultCredentials credentials) {
        vault.sent.set(0);
        assertEquals(problem, problemOf(FakeVault.client(), vault.port(), credentials));
        assertTrue(vault.sent.get() < RawVault.MAX_SENT_BYTES, "the client read everything");
    }
}
