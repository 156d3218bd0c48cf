package id.sesi.adapters.http.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.http.vault.VaultRequests.RawResponse;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;

/**
 * Takes the key from a field of a secret in HashiCorp Vault or OpenBao, from the latest version in a key/value store of version
 * 2, as their API documents it. A token that was got by logging in is used until most of its lease is over. Thread-safe.
 */
public final class VaultSecretSource implements SecretSource {

    /** What may stand in a header, and nothing that would end it. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    /** A line of a {@code .env} file that was stored with the name of its variable. */
    private static final Pattern VARIABLE_LINE = Pattern.compile("(export )?PSIKOLOGIE_\\w+=.*");

    private final VaultRequests requests;
    private final VaultPath path;
    private final VaultLogin login;

    /**
     * Makes a source that asks when it is asked, not before.
     *
     * @param client the team's own; the caller keeps it
     * @param access where the server is, and who asks
     * @param reference {@code PATH#FIELD}, such as {@code secret/sesi#key}: the first segment is the mount, unless {@code data}
     *     stands behind a longer one, as in the API
     * @throws IllegalArgumentException if the reference has another form
     */
    public VaultSecretSource(OkHttpClient client, VaultAccess access, String reference) {
        this(client, access, reference, System::nanoTime);
    }

    VaultSecretSource(OkHttpClient client, VaultAccess access, String reference, LongSupplier nanoTime) {
        this.requests = new VaultRequests(client, access);
        this.path = VaultPath.parse(reference);
        this.login = new VaultLogin(requests, access.credentials(), nanoTime);
    }

    @Override
    public SecretKey fetch(Duration timeout) {
        byte[] key = fetchBytes(timeout);
        try {
            return SecretKey.of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * {@return the bytes of the key, for tools that need more than signatures; the caller must wipe them}
     *
     * @param timeout as of {@link #fetch}
     * @throws SecretUnavailableException as of {@link #fetch}
     */
    public byte[] fetchBytes(Duration timeout) {
        long start = System.nanoTime();
        boolean isTokenOld = login.hasToken();
        VaultLogin.Token token = login.token(timeout);
        RawResponse response = get(token, left(timeout, start));
        if (response.status() == 403) {
            login.drop(token);
            if (isTokenOld) { // It may have been revoked before its lease was over.
                response = get(login.token(left(timeout, start)), left(timeout, start));
            }
        }
        return keyBytes(response.status(), VaultResponse.parse(response.body(), path.field()));
    }

    private RawResponse get(VaultLogin.Token token, Duration timeout) {
        if (!TOKEN.matcher(token.text()).matches()) {
            throw failed("the token has a newline or another character that no token has; it was not sent");
        }
        return requests.get(path.segments(), token.text(), timeout);
    }

    private static Duration left(Duration timeout, long start) {
        Duration left = timeout.minusNanos(System.nanoTime() - start);
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    private byte[] keyBytes(int status, VaultResponse response) {
        if (status != 200) {
            throw failed(problem(status, response));
        }
        if (!response.isVersioned()) {
            throw failed("the answer is not that of a key/value store of version 2; check the mount in the path");
        }
        if (response.field().isEmpty()) {
            throw failed("the secret has no field " + path.field() + " with a text");
        }
        String text = response.field().get();
        if (VARIABLE_LINE.matcher(text).matches()) {
            throw failed("the field " + path.field() + " has the key behind the name of a variable, as in a .env file;"
                    + " keep the key and nothing else there");
        }
        try {
            SecretKey.validateText(text);
            return text.getBytes(UTF_8);
        } catch (InvalidValueException e) {
            throw failed(
                    "the field " + path.field() + " " + e.violations().get(0).problem());
        }
    }

    private String problem(int status, VaultResponse response) {
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                "it redirects (" + status + "), which is not followed; set VAULT_ADDR to the active node";
            case 400 -> "the request is invalid (400); check VAULT_NAMESPACE and the path";
            case 403 ->
                says(response, "invalid token")
                        ? "the token is unknown or its lease is over (403); get a new one"
                        : "the token is unknown, its lease is over, or its policy does not let it read this path (403)";
            case 404 -> notFound(response);
            case 412 -> "the node does not have the latest data yet (412); try again";
            case 429 -> "it limits the rate (429); try again later, or keep the key for a while";
            case 501 -> "it is not initialized (501)";
            case 503 ->
                says(response, "sealed")
                        ? "it is sealed (503); somebody has to unseal it"
                        : "it is sealed or down for maintenance (503)";
            default -> "it responded with status " + status;
        };
    }

    private static String notFound(VaultResponse response) {
        if (response.isVersioned()) {
            return "the latest version of the secret is deleted (404); undelete it or write a new one";
        }
        return says(response, "no handler for route")
                ? "nothing is mounted there (404); check the mount in the path, and VAULT_NAMESPACE"
                : "there is no such secret, or the token may not know of it (404)";
    }

    /** Only looked for in Vault's messages; they are never shown. */
    private static boolean says(VaultResponse response, String words) {
        return response.errors().stream().anyMatch(error -> error.contains(words));
    }

    private SecretUnavailableException failed(String problem) {
        return new SecretUnavailableException(
                "no secret key from Vault at " + requests.server() + ", path " + path + ": " + problem);
    }

    /** {@return the location that this source reads} */
    @Override
    public String toString() {
        return "vault:" + path + "#" + path.field();
    }
}
