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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultSecretSourceTest extends SecretSourceContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final VaultCredentials APP_ROLE = VaultCredentials.appRole("approle", "r", () -> "s");

    private final FakeVault vault = new FakeVault();

    @AfterEach
    void the_protocol_was_kept() {
        vault.close();
        assertEquals(List.of(), vault.broken);
    }

    @Override
    protected VaultSecretSource holding(String secret) {
        vault.secrets.put("secret/data/sesi/staging", Map.of("key", secret, "other", Map.of("deep", List.of(1))));
        return source(vault.access(), "secret/sesi/staging#key");
    }

    @Override
    protected SecretSource holdingNothing() {
        return source(vault.access(), "secret/nothing#key");
    }

    @ParameterizedTest
    @CsvSource({
        "secret/sesi/staging#key, /v1/secret/data/sesi/staging",
        "secret/data/sesi/staging#key, /v1/secret/data/sesi/staging",
        "team/kv/data/sesi#key, /v1/team/kv/data/sesi",
        "secret/a b/ü#key, /v1/secret/data/a%20b/%C3%BC",
        "secret/data/x/data/y#key, /v1/secret/data/x/data/y",
        "secret/data#key, /v1/secret/data/data"
    })
    void names_a_secret_as_the_command_and_the_api_do(String reference, String target) {
        assertThrows(
                SecretUnavailableException.class,
                () -> source(vault.access(), reference).fetch(TIMEOUT));
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
    void refuses_a_path_that_names_no_secret(String reference) {
        assertThrows(IllegalArgumentException.class, () -> source(vault.access(), reference));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8200", "localhost:8200", "https:///v"})
    void refuses_to_send_a_token_without_tls(String address) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new VaultAccess(URI.create(address), Optional.empty(), VaultCredentials.token(() -> "t")));
    }

    @Test
    void its_bytes_are_those_of_the_key_that_signs() {
        byte[] bytes = holding("kunci-ñ-李").fetchBytes(TIMEOUT);
        assertArrayEquals("kunci-ñ-李".getBytes(UTF_8), bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "secret/sesi#none, the secret has no field none that contains a text",
        "secret/sesi#padded, the field padded has a newline",
        "secret/sesi#line, the field line contains the name of a variable before the key",
        "secret/none#key, the secret does not exist",
        "secret/forbidden#key, or its policy does not allow it to read this path"
    })
    void its_bytes_are_refused_as_the_key_is(String reference, String problem) {
        vault.secrets.put("secret/data/sesi", Map.of("padded", "canary\n", "line", "PSIKOLOGIE_SECRET_KEY=canary"));
        VaultSecretSource source = source(vault.access(), reference);
        assertFails(source, problem);

        SecretUnavailableException failure =
                assertThrows(SecretUnavailableException.class, () -> source.fetchBytes(TIMEOUT));

        assertTrue(failure.problem().contains(problem), failure.problem());
        assertFalse(failure.problem().contains("canary"), failure.problem());
    }

    @Test
    void a_rotated_key_is_seen() {
        SecretSource source = holding("old");
        Signature before = sign(source);
        holding("new");
        assertFalse(before.equals(sign(source)));
    }

    @Test
    void logs_in_once_and_uses_the_token_for_its_lease() {
        holding("k");
        SecretSource source = source(vault.access(APP_ROLE), "secret/sesi/staging#key");

        sign(source);
        sign(source);

        assertEquals(1, vault.logins);
        assertEquals(3, vault.requests.size());
    }

    @ParameterizedTest
    @CsvSource({"3239, 1", "3241, 2"})
    void logs_in_again_when_nine_tenths_of_the_lease_are_over(long seconds, int logins) {
        holding("k");
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
        SecretSource source =
                new VaultSecretSource(FakeVault.client(), vault.access(APP_ROLE), "secret/sesi/staging#key", now::get);

        sign(source);
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        sign(source);

        assertEquals(logins, vault.logins);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "3600.5", "\"1h\"", "99999999999999999999", "{}"})
    void a_lease_of_another_kind_does_not_cost_the_token(String lease) {
        VaultResponse response = VaultResponse.parse(
                new okio.Buffer().writeUtf8("{\"auth\": {\"lease_duration\": " + lease + ", \"client_token\": \"t\"}}"),
                "");
        assertEquals(Optional.of("t"), response.token());
    }

    @Test
    void a_login_is_sent_once() {
        vault.always = Optional.of(FakeVault.response(408, ""));
        SecretSource source = source(vault.access(APP_ROLE), "secret/sesi/staging#key");
        assertFails(source, "returned no token (status 408)");
        assertEquals(1, vault.requests.size());
    }

    @Test
    void logs_in_again_when_the_token_was_revoked_before() {
        holding("k");
        SecretSource source = source(vault.access(APP_ROLE), "secret/sesi/staging#key");
        sign(source);

        vault.tokens.clear();
        sign(source);

        assertEquals(2, vault.logins);
    }

    @Test
    void a_new_token_that_may_not_read_is_not_exchanged_for_another() {
        SecretSource source = source(vault.access(APP_ROLE), "secret/forbidden#key");

        assertFails(source, "its policy does not allow it to read this path (403)");
        assertEquals(1, vault.logins);
    }

    @Test
    void logs_in_by_kubernetes_where_that_is_mounted() {
        holding("k");
        sign(source(
                vault.access(VaultCredentials.kubernetes("k8s/eu", "sesi", () -> "canary-jwt")),
                "secret/sesi/staging#key"));
        assertEquals(1, vault.logins);
    }

    @Test
    void callers_at_the_same_time_share_a_login() throws Exception {
        holding("k");
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
    void a_login_that_fails_says_so(String mount, String problem) {
        SecretSource source =
                source(vault.access(VaultCredentials.appRole(mount, "canary-r", () -> "canary-s")), "secret/x#key");
        assertFails(source, problem);
    }

    @Test
    void asks_in_its_namespace() {
        vault.namespace = "team-a/";
        holding("k");
        sign(source(vault.access(), "secret/sesi/staging#key"));

        VaultAccess elsewhere = new VaultAccess(
                vault.address(), Optional.empty(), vault.access().credentials());
        assertFails(source(elsewhere, "secret/sesi/staging#key"), "check the mount in the path, and VAULT_NAMESPACE");
    }

    @Test
    void asks_below_the_prefix_of_its_address() {
        URI address = URI.create(vault.address() + "/vault/");
        assertThrows(
                SecretUnavailableException.class,
                () -> source(
                                new VaultAccess(
                                        address,
                                        Optional.empty(),
                                        vault.access().credentials()),
                                "secret/x#key")
                        .fetch(TIMEOUT));
        assertEquals(List.of("GET /vault/v1/secret/data/x"), vault.requests);
    }

    @Test
    void tells_what_is_wrong_apart() {
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
                "503##Vault is sealed or down for maintenance (503)",
                "501#{}#Vault is not initialized (501)",
                "429#{}#because of its rate limit (429)",
                "412#{}#does not have the latest data yet (412)",
                "400#{\"errors\":[\"canary\"]}#the request is invalid (400)",
                "418#{}#Vault responded with status 418",
                "200#<html>canary</html>#is not from a key/value store of version 2",
                "200#{\"data\":{\"key\":\"canary\"}}#is not from a key/value store of version 2",
                "200#{\"data\":{\"data\":{\"key\":\"canary\"}#is not from a key/value store of version 2",
                "200##is not from a key/value store of version 2"
            })
    void tells_responses_apart(int status, String body, String problem) {
        vault.always = Optional.of(FakeVault.response(status, body == null ? "" : body));
        assertFails(holdingNothing(), problem);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_token_goes_nowhere_else(int status) {
        vault.always = Optional.of(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", vault.address() + "/elsewhere")
                .build());
        assertFails(holdingNothing(), "Sesi does not follow redirects; set VAULT_ADDR to the active node");
        assertEquals(1, vault.requests.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary\n", "canary\r\nX-Evil: 1", "", "canäry"})
    void a_token_that_is_none_is_not_sent(String token) {
        SecretSource source = source(vault.access(VaultCredentials.token(() -> token)), "secret/x#key");
        assertFails(source, "the token was not sent");
        assertEquals(List.of(), vault.requests);
    }

    @Test
    void a_server_that_keeps_silent_does_not_hang_the_call() {
        vault.always = Optional.of(new MockResponse.Builder()
                .body("canary")
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .build());
        SecretUnavailableException failure = assertThrows(
                SecretUnavailableException.class, () -> holdingNothing().fetch(Duration.ofMillis(200)));
        assertTrue(failure.problem().endsWith("the request timed out"), failure.problem());
    }

    @Test
    void a_response_that_does_not_end_is_cut_off() {
        vault.always = Optional.of(FakeVault.response(200, " ".repeat(3 << 20)));
        assertFails(holdingNothing(), "is not from a key/value store of version 2");
    }

    @Test
    void a_server_that_is_not_trusted_gets_no_token() {
        SecretSource source = new VaultSecretSource(new OkHttpClient(), vault.access(), "secret/x#key");
        assertFails(source, "check VAULT_CACERT");
        assertEquals(List.of(), vault.requests);
    }

    @Test
    void a_server_that_is_not_there() {
        URI address = vault.address();
        vault.close();
        VaultAccess access = new VaultAccess(address, Optional.empty(), VaultCredentials.token(() -> FakeVault.TOKEN));
        assertFails(source(access, "secret/x#key"), "no response from Vault at " + address);
    }

    private static VaultSecretSource source(VaultAccess access, String reference) {
        return new VaultSecretSource(FakeVault.client(), access, reference);
    }

    private static void assertFails(SecretSource source, String problem) {
        SecretUnavailableException failure =
                assertThrows(SecretUnavailableException.class, () -> source.fetch(TIMEOUT));
        assertTrue(failure.problem().contains(problem), failure.problem());
        assertFalse(failure.problem().contains("canary"), failure.problem());
        assertFalse(source.toString().contains("canary"), source.toString());
    }

    private static Signature sign(SecretSource source) {
        try (SecretKey key = source.fetch(TIMEOUT)) {
            return key.sign(Requests.minimal().canonicalString());
        }
    }
}
