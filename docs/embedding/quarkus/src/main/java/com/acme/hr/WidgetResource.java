package com.acme.hr;

import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SessionRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a widget session for the user who is signed in. */
@Path("/widget-session")
@Authenticated
class WidgetResource {

    private static final Logger LOG = LoggerFactory.getLogger(WidgetResource.class);

    private final EmployeeService employees;
    private final CreateSession createSession;
    private final SesiSettings settings;

    WidgetResource(EmployeeService employees, CreateSession createSession, SesiSettings settings) {
        this.employees = employees;
        this.createSession = createSession;
        this.settings = settings;
    }

    /**
     * Blocks until the vendor has answered, so it must not run on an event loop.
     *
     * @param login the user who is signed in; take nothing else from the request
     */
    @POST
    @Blocking
    public Response create(@Context SecurityContext login) {
        WidgetResponse widget = widget(login.getUserPrincipal().getName());
        Response.ResponseBuilder response = Response.status(widget.status()).entity(widget.body());
        widget.headers().forEach(response::header);
        return response.build();
    }

    private WidgetResponse widget(String userId) {
        try {
            SessionRequest request = employees.sessionRequest(settings.partnerId(), userId);
            Outcome outcome = createSession.create(request, settings.deadline());
            WidgetResponse response = WidgetResponse.of(outcome, Instant.now());
            if (response.status() != 200) { // The browser does not get the reason.
                LOG.warn("status {}: {}", response.status(), outcome.description());
            }
            return response;
        } catch (InvalidValueException e) {
            LOG.warn("status 422: {}", e.getMessage());
            return WidgetResponse.of(e);
        }
    }
}
