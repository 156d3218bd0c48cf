package id.sesi.adapters.http.gateway;

import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.driven.SessionGateway;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SignedRequest;
import java.time.Duration;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Sends signed requests with OkHttp. Each exchange puts at most one request on the wire: nothing is redirected, repeated,
 * authenticated, cached or sent without TLS, whatever client it is made with. Thread-safe.
 */
public final class OkHttpSessionGateway implements SessionGateway {

    /** An HTTP/2 connection that went silent is found out in twice that time, within one attempt, and not used again. */
    static final Duration PING_INTERVAL = Duration.ofSeconds(4);

    /** How long a cancelled call may take to end; long enough for a slow link, because other calls use its connection. */
    static final Duration STALLED_AFTER = Duration.ofSeconds(4);

    private static final String SESSIONS_PATH = "/api/v2/partner/";

    private final StalledConnectionCloser stalledConnections;
    private final OkHttpClient client;
    private final String sessionsUrl;

    /**
     * Makes a gateway that shares the connections, the proxy, the trust settings and the interceptors of the client.
     * The caller keeps the client and closes its connections. Interceptors run on the thread that sends. An event listener
     * that blocks for seconds after a call was cancelled costs the connection.
     *
     * @param client the team's own; its time-outs for connecting, reading and writing hold within each attempt's time
     * @param environment where the vendor is
     * @throws IllegalArgumentException if the base URL contains the path of the sessions, which is appended here
     */
    public OkHttpSessionGateway(OkHttpClient client, Environment environment) {
        this(client, environment, PING_INTERVAL, STALLED_AFTER);
    }

    OkHttpSessionGateway(OkHttpClient client, Environment environment, Duration pingInterval, Duration stalledAfter) {
        this.stalledConnections = new StalledConnectionCloser(stalledAfter);
        this.client = withoutResends(client, pingInterval, stalledConnections);
        this.sessionsUrl = sessionsUrl(environment);
    }

    private static String sessionsUrl(Environment environment) {
        String base = environment.baseUrl().toString();
        if (base.contains(SESSIONS_PATH)) {
            throw new IllegalArgumentException(
                    "the base URL must not have " + SESSIONS_PATH + " in its path: that is appended");
        }
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + SESSIONS_PATH;
    }

    /** {@return the client, without everything that would put more than one request on the wire} */
    static OkHttpClient withoutResends(
            OkHttpClient client, Duration pingInterval, StalledConnectionCloser stalledConnections) {
        StaleConnectionCheck staleConnections = new StaleConnectionCheck(client.connectionPool(), System::nanoTime);
        return client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .fastFallback(true) // All addresses of a host are tried although connections are not retried.
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .pingInterval(pingInterval)
                .addInterceptor(staleConnections::replaceDropped)
                .addNetworkInterceptor(staleConnections::checkBeforeUse)
                .addNetworkInterceptor(new FollowUpGuard())
                .addNetworkInterceptor(stalledConnections)
                .build();
    }

    @Override
    public Exchange prepare(SignedRequest request, IdempotencyKey idempotencyKey) {
        SignedBody body = new SignedBody(RequestCodec.encode(request));
        Request http = new Request.Builder()
                .url(url(request.request().partnerId()))
                .header("Accept", "application/json")
                // Without it OkHttp decompresses by itself, and a body that it cannot decompress looks like a lost
                // connection.
                .header("Accept-Encoding", "identity")
                .header("Idempotency-Key", idempotencyKey.toString())
                .header("User-Agent", "sesi")
                .post(body)
                .build();
        return new OkHttpExchange(client.newCall(http), body, stalledConnections);
    }

    private HttpUrl url(PartnerId partnerId) {
        return HttpUrl.get(sessionsUrl + partnerId + "/sessions");
    }
}
