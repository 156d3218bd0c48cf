package com.acme.hr;

import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.InvalidValueException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a widget session for the user who is signed in. */
@Path("/widget-session")
class WidgetResource {

    private static final Logger LOG = LoggerFactory.getLogger(WidgetResource.class);

    private final SignedInUser user;
    private final CreateSession createSession;
    private final SesiSettings settings;

    WidgetResource(SignedInUser user, CreateSession createSession, SesiSettings settings) {
        this.user = user;
        this.createSession = createSession;
        this.settings = settings;
    }

    /** Blocks until the vendor has answered, so it must not run on an event loop. */
    @POST
    @Blocking
    public Response create() {
        WidgetResponse widget = widget();
        Response.ResponseBuilder response = Response.status(widget.status()).entity(widget.body());
        widget.headers().forEach(response::header);
        return response.build();
    }

    private WidgetResponse widget() {
        try {
            Outcome outcome = createSession.create(user.sessionRequest(settings.partnerId()), settings.deadline());
            WidgetResponse response = WidgetResponse.of(outcome, Instant.now());
            if (response.status() != 200) { // The browser does not get the reason.
                LOG.warn("status {}: {}", response.status(), outcome.description());
            }
            return response;
        } catch (InvalidValueException e) {
            return WidgetResponse.of(e);
        }
    }
}
