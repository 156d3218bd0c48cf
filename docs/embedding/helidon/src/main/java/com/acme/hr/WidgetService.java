package com.acme.hr;

import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.InvalidValueException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a widget session for the user who is signed in. Helidon calls it on a virtual thread, which may block. */
final class WidgetService implements HttpService {

    private static final Logger LOG = LoggerFactory.getLogger(WidgetService.class);

    /** Another site cannot send it, because the browser first asks this server (CORS), which allows no other site. */
    private static final HeaderName CSRF_HEADER = HeaderNames.create("X-Requested-With");

    private static final int SECONDS_TO_RECORD = 1;

    private final SignedInUser user;
    private final SesiClient sesi;
    private final Duration deadline;
    /** The running calls, and this service. */
    private final Phaser running = new Phaser(1);

    WidgetService(SignedInUser user, SesiClient sesi, Duration deadline) {
        this.user = user;
        this.sesi = sesi;
        this.deadline = deadline;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/", this::create);
    }

    /** The server has let the running calls finish. A call that took longer ends now; the JVM must not end before its record. */
    @Override
    public void afterStop() {
        sesi.close();
        try {
            running.awaitAdvanceInterruptibly(running.arrive(), SECONDS_TO_RECORD, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            LOG.warn("calls that still run leave no audit record: {}", running.getUnarrivedParties());
        }
    }

    private void create(ServerRequest request, ServerResponse response) {
        if (!request.headers().contains(CSRF_HEADER)) {
            response.status(Status.FORBIDDEN_403).send();
            return;
        }
        WidgetResponse widget = widget();
        response.status(widget.status());
        widget.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        response.send(widget.body());
    }

    private WidgetResponse widget() {
        running.register();
        try {
            Outcome outcome = sesi.createSession().create(user.sessionRequest(), deadline);
            WidgetResponse response = WidgetResponse.of(outcome, Instant.now());
            if (response.status() != 200) { // The browser does not get the reason.
                LOG.warn("status {}: {}", response.status(), outcome.description());
            }
            return response;
        } catch (InvalidValueException e) {
            LOG.warn("status 422: {}", e.getMessage());
            return WidgetResponse.of(e);
        } finally {
            running.arriveAndDeregister();
        }
    }
}
