package id.sesi.adapters.http.gateway;

import id.sesi.application.driven.PageFetcher;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.PageResult;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Fetches a page of the partner with the proxy and the trust settings of the client. Unlike the gateway, it also connects without
 * TLS, for pages on the developer's machine. Thread-safe.
 *
 * @since 1.0.0
 */
public final class OkHttpPageFetcher implements PageFetcher {

    private final OkHttpClient client;

    /** @param client the client whose settings and connections the fetcher shares; the caller closes its connections */
    public OkHttpPageFetcher(OkHttpClient client) {
        this.client = client.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .fastFallback(true) // Tries all addresses of a host, although connections are not retried.
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                .addNetworkInterceptor(new FollowUpPrevention())
                .addNetworkInterceptor(OkHttpVendorProbe::recordSending)
                .build();
    }

    @Override
    public PageResult fetch(URI page, Duration timeout) {
        AtomicBoolean isSent = new AtomicBoolean();
        Call call;
        try {
            call = client.newCall(new Request.Builder()
                    .url(page.toString())
                    .header("Accept", "text/html")
                    .header("Accept-Encoding", "identity") // Otherwise OkHttp decompresses any amount of data.
                    .header("User-Agent", "sesi")
                    .tag(AtomicBoolean.class, isSent)
                    .build());
        } catch (IllegalArgumentException e) {
            return new PageResult.Failed(Failure.UNREACHABLE, "OkHttp does not accept the host of the page");
        }
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            return read(response);
        } catch (FollowUpPrevention.UnexpectedStatusException e) {
            return new PageResult.Fetched(e.status(), Map.of(), "", true);
        } catch (Exception e) {
            // OkHttp throws an undeclared InterruptedException. An interceptor of the caller may throw anything.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (Thread.currentThread().isInterrupted()) {
                return new PageResult.Failed(Failure.INTERRUPTED, "the call was interrupted");
            }
            Failed failed = FailureClassifier.classify(
                    e, isSent.get() ? Delivery.UNKNOWN : Delivery.NOT_SENT, OkHttpSessionGateway.proxyOf(client));
            return new PageResult.Failed(failed.failure(), failed.detail());
        }
    }

    private static PageResult read(Response response) throws IOException {
        BufferedSource body = response.body().source();
        boolean isLonger = body.request(MAX_BYTES + 1L);
        long length = Math.min(body.getBuffer().size(), MAX_BYTES);
        return new PageResult.Fetched(
                response.code(), response.headers().toMultimap(), body.readUtf8(length), !isLonger);
    }
}
