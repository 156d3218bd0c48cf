package com.acme.hr;

import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.InvalidValueException;
import jakarta.inject.Inject;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoint for the {@code <iframe>}. Add the annotations of your HTTP framework, and send status, headers and body. */
final class WidgetResource {

    private static final Logger LOG = LoggerFactory.getLogger(WidgetResource.class);

    private final SesiSettings settings;
    private final SignedInUser user;
    private final CreateSession createSession;

    @Inject
    WidgetResource(SesiSettings settings, SignedInUser user, CreateSession createSession) {
        this.settings = settings;
        this.user = user;
        this.createSession = createSession;
    }

    WidgetResponse widget() {
        try {
            Outcome outcome = createSession.create(user.sessionRequest(settings.partnerId()), settings.deadline());
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
