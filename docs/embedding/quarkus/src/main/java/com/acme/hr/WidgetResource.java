package com.acme.hr;

import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.InvalidValueException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Creates a widget session for the user who is signed in. */
@Path("/widget-session")
class WidgetResource {

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
            return WidgetResponse.of(
                    createSession.create(user.sessionRequest(settings.partnerId()), settings.deadline()), Instant.now());
        } catch (InvalidValueException e) {
            return WidgetResponse.of(e);
        }
    }
}
