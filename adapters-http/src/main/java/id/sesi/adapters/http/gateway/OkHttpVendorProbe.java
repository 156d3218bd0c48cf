package id.sesi.adapters.http.gateway;

import id.sesi.application.driven.Contact;
import id.sesi.application.driven.VendorProbe;
import id.sesi.application.driving.Failure;
import id.sesi.domain.Environment;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;

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
    public Contact contact(Duration atMost) {
        Request head = new Request.Builder()
                .url(environment.baseUrl().toString())
                .header("User-Agent", "sesi")
                .head()
                .build();
        BoundedCall call = new BoundedCall(client.newCall(head), atMost);
        try {
            return call.exchange(answer -> Contact.answered(
                    answer.code(), Optional.ofNullable(answer.headers().getInstant("Date"))));
        } catch (FollowUpGuard.UnlistedStatusException e) {
            return Contact.answered(e.status(), Optional.empty());
        } catch (Exception e) {
            return Thread.currentThread().isInterrupted()
                    ? Contact.failed(Failure.INTERRUPTED, "the call was interrupted")
                    : failed(e);
        }
    }

    private static Contact failed(Exception e) {
        Unanswered.Reason reason = Unanswered.reasonOf(e);
        return Contact.failed(reason.failure(), reason.detail());
    }
}
