package id.sesi.adapters.http.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.http.vault.VaultHttpClient.RawResponse;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;

/**
 * Reads the key from a field of a secret in HashiCorp Vault or OpenBao. The secret must be in a key/value store of version 2;
 * its latest version is read. A token from a login is used until 90 percent of its lease has passed. If Vault cannot process a
 * request now, the source sends the request up to three times, with pauses, within its time-out. Thread-safe.
 *
 * @since 1.0.0
 */
public final class VaultSecretSource implements SecretSource {

    /** Printable ASCII characters without spaces. A line break in a token would end the HTTP header. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    /** Matches a line of a {@code .env} file, which contains the variable's name in addition to the key. */
    private static final Pattern VARIABLE_LINE = Pattern.compile("(export )?PSIKOLOGIE_\\w+=.*");

    private final VaultHttpClient httpClient;
    private final VaultPath path;
    private final VaultLogin login;

    /**
     * Creates a source. It contacts Vault only when a key is fetched.
     *
     * @param client the caller's client; the caller still owns it. Its settings decide about proxies and sockets: with OkHttp's default
     *     socket factory, connections follow {@code -DsocksProxyHost}. A client of {@code OkHttpClientFactory} ignores the proxies
     *     of the JVM. A server can send at most 2 MiB for a request. The limit counts the bytes of
     *     a connection. Over HTTP/2, several requests would use the connection at the same time, so requests use HTTP/1.1
     * @param access the server's address and the credentials
     * @param reference {@code PATH#FIELD}, such as {@code secret/sesi#key}. The first segment is the mount. If the mount has
     *     several segments, {@code data} must follow it, as in the API: {@code team/kv/data/sesi#key}
     * @throws IllegalArgumentException if the reference does not have this form
     */
    public VaultSecretSource(OkHttpClient client, VaultAccess access, String reference) {
        this(client, access, reference, System::nanoTime, VaultRetry::sleep);
    }

    VaultSecretSource(
            OkHttpClient client,
            VaultAccess access,
            String reference,
            LongSupplier nanoTime,
            Consumer<Duration> sleeper) {
        this.httpClient = new VaultHttpClient(client, access, new VaultRetry(nanoTime, sleeper));
        this.path = VaultPath.parse(reference);
        this.login = new VaultLogin(httpClient, access.credentials(), nanoTime);
    }

    @Override
    public SecretKey fetch(PartnerId partnerId, Duration timeout) {
        byte[] key = fetchBytes(timeout);
        try {
            return SecretKey.of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * {@return the bytes of the key, for tools that need the key itself; the caller must wipe them}
     *
     * @param timeout as in {@link #fetch}
     * @throws SecretUnavailableException as in {@link #fetch}
     */
    public byte[] fetchBytes(Duration timeout) {
        long start = System.nanoTime();
        boolean isTokenCached = login.hasToken();
        VaultLogin.Token token = login.token(timeout);
        RawResponse response = get(token, remaining(timeout, start));
        if (response.status() == 403) {
            login.invalidate(token);
            if (isTokenCached) { // Vault may have revoked the token before the end of its lease.
                response = get(login.token(remaining(timeout, start)), remaining(timeout, start));
            }
        }
        return keyBytes(response.status(), VaultResponse.parse(response.body(), path.field()));
    }

    private RawResponse get(VaultLogin.Token token, Duration timeout) {
        if (!TOKEN.matcher(token.text()).matches()) {
            throw failed("the token was not sent, because it is empty or contains a newline, a space or another invalid"
                    + " character; check the token");
        }
        return httpClient.get(path.segments(), token.text(), timeout);
    }

    /** {@return the rest of the time-out, but at least one millisecond} */
    private static Duration remaining(Duration timeout, long start) {
        Duration remaining = timeout.minusNanos(System.nanoTime() - start);
        return remaining.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : remaining;
    }

    private byte[] keyBytes(int status, VaultResponse response) {
        if (status != 200 || !response.isObject()) {
            throw failed(VaultStatusAdvice.problem(status, response).orElseGet(() -> problem(status, response)));
        }
        if (!response.isVersioned()) {
            throw failed(
                    "the response is not from a key/value store of version 2; check the mount in the path, or convert a"
                            + " store of version 1 with: vault kv enable-versioning");
        }
        if (response.field().isEmpty()) {
            throw failed(
                    "the secret has no field " + path.field() + " that contains a text; check the field in the path");
        }
        String text = response.field().get();
        if (VARIABLE_LINE.matcher(text).matches()) {
            throw failed("the field " + path.field() + " contains the name of a variable before the key, as in a .env"
                    + " file; store only the key in the field");
        }
        try {
            SecretKey.validateText(text);
            return text.getBytes(UTF_8);
        } catch (InvalidValueException e) {
            throw failed(
                    "the field " + path.field() + " " + e.violations().get(0).problem());
        }
    }

    private static String problem(int status, VaultResponse response) {
        return switch (status) {
            case 400 -> "the request is invalid (400); check VAULT_NAMESPACE and the path";
            case 403 ->
                response.hasError("invalid token")
                        ? "the token is invalid or has expired (403); request a new token"
                        : "the token is invalid or has expired, or its policy does not allow it to read this path (403);"
                                + " check the token and its policy";
            case 404 -> notFound(response);
            default -> "Vault responded with status " + status + "; check VAULT_ADDR and the path";
        };
    }

    private static String notFound(VaultResponse response) {
        if (response.isVersioned()) {
            return "the latest version of the secret is deleted (404); undelete it or write a new version";
        }
        return response.hasError("no handler for route")
                ? "no store is mounted at this path (404); check the mount in the path, and VAULT_NAMESPACE"
                : "the secret does not exist, or the token has no permission to see it (404); check the path and the policy";
    }

    private SecretUnavailableException failed(String problem) {
        return new SecretUnavailableException(
                "no secret key from Vault at " + httpClient.server() + ", path " + path + ": " + problem);
    }

    /** {@return the location that this source reads} */
    @Override
    public String toString() {
        return "vault:" + path + "#" + path.field();
    }
}
