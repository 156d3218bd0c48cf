package com.acme.hr;

import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.InvalidValueException;
import jakarta.inject.Inject;
import java.time.Instant;

/** The endpoint for the {@code <iframe>}. Add the annotations of your HTTP framework, and send status, headers and body. */
final class WidgetResource {

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
            return WidgetResponse.of(
                    createSession.create(user.sessionRequest(settings.partnerId()), settings.deadline()), Instant.now());
        } catch (InvalidValueException e) {
            return WidgetResponse.of(e);
        }
    }
}
