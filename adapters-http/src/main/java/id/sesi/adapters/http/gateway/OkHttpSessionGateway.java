package id.sesi.adapters.http.gateway;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.AttemptResult;
import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.driven.SessionGateway;
import id.sesi.domain.Environment;
import id.sesi.domain.SignedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends signed requests with OkHttp. One call of {@link #post} puts at most one request on the wire: nothing is
 * redirected, repeated, authenticated, cached or sent without TLS, whatever client it is made with. Thread-safe.
 */
public final class OkHttpSessionGateway implements SessionGateway {

    /** An HTTP/2 connection that went silent is found out in twice that time, within one attempt, and not used again. */
    static final Duration PINGS = Duration.ofSeconds(4);

    /** How long a call may take to end when it was given up; long enough for a slow link, as others use its connection. */
    private static final Duration STUCK = Duration.ofSeconds(4);

    private final ExecutorService workers = Executors.newCachedThreadPool(OkHttpSessionGateway::daemon);
    private final StalledConnectionCloser stuckConnections = new StalledConnectionCloser();
    private final OkHttpClient client;
    private final Environment environment;
    private final Duration stuck;

    /**
     * Makes a gateway that shares the connections, the proxy, the trust settings and the interceptors of the client.
     * The caller keeps the client and closes its connections. Interceptors run on a thread of the gateway.
     * An event listener that blocks for seconds after a call was given up costs the connection.
     *
     * @param client the team's own; its time-outs for connecting, reading and writing hold within each attempt's budget
     * @param environment where the vendor is
     */
    public OkHttpSessionGateway(OkHttpClient client, Environment environment) {
        this(client, environment, PINGS, STUCK);
    }

    OkHttpSessionGateway(OkHttpClient client, Environment environment, Duration pings, Duration stuck) {
        this.client = onlyOnce(client, pings)
                .newBuilder()
                .addNetworkInterceptor(stuckConnections)
                .build();
        this.environment = requireNonNull(environment);
        this.stuck = stuck;
    }

    /** {@return the client, without all that would put more than one request on the wire} */
    static OkHttpClient onlyOnce(OkHttpClient client, Duration pings) {
        StaleConnectionCheck dropped = new StaleConnectionCheck(client.connectionPool(), System::nanoTime);
        return client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .fastFallback(true) // All addresses of a host are tried although connections are not retried.
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .pingInterval(pings)
                .addInterceptor(dropped::takingAnother)
                .addNetworkInterceptor(dropped::noticing)
                .addNetworkInterceptor(new FollowUpGuard())
                .build();
    }

    @Override
    public AttemptResult post(SignedRequest request, IdempotencyKey idempotencyKey, Duration timeout) {
        long start = System.nanoTime();
        SignedBody body = new SignedBody(RequestCodec.encode(request));
        Call call = client.newCall(httpRequest(request, idempotencyKey, body));
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        // On a thread of its own: OkHttp cannot be interrupted while it reads, nor timed out while it looks up a name.
        Future<AttemptResult> reply = workers.submit(() -> exchange(call));
        try {
            return reply.get(timeout.toNanos() - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            return FailureClassifier.reply(e.getCause() == null ? e : e.getCause(), body.withdraw());
        } catch (TimeoutException e) {
            giveUp(call, reply);
            return FailureClassifier.timedOut(body.withdraw());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp(call, reply);
            return FailureClassifier.interrupted(body.withdraw());
        }
    }

    /** On other threads as well: who cancels runs the team's event listener. */
    private void giveUp(Call call, Future<AttemptResult> reply) {
        workers.execute(call::cancel);
        workers.execute(() -> closeIfStuck(call, reply));
    }

    private void closeIfStuck(Call cancelled, Future<AttemptResult> reply) {
        try {
            reply.get(stuck.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            stuckConnections.closeThatOf(cancelled);
        } catch (ExecutionException | InterruptedException e) {
            // It has ended.
        }
    }

    private static AttemptResult exchange(Call call) throws IOException {
        try (Response response = call.execute()) {
            return ResponseReader.read(response);
        } catch (FollowUpGuard.UnlistedStatusException e) {
            return ResponseReader.unlisted(e.status());
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sesi-gateway");
        thread.setDaemon(true);
        return thread;
    }

    private Request httpRequest(SignedRequest request, IdempotencyKey idempotencyKey, SignedBody body) {
        return new Request.Builder()
                .url(environment.sessionsUrl(request.request().partnerId()).toString())
                .header("Accept", "application/json")
                .header(
                        "Accept-Encoding",
                        "identity") // Otherwise OkHttp unpacks: what cannot be unpacked looks like a lost connection.
                .header("Idempotency-Key", idempotencyKey.toString())
                .header("User-Agent", "sesi")
                .post(body)
                .build();
    }
}
