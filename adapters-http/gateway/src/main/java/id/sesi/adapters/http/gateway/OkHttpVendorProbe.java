package id.sesi.adapters.http.gateway;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.VendorProbe;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import id.sesi.domain.Environment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.AsyncTimeout;

/**
 * Sends a HEAD request to the vendor's base URL, with the same client settings as the gateway. Thread-safe.
 *
 * @since 1.0.0
 */
public final class OkHttpVendorProbe implements VendorProbe {

    private final StalledConnectionCloser connectionCloser;
    private final OkHttpClient client;
    private final Environment environment;

    /**
     * Creates a probe that shares the connections, the proxy and the trust settings of the client.
     *
     * @param client the client that the gateway uses too; the caller closes its connections
     */
    public OkHttpVendorProbe(OkHttpClient client, Environment environment) {
        this.connectionCloser = new StalledConnectionCloser(OkHttpSessionGateway.MAX_CANCEL_TIME);
        this.client = OkHttpSessionGateway.restricted(client, OkHttpSessionGateway.PING_INTERVAL, connectionCloser)
                .newBuilder()
                .addNetworkInterceptor(OkHttpVendorProbe::recordSending)
                .build();
        this.environment = environment;
    }

    /** The innermost network interceptor: the connection exists, and the request is sent now. */
    static Response recordSending(Interceptor.Chain chain) throws IOException {
        requireNonNull(chain.request().tag(AtomicBoolean.class)).set(true);
        return chain.proceed(chain.request());
    }

    @Override
    public Exchange prepare() {
        AtomicBoolean isSent = new AtomicBoolean();
        Call call = client.newCall(new Request.Builder()
                .url(environment.baseUrl().toString())
                .header("User-Agent", "sesi")
                .head()
                .tag(AtomicBoolean.class, isSent)
                .build());
        return new OkHttpProbeExchange(call, isSent, connectionCloser, OkHttpSessionGateway.proxyOf(client));
    }

    private record OkHttpProbeExchange(
            Call call, AtomicBoolean isSent, StalledConnectionCloser connectionCloser, Optional<String> proxy)
            implements Exchange {

        @Override
        public ProbeResult send(Duration timeout) {
            AsyncTimeout timer = connectionCloser.cancelAfter(timeout, call);
            try (Response response = call.execute()) {
                return ProbeResult.responded(response.code(), localClockLead(response));
            } catch (FollowUpPrevention.UnexpectedStatusException e) {
                return ProbeResult.responded(e.status(), Optional.empty());
            } catch (LinkageError e) {
                return ProbeResult.failed(Failure.GATEWAY_FAILED, LibraryVersions.problem(e));
            } catch (Exception e) {
                // OkHttp throws an undeclared InterruptedException. An interceptor of the caller may throw anything.
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                if (Thread.currentThread().isInterrupted()) {
                    return ProbeResult.failed(Failure.INTERRUPTED, "the call was interrupted");
                }
                Delivery delivery = isSent.get() ? Delivery.UNKNOWN : Delivery.NOT_SENT;
                Failed failed =
                        timer.exit() ? Failed.timedOut(delivery) : FailureClassifier.classify(e, delivery, proxy);
                return ProbeResult.failed(failed.failure(), failed.detail());
            } finally {
                timer.exit();
            }
        }

        @Override
        public void cancel() {
            connectionCloser.cancel(call);
        }
    }

    /**
     * {@return how far the local clock is ahead of the server's; empty without a {@code Date} header}
     *
     * <p>Compares the clocks at the middle of the exchange, because the server most likely read its clock then.
     */
    private static Optional<Duration> localClockLead(Response response) {
        long middle = response.sentRequestAtMillis()
                + (response.receivedResponseAtMillis() - response.sentRequestAtMillis()) / 2;
        return Optional.ofNullable(response.headers().getInstant("Date"))
                .map(serverTime -> Duration.between(serverTime, Instant.ofEpochMilli(middle)));
    }
}
