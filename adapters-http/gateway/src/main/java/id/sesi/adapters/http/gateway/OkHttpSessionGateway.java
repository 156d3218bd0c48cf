package id.sesi.adapters.http.gateway;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SignedRequest;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Sends signed requests with OkHttp. Each exchange sends at most one request. The gateway does not follow redirects, resend
 * requests, respond to authentication challenges, use a cache, or send without TLS. If the given client has one
 * of these features on, the gateway turns it off in its own copy. A server can send at most 2 MiB during an exchange. Thread-safe.
 *
 * @since 1.0.0
 */
public final class OkHttpSessionGateway implements SessionGateway {

    /**
     * OkHttp needs up to two intervals (8 s) to detect that an HTTP/2 connection no longer responds. Then it does not reuse the
     * connection. Two intervals are shorter than the longest attempt (10 s), so that the next attempt uses a new connection.
     */
    static final Duration PING_INTERVAL = Duration.ofSeconds(4);

    /**
     * If a cancelled call has not ended after this time, the gateway closes its connection. This also
     * ends the other calls on the connection, so this time must be long enough for a call to end on a slow link.
     */
    static final Duration MAX_CANCEL_TIME = Duration.ofSeconds(4);

    private static final String PARTNER_PATH_PREFIX = "/api/v2/partner/";

    /** Matches the path of a base URL that already contains what the gateway appends, completely or in part. */
    private static final Pattern HAS_API_PATH = Pattern.compile(".*/api/v2(/|/partner(/.*)?)?");

    private final StalledConnectionCloser connectionCloser;
    private final OkHttpClient client;
    private final String urlBeforePartnerId;

    /**
     * Creates a gateway that shares the connections, the proxy, the trust settings and the interceptors of the client.
     * The caller still owns the client and closes its connections. Interceptors run on the sending thread. If an event
     * listener blocks for seconds after a call was cancelled, the gateway closes the call's connection.
     *
     * <p>A new {@code OkHttpClient()} uses the JVM's default {@link java.net.ProxySelector}, which reads the proxy from system
     * properties. A client of {@link OkHttpClientFactory} does not use that selector.
     *
     * @param client the caller's client; its time-outs for connecting, reading and writing apply within each attempt's time
     * @param environment the environment with the vendor's base URL
     * @throws IllegalArgumentException if the path of the base URL already ends with {@code /api/v2} or contains
     *     {@value #PARTNER_PATH_PREFIX}, which the gateway appends, or if OkHttp does not accept the host
     * @throws IllegalStateException if the loaded version of OkHttp is too old; the message names its jar
     */
    public OkHttpSessionGateway(OkHttpClient client, Environment environment) {
        this(client, environment, PING_INTERVAL, MAX_CANCEL_TIME);
    }

    OkHttpSessionGateway(OkHttpClient client, Environment environment, Duration pingInterval, Duration stalledAfter) {
        this.connectionCloser = new StalledConnectionCloser(stalledAfter);
        this.client = restricted(client, pingInterval, connectionCloser);
        this.urlBeforePartnerId = urlBeforePartnerId(environment);
    }

    private static String urlBeforePartnerId(Environment environment) {
        String base = environment.baseUrl().toString();
        if (HAS_API_PATH.matcher(environment.baseUrl().getRawPath()).matches()) {
            throw new IllegalArgumentException("the base URL must not have /api/v2 in its path, because Sesi appends "
                    + PARTNER_PATH_PREFIX + " and the partner ID; remove /api/v2 and what follows it");
        }
        if (HttpUrl.parse(base) == null) {
            throw new IllegalArgumentException("the base URL has a host that OkHttp does not accept; check the host");
        }
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + PARTNER_PATH_PREFIX;
    }

    /** {@return a copy of the client without the features that may send more than one request} */
    static OkHttpClient restricted(
            OkHttpClient client, Duration pingInterval, StalledConnectionCloser connectionCloser) {
        try {
            return restrictedCopyOf(client, pingInterval, connectionCloser);
        } catch (LinkageError e) {
            throw new IllegalStateException(LibraryVersions.problem(e), e);
        }
    }

    private static OkHttpClient restrictedCopyOf(
            OkHttpClient client, Duration pingInterval, StalledConnectionCloser connectionCloser) {
        StaleConnectionCheck staleConnections = new StaleConnectionCheck(client.connectionPool(), System::nanoTime);
        OkHttpClient limited = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .fastFallback(true) // Tries the other addresses of a host, although retryOnConnectionFailure is off.
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .pingInterval(pingInterval)
                .addInterceptor(staleConnections::replaceStale)
                .addNetworkInterceptor(staleConnections::checkBeforeUse)
                .addNetworkInterceptor(new FollowUpPrevention())
                .addNetworkInterceptor(ByteLimit::limit)
                .addNetworkInterceptor(ContentLengthCheck::check)
                .addNetworkInterceptor(connectionCloser)
                .build();
        return limited.newBuilder()
                .sslSocketFactory(
                        new ByteLimitedTlsSocketFactory(limited.sslSocketFactory()),
                        requireNonNull(limited.x509TrustManager()))
                .build();
    }

    /** {@return host and port of the client's fixed proxy; empty if a {@link java.net.ProxySelector} selects the proxy} */
    static Optional<String> proxyOf(OkHttpClient client) {
        return Optional.ofNullable(client.proxy())
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                .map(proxy -> proxy.address() instanceof InetSocketAddress address
                        ? address.getHostString() + ":" + address.getPort()
                        : String.valueOf(proxy.address()));
    }

    @Override
    public Exchange prepare(SignedRequest request, IdempotencyKey idempotencyKey) {
        OneTimeBody body = new OneTimeBody(RequestWriter.encode(request));
        Request http = new Request.Builder()
                .url(url(request.request().partnerId()))
                .header("Accept", "application/json")
                // Without this header OkHttp decompresses the body itself. If the body cannot be decompressed,
                // OkHttp throws the same exception as for a lost connection.
                .header("Accept-Encoding", "identity")
                .header("Idempotency-Key", idempotencyKey.toString())
                .header("User-Agent", "sesi")
                .post(body)
                .build();
        return new OkHttpExchange(client.newCall(http), request, body, connectionCloser, proxyOf(client));
    }

    private HttpUrl url(PartnerId partnerId) {
        return HttpUrl.get(urlBeforePartnerId + partnerId + "/sessions");
    }
}
