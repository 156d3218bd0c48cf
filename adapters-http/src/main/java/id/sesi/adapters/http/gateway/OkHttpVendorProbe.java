package id.sesi.adapters.http.gateway;

import id.sesi.application.driven.Contact;
import id.sesi.application.driven.VendorProbe;
import id.sesi.application.driving.Failure;
import id.sesi.domain.Environment;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks for the head of the vendor's base URL, by the same way as the gateway's requests go. Thread-safe. */
public final class OkHttpVendorProbe implements VendorProbe {

    private final OkHttpClient client;
    private final Environment environment;

    /**
     * Makes a probe with the connections, the proxy and the trust settings of the client.
     *
     * @param client the one that the gateway is made with; the caller closes its connections
     */
    public OkHttpVendorProbe(OkHttpClient client, Environment environment) {
        this.client = OkHttpSessionGateway.onlyOnce(client, OkHttpSessionGateway.PINGS);
        this.environment = environment;
    }

    @Override
    public Contact contact(Duration timeout) {
        Call call = client.newCall(new Request.Builder()
                .url(environment.baseUrl().toString())
                .header("User-Agent", "sesi")
                .head()
                .build());
        call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        // On a thread of its own: OkHttp cannot be timed out while it looks up a name.
        FutureTask<Contact> contact = new FutureTask<>(() -> exchange(call));
        Thread thread = new Thread(contact, "sesi-probe");
        thread.setDaemon(true);
        thread.start();
        try {
            return contact.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            FailureClassifier.Reason reason = FailureClassifier.reasonOf(e.getCause() == null ? e : e.getCause());
            return Contact.failed(reason.failure(), reason.detail());
        } catch (TimeoutException e) {
            call.cancel();
            return Contact.failed(Failure.TIMED_OUT, FailureClassifier.TOO_LATE);
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            return Contact.failed(Failure.INTERRUPTED, "the call was interrupted");
        }
    }

    private static Contact exchange(Call call) throws IOException {
        try (Response response = call.execute()) {
            return Contact.answered(
                    response.code(), Optional.ofNullable(response.headers().getInstant("Date")));
        } catch (FollowUpGuard.UnlistedStatusException e) {
            return Contact.answered(e.status(), Optional.empty());
        }
    }
}
