package id.sesi.adapters.http.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.contract.SecretSourceContract;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import id.sesi.domain.Signature;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultSecretSourceTest extends SecretSourceContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final VaultCredentials APP_ROLE = VaultCredentials.appRole("approle", "r", () -> "s");

    private final FakeVault vault = new FakeVault();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @AfterEach
    void no_request_violated_the_protocol() {
        vault.close();
        assertEquals(List.of(), vault.violations);
    }

    @Override
    protected VaultSecretSource withKey(String secret) {
        vault.secrets.put("secret/data/sesi/staging", Map.of("key", secret, "other", Map.of("deep", List.of(1))));
        return source(vault.access(), "secret/sesi/staging#key");
    }

    @Override
    protected SecretSource withoutKey() {
        return source(vault.access(), "secret/nothing#key");
    }

    @ParameterizedTest
    @CsvSource({
        "secret/sesi/staging#key, /v1/secret/data/sesi/staging",
        "secret/data/sesi/staging#key, /v1/secret/data/sesi/staging",
        "team/kv/data/sesi#key, /v1/team/kv/data/sesi",
        "secret/a b/ü#key, /v1/secret/data/a%20b/%C3%BC",
        "secret/data/x/data/y#key, /v1/secret/data/x/data/y",
        "data/sesi#key, /v1/data/data/sesi",
        "secret/data#key, /v1/secret/data/data"
    })
    void accepts_the_path_forms_of_the_vault_command_and_of_the_api(String reference, String target) {
        assertThrows(
                SecretUnavailableException.class,
                () -> source(vault.access(), reference).fetch(Requests.PARTNER, TIMEOUT));
        assertEquals(List.of("GET " + target), vault.requests);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "secret#key",
                "secret/x",
                "secret/x#",
                "/x#key",
                "secret//x#key",
                "secret/../x#key",
                "data/x#"
            })
    void rejects_an_invalid_path(String reference) {
        assertThrows(IllegalArgumentException.class, () -> source(vault.access(), reference));
    }

    @Test
    void a_reference_without_a_mount_says_what_is_missing() {
        IllegalArgumentException invalid =
                assertThrows(IllegalArgumentException.class, () -> source(vault.access(), "x#key"));

        assertEquals("needs a mount and a path below it, such as vault:secret/sesi#key", invalid.getMessage());
    }

    @Test
    void texts_name_the_path_as_policies_write_it() {
        SecretSource source = source(vault.access(), "secret/none#key");

        assertEquals("vault:secret/data/none#key", source.toString());
        assertFails(source, ", path secret/data/none: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8200", "localhost:8200", "https:///v"})
    void rejects_an_address_without_tls_or_host(String address) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new VaultAccess(URI.create(address), Optional.empty(), VaultCredentials.token(() -> "t")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://Tresør.example:8200/v, https://xn--tresr-yua.example:8200/v",
        "https://my_vault.example:443, https://my_vault.example"
    })
    void accepts_any_host_that_can_be_resolved(String address, String normalized) {
        VaultAccess access = new VaultAccess(URI.create(address), Optional.empty(), VaultCredentials.token(() -> "t"));
        assertEquals(URI.create(normalized), access.address());
    }

    @Test
    void fetch_bytes_returns_the_bytes_of_the_key() {
        byte[] bytes = withKey("kunci-ñ-李").fetchBytes(TIMEOUT);
        assertArrayEquals("kunci-ñ-李".getBytes(UTF_8), bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "secret/sesi#none, the secret has no field none that contains a text",
        "secret/sesi#padded, the field padded has a newline",
        "secret/sesi#json, the field json is a JSON object or list instead of the key in it; store or select only the key",
        "secret/sesi#line, the field line contains the name of a variable before the key",
        "secret/none#key, the secret does not exist",
        "secret/forbidden#key, or its policy does not allow it to read this path"
    })
    void fetch_bytes_fails_with_the_same_problem_as_fetch(String reference, String problem) {
        vault.secrets.put(
                "secret/data/sesi",
                Map.of("padded", "canary\n", "line", "PSIKOLOGIE_SECRET_KEY=canary", "json", "{\"key\": \"canary\"}"));
        VaultSecretSource source = source(vault.access(), reference);
        assertFails(source, problem);

        SecretUnavailableException failure =
                assertThrows(SecretUnavailableException.class, () -> source.fetchBytes(TIMEOUT));

        assertTrue(failure.problem().contains(problem), failure.problem());
        assertFalse(failure.problem().contains("canary"), failure.problem());
    }

    @Test
    void members_of_another_type_than_documented_are_ignored() {
        String body = "{\"errors\":{\"a\":[1]},\"auth\":[],\"data\":{\"metadata\":{},\"data\":{\"key\":\"kunci\"}}}";
        vault.fixedResponse = Optional.of(FakeVault.response(200, body));

        assertArrayEquals(
                "kunci".getBytes(UTF_8),
                source(vault.access(), "secret/sesi#key").fetchBytes(TIMEOUT));
    }

    @Test
    void the_text_of_a_response_contains_nothing_of_it() {
        Buffer json = new Buffer().writeUtf8("{\"data\":{\"data\":{\"key\":\"canary\"},\"metadata\":{}}}");

        assertEquals("VaultResponse[redacted]", VaultResponse.parse(json, "key").toString());
    }

    @Test
    void a_rotated_key_is_used() {
        SecretSource source = withKey("old");
        Signature before = sign(source);
        withKey("new");
        assertFalse(before.equals(sign(source)));
    }

    @Test
    void logs_in_once_and_reuses_the_token() {
        withKey("k");
        SecretSource source = source(vault.access(APP_ROLE), "secret/sesi/staging#key");

        sign(source);
        sign(source);

        assertEquals(1, vault.logins);
        assertEquals(3, vault.requests.size());
    }

    @ParameterizedTest
    @CsvSource({"3239, 1", "3241, 2"})
    void logs_in_again_after_nine_tenths_of_the_lease(long seconds, int logins) {
        withKey("k");
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
        SecretSource source = new VaultSecretSource(
                FakeVault.client(), vault.access(APP_ROLE), "secret/sesi/staging#key", now::get, pauses::add);

        sign(source);
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        sign(source);

        assertEquals(logins, vault.logins);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "3600.5", "\"1h\"", "99999999999999999999", "{}"})
    void a_token_with_an_invalid_lease_duration_is_used(String lease) {
        VaultResponse response = VaultResponse.parse(
                new Buffer().writeUtf8("{\"auth\": {\"lease_duration\": " + lease + ", \"client_token\": \"t\"}}"), "");
        assertEquals(Optional.of("t"), response.token());
    }

    @Test
    void a_failed_login_is_not_resent() {
        vault.fixedResponse = Optional.of(FakeVault.response(408, ""));
        SecretSource source = source(vault.access(APP_ROLE), "secret/sesi/staging#key");
        assertFails(source, "this is not a login response (408)");
        assertEquals(1, vault.requests.size());
    }

    @Test
    void logs_in_again_after_the_token_was_revoked() {
        withKey("k");
        SecretSource source = source(vault.access(APP_ROLE), "secret/sesi/staging#key");
        sign(source);

        vault.tokens.clear();
        sign(source);

        assertEquals(2, vault.logins);
    }

    @Test
    void a_rejected_new_token_does_not_cause_another_login() {
        SecretSource source = source(vault.access(APP_ROLE), "secret/forbidden#key");

        assertFails(source, "its policy does not allow it to read this path (403)");
        assertEquals(1, vault.logins);
    }

    @Test
    void logs_in_at_the_mount_of_the_kubernetes_auth_method() {
        withKey("k");
        sign(source(
                vault.access(VaultCredentials.kubernetes("k8s/eu", "sesi", () -> "canary-jwt")),
                "secret/sesi/staging#key"));
        assertEquals(1, vault.logins);
    }

    @Test
    void concurrent_callers_share_a_login() throws Exception {
        withKey("k");
        SecretSource source = source(vault.access(APP_ROLE), "secret/sesi/staging#key");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Signature>> signatures = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() -> sign(source)))
                    .toList();
            for (Future<Signature> signature : signatures) {
                signature.get(20, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, vault.logins);
    }

    @ParameterizedTest
    @CsvSource({"approle, check the role and its credentials", "nowhere, no auth method is mounted at this path"})
    void a_failed_login_reports_the_problem(String mount, String problem) {
        SecretSource source =
                source(vault.access(VaultCredentials.appRole(mount, "canary-r", () -> "canary-s")), "secret/x#key");
        assertFails(source, problem);
    }

    @Test
    void sends_the_namespace_with_each_request() {
        vault.namespace = "team-a/";
        withKey("k");
        sign(source(vault.access(), "secret/sesi/staging#key"));

        VaultAccess elsewhere = new VaultAccess(
                vault.address(), Optional.empty(), vault.access().credentials());
        assertFails(source(elsewhere, "secret/sesi/staging#key"), "check the mount in the path, and VAULT_NAMESPACE");
    }

    @Test
    void the_path_prefix_of_the_address_is_kept() {
        URI address = URI.create(vault.address() + "/vault/");
        assertThrows(
                SecretUnavailableException.class,
                () -> source(
                                new VaultAccess(
                                        address,
                                        Optional.empty(),
                                        vault.access().credentials()),
                                "secret/x#key")
                        .fetch(Requests.PARTNER, TIMEOUT));
        assertEquals(List.of("GET /vault/v1/secret/data/x"), vault.requests);
    }

    @Test
    void reports_each_problem_of_a_secret_with_its_own_message() {
        vault.secrets.put("secret/data/sesi", Map.of("number", 7, "padded", "canary\n"));
        vault.deleted.add("secret/data/old");

        assertFails(source(vault.access(), "secret/sesi#none"), "the secret has no field none that contains a text");
        assertFails(
                source(vault.access(), "secret/sesi#number"), "the secret has no field number that contains a text");
        assertFails(source(vault.access(), "secret/sesi#padded"), "the field padded has a newline");
        assertFails(source(vault.access(), "secret/old#key"), "the latest version of the secret is deleted (404)");
        assertFails(
                source(vault.access(), "secret/none#key"), "the secret does not exist, or the token has no permission");
        assertFails(source(vault.access(), "kv/none#key"), "no store is mounted at this path (404)");
        assertFails(
                source(vault.access(), "secret/forbidden#key"), "or its policy does not allow it to read this path");
        vault.tokens.clear();
        assertFails(source(vault.access(), "secret/sesi#key"), "the token is invalid or has expired (403)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "503#{\"errors\":[\"Vault is sealed\"]}#Vault is sealed (503); unseal it",
                "503##Vault is sealed or in maintenance, or a server in front of it reaches no node of Vault (503); try again later,"
                        + " or ask the operator of Vault",
                "500#{\"errors\":[\"canary\"]}#Vault itself failed (500); look at the log of Vault",
                "502#{\"errors\":[\"canary\"]}#a service that Vault needs failed (502); look at the log of Vault",
                "502#<html>canary</html>#a server in front of Vault did not reach it (502); check that server, such as a load"
                        + " balancer, and whether Vault runs",
                "504##a server in front of Vault did not reach it (504); check that server",
                "501#{}#Vault is not initialized (501)",
                "429#{}#Vault, or a server in front of it, received too many requests (429); try again later, raise the rate"
                        + " limit, or cache the key",
                "412#{}#does not have the latest data yet (412); try again later",
                "400#{\"errors\":[\"canary\"]}#the request is invalid (400)",
                "418#{}#Vault responded with status 418",
                "200#<html>canary</html>#the response is not JSON (200), so it is probably from a load balancer",
                "403#<html>canary</html>#the response is not JSON (403), so it is probably from a load balancer",
                "404#canary#the response is not JSON (404), so it is probably from a load balancer",
                "404#{}#the secret does not exist",
                "200#{\"data\":{\"key\":\"canary\"}}#is not from a key/value store of version 2; check the mount in"
                        + " the path, or convert a store of version 1 with: vault kv enable-versioning",
                "200#{\"data\":{\"data\":{\"key\":\"canary\"}#the response is not JSON (200)",
                "200#{\"data\":{\"data\":{\"key\":\"canary\"},\"metadata\":{}}}<html>#the response is not JSON (200)",
                "200#[]#the response is not JSON (200)",
                "200##the response is not JSON (200)"
            })
    void each_unusable_response_has_its_own_message(int status, String body, String problem) {
        vault.fixedResponse = Optional.of(FakeVault.response(status, body == null ? "" : body));
        assertFails(withoutKey(), problem);
    }

    @ParameterizedTest
    @ValueSource(ints = {412, 429, 500, 502, 503, 504})
    void a_read_is_repeated_if_vault_cannot_process_it_now(int status) {
        SecretSource source = withKey("k");
        vault.firstResponses.add(FakeVault.response(status, ""));
        vault.firstResponses.add(FakeVault.response(status, ""));

        sign(source);

        assertEquals(3, vault.requests.size());
        assertPauses(500, 1000);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void a_request_is_repeated_if_the_proxy_cannot_forward_it_now(int status) {
        withKey("k");
        proxyResponds(status, status, 200);

        sign(sourceThroughProxy(vault.access()));

        String connect = "CONNECT localhost:" + vault.address().getPort();
        assertEquals(List.of(connect, connect, connect), vault.requests.subList(0, 3));
        assertPauses(500, 1000);
    }

    /** Vault received nothing, so the secret ID is still unused. */
    @Test
    void a_login_is_repeated_if_the_proxy_cannot_forward_it_now() {
        proxyResponds(502, 502, 502);

        assertFails(sourceThroughProxy(vault.access(APP_ROLE)), "the proxy could not connect to Vault");

        assertEquals(3, vault.requests.size());
        assertPauses(500, 1000);
    }

    @Test
    void a_request_is_not_repeated_if_the_pause_after_the_response_of_a_proxy_exceeds_the_time_out() {
        proxyResponds(503);

        SecretUnavailableException failure = assertThrows(
                SecretUnavailableException.class,
                () -> sourceThroughProxy(vault.access()).fetch(Requests.PARTNER, Duration.ofMillis(499)));

        assertTrue(failure.problem().contains("the proxy could not connect to Vault"), failure.problem());
        assertEquals(List.of(), pauses);
    }

    private void proxyResponds(int... statuses) {
        for (int status : statuses) {
            vault.firstResponses.add(
                    new MockResponse.Builder().code(status).inTunnel().build());
        }
    }

    private SecretSource sourceThroughProxy(VaultAccess access) {
        OkHttpClient client = RawVault.clientThrough(
                new InetSocketAddress("localhost", vault.address().getPort()));
        return new VaultSecretSource(client, access, "secret/sesi/staging#key", System::nanoTime, pauses::add);
    }

    @ParameterizedTest
    @CsvSource({"412, 3", "429, 3", "503, 3", "500, 1", "502, 1", "400, 1"})
    void a_login_is_repeated_only_if_vault_did_not_process_it(int status, int requests) {
        vault.fixedResponse = Optional.of(FakeVault.response(status, ""));

        assertFails(source(vault.access(APP_ROLE), "secret/sesi/staging#key"), "(" + status + ")");

        assertEquals(requests, vault.requests.size());
    }

    /** Some servers and load balancers close a connection without announcing it. */
    @Test
    void a_login_is_repeated_if_the_connection_ends_after_the_response() {
        vault.fixedResponse = Optional.of(FakeVault.errors(503, "Vault is sealed")
                .newBuilder()
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build());

        assertFails(source(vault.access(APP_ROLE), "secret/x#key"), "returned no token: Vault is sealed (503)");

        assertEquals(3, vault.requests.size());
    }

    @ParameterizedTest
    @CsvSource({
        "307, '', Vault redirects the request (307)",
        "403, <html>canary</html>, the response is not JSON (403)",
        "404, <html>canary</html>, the response is not JSON (404)",
        "200, <html>canary</html>, the response is not JSON (200)",
        "200, '{\"auth\": null}', this is not a login response (200)",
        "500, '', Vault itself failed (500)",
        "502, '', a server in front of Vault did not reach it (502)",
        "501, '', Vault is not initialized (501)"
    })
    void a_login_response_that_is_not_from_vault_is_not_blamed_on_the_credentials(
            int status, String body, String problem) {
        vault.fixedResponse = Optional.of(FakeVault.response(status, body));
        assertFails(source(vault.access(APP_ROLE), "secret/x#key"), "returned no token: " + problem);
    }

    @Test
    void a_sealed_vault_is_reported_after_the_last_request() {
        vault.fixedResponse = Optional.of(FakeVault.errors(503, "Vault is sealed"));

        assertFails(withoutKey(), "Vault is sealed (503); unseal it");
        assertFails(
                source(vault.access(APP_ROLE), "secret/x#key"), "returned no token: Vault is sealed (503); unseal it");

        assertEquals(6, vault.requests.size());
    }

    @ParameterizedTest
    @CsvSource({"3, 3000, 3", "60, 0, 1", "0, 500, 3", "99999999999999999999, 500, 3", "soon, 500, 3"})
    void the_pause_follows_retry_after_if_the_time_out_allows(String retryAfter, int pause, int requests) {
        vault.fixedResponse = Optional.of(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", retryAfter)
                .build());

        assertFails(withoutKey(), "(503)");

        assertEquals(requests, vault.requests.size());
        if (requests > 1) {
            assertPauses(pause, Math.max(pause, 1000));
        }
    }

    @Test
    void a_request_is_not_repeated_if_the_pause_exceeds_the_time_out() {
        vault.fixedResponse = Optional.of(FakeVault.response(429, ""));

        assertThrows(
                SecretUnavailableException.class, () -> withoutKey().fetch(Requests.PARTNER, Duration.ofMillis(499)));

        assertEquals(1, vault.requests.size());
        assertEquals(List.of(), pauses);
    }

    @Test
    void an_interrupt_ends_the_pause() {
        Thread.currentThread().interrupt();
        assertThrows(SecretUnavailableException.class, () -> VaultRetry.sleep(Duration.ofHours(1)));
        assertTrue(Thread.interrupted());
    }

    @Test
    void an_interrupt_during_a_request_is_reported() {
        SecretSource source = withKey("k");
        Thread.currentThread().interrupt();
        assertFails(source, "the thread was interrupted during a request to Vault");
        assertTrue(Thread.interrupted());
    }

    private void assertPauses(long... millis) {
        assertEquals(millis.length, pauses.size());
        for (int i = 0; i < millis.length; i++) {
            long pause = pauses.get(i).toMillis();
            assertTrue(pause >= millis[i] && pause <= millis[i] + 300, pauses.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_redirect_is_not_followed(int status) {
        vault.fixedResponse = Optional.of(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", vault.address() + "/elsewhere")
                .build());
        assertFails(withoutKey(), "Sesi does not follow redirects; set VAULT_ADDR to the active node");
        assertEquals(1, vault.requests.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary\n", "canary\r\nX-Evil: 1", "", "canäry"})
    void an_invalid_token_is_not_sent(String token) {
        SecretSource source = source(vault.access(VaultCredentials.token(() -> token)), "secret/x#key");
        assertFails(source, "the token was not sent");
        assertEquals(List.of(), vault.requests);
    }

    @Test
    void a_silent_server_does_not_block_beyond_the_time_out() {
        vault.fixedResponse = Optional.of(new MockResponse.Builder()
                .body("canary")
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .build());
        SecretUnavailableException failure = assertThrows(
                SecretUnavailableException.class, () -> withoutKey().fetch(Requests.PARTNER, Duration.ofMillis(200)));
        assertTrue(
                failure.problem().endsWith("the request timed out; check VAULT_ADDR, the network and the firewall"),
                failure.problem());
    }

    @Test
    void a_response_above_the_size_limit_is_rejected() {
        vault.fixedResponse = Optional.of(FakeVault.response(200, " ".repeat(3 << 20)));
        assertFails(withoutKey(), "the response has a body larger than 1048576 bytes; check VAULT_ADDR");
    }

    @Test
    void the_size_limit_applies_to_the_decompressed_response() throws IOException {
        vault.fixedResponse = Optional.of(gzipped("{\"data\":{\"data\":{\"key\":\"k\"},\"metadata\":{}}}"));
        assertEquals(1, source(vault.access(), "secret/x#key").fetchBytes(TIMEOUT).length);

        vault.fixedResponse = Optional.of(gzipped(" ".repeat(1 << 26)));
        assertFails(withoutKey(), "the response has a body larger than 1048576 bytes");
    }

    private static MockResponse gzipped(String text) throws IOException {
        Buffer body = new Buffer();
        try (BufferedSink gzip = Okio.buffer(new GzipSink(body))) {
            gzip.writeUtf8(text);
        }
        return new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(body)
                .build();
    }

    @Test
    void the_status_of_a_response_is_reported_before_its_size() {
        vault.fixedResponse = Optional.of(FakeVault.response(501, " ".repeat(3 << 19)));
        assertFails(withoutKey(), "Vault is not initialized (501)");
    }

    @Test
    void an_untrusted_server_receives_no_token() {
        SecretSource source = new VaultSecretSource(new OkHttpClient(), vault.access(), "secret/x#key");
        assertFails(source, "set VAULT_CACERT to a file");
        assertEquals(List.of(), vault.requests);
    }

    @Test
    void an_unreachable_server_is_reported() {
        URI address = vault.address();
        vault.close();
        VaultAccess access = new VaultAccess(address, Optional.empty(), VaultCredentials.token(() -> FakeVault.TOKEN));
        assertFails(
                source(access, "secret/x#key"), "no valid response from Vault at " + address + ": connection refused");
    }

    private VaultSecretSource source(VaultAccess access, String reference) {
        return new VaultSecretSource(FakeVault.client(), access, reference, System::nanoTime, pauses::add);
    }

    private static void assertFails(SecretSource source, String problem) {
        SecretUnavailableException failure =
                assertThrows(SecretUnavailableException.class, () -> source.fetch(Requests.PARTNER, TIMEOUT));
        assertTrue(failure.problem().contains(problem), failure.problem());
        assertFalse(failure.problem().contains("canary"), failure.problem());
        assertFalse(source.toString().contains("canary"), source.toString());
    }

    private static Signature sign(SecretSource source) {
        try (SecretKey key = source.fetch(Requests.PARTNER, TIMEOUT)) {
            return key.sign(Requests.minimal().canonicalString());
        }
    }
}
