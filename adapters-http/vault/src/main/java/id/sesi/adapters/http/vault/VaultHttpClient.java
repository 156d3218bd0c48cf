package id.sesi.adapters.http.vault;

import static java.util.Objects.requireNonNull;

import com.squareup.moshi.JsonWriter;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.HostAndPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/**
 * Sends HTTP requests to one Vault server. Does not follow redirects, because a token must be sent only to the configured server.
 * Thread-safe.
 */
final class VaultHttpClient {

    /** Vault limits a secret to one megabyte. A key is much smaller. */
    private static final long MAX_BYTES = 1 << 20;

    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client;
    private final VaultAccess access;
    private final VaultRetry retry;

    VaultHttpClient(OkHttpClient client, VaultAccess access, VaultRetry retry) {
        this.access = access;
        this.retry = retry;
        ByteLimitedTlsSocketFactory tls = new ByteLimitedTlsSocketFactory(client.sslSocketFactory());
        this.client = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .protocols(List.of(Protocol.HTTP_1_1)) // As ByteLimitedTlsSocketFactory requires.
                .sslSocketFactory(tls, requireNonNull(client.x509TrustManager()))
                .addNetworkInterceptor(tls::limit)
                .addNetworkInterceptor(ResponseCheck::check)
                .build();
    }

    /**
     * A complete response.
     *
     * @param status the HTTP status
     * @param body the body; empty if it is larger than one megabyte and the response is not a success
     * @param retryAfter the shortest time until the next request; zero if the server does not demand one
     */
    record RawResponse(int status, Buffer body, Duration retryAfter) {}

    /** @throws SecretUnavailableException if no valid response arrived */
    RawResponse get(List<String> path, String token, Duration timeout) {
        Request read = request(path).header("X-Vault-Token", token).get().build();
        return retry.send(
                remaining -> exchange(client, read, remaining), VaultRetry.REJECTED_OR_FAILED_STATUSES, timeout);
    }

    /** @throws SecretUnavailableException if no valid response arrived */
    RawResponse post(List<String> path, Map<String, Supplier<String>> members, Duration timeout) {
        Request login =
                request(path).post(RequestBody.create(json(members), JSON)).build();
        // Some credentials allow only one login, so OkHttp must not send the login again after a 408 or on another
        // connection. Therefore each login needs a new connection: the server may have closed an idle one.
        OkHttpClient singleUseClient = client.newBuilder()
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .build();
        return retry.send(
                remaining -> exchange(singleUseClient, login, remaining), VaultRetry.REJECTED_STATUSES, timeout);
    }

    private Request.Builder request(List<String> path) {
        HttpUrl.Builder url = HttpUrl.get(access.address()).newBuilder().addPathSegment("v1");
        path.forEach(url::addPathSegment);
        Request.Builder request = new Request.Builder().url(url.build()).header("X-Vault-Request", "true");
        access.namespace().ifPresent(namespace -> request.header("X-Vault-Namespace", namespace));
        return request;
    }

    private static byte[] json(Map<String, Supplier<String>> members) {
        Buffer buffer = new Buffer();
        try (JsonWriter json = JsonWriter.of(buffer)) {
            json.beginObject();
            for (Map.Entry<String, Supplier<String>> member : members.entrySet()) {
                json.name(member.getKey()).value(member.getValue().get());
            }
            json.endObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to a buffer in memory failed", e);
        }
        return buffer.readByteArray();
    }

    private RawResponse exchange(OkHttpClient sender, Request request, Duration timeout) {
        ByteLimit limit = new ByteLimit();
        Call call =
                sender.newCall(request.newBuilder().tag(ByteLimit.class, limit).build());
        call.timeout().timeout(Math.max(1, timeout.toNanos()), TimeUnit.NANOSECONDS);
        try (Response response = execute(call)) {
            return new RawResponse(
                    response.code(), body(response), Duration.ofSeconds(ResponseCheck.retryAfterSeconds(response)));
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw interruptedException();
            }
            String problem = "no valid response from Vault at " + server() + ": "
                    + VaultFailure.explain(e, proxy(), limit.received());
            throw VaultFailure.isTemporaryProxyStatus(e)
                    ? new VaultRetry.ProxyUnavailableException(problem)
                    : new SecretUnavailableException(problem);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interruptedException();
        } catch (IllegalArgumentException | IllegalStateException e) {
            // OkHttp 5.5.1 throws these after some invalid responses, such as a proxy's with a negative Content-Length.
            throw new SecretUnavailableException("no valid response from Vault at " + server() + ": "
                    + VaultFailure.explain(new InvalidHttpException("is not valid HTTP"), proxy(), limit.received()));
        }
    }

    /**
     * Declares {@code InterruptedException}: OkHttp throws it without a declaration if the thread is interrupted while
     * connecting.
     */
    private static Response execute(Call call) throws IOException, InterruptedException {
        return call.execute();
    }

    private static SecretUnavailableException interruptedException() {
        return new SecretUnavailableException("the thread was interrupted during a request to Vault");
    }

    /** {@return the body, or an empty one if it is too large and the status already explains why there is no key} */
    private static Buffer body(Response response) throws IOException {
        Buffer body = new Buffer();
        if (!response.body().source().request(MAX_BYTES + 1)) {
            body.writeAll(response.body().source());
        } else if (response.isSuccessful()) {
            throw new InvalidHttpException("has a body larger than " + MAX_BYTES + " bytes");
        }
        return body;
    }

    private Optional<String> proxy() {
        return Optional.ofNullable(client.proxy())
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                .map(proxy -> proxy.address() instanceof InetSocketAddress address
                        ? address.getHostString() + ":" + address.getPort()
                        : String.valueOf(proxy.address()));
    }

    /** {@return the scheme, host and port of the address, without other parts, because they may be confidential} */
    String server() {
        return HostAndPort.of(access.address(), VaultAccess.HTTPS_PORT)
                .httpsUrl("")
                .toString();
    }
}
