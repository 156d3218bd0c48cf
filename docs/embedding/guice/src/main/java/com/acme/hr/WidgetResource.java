package com.acme.hr;

import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.InvalidValueException;
import jakarta.inject.Inject;
import java.time.Instant;

/** The endpoint for the {@code <iframe>}. Add the annotations of your HTTP framework, and send status, headers and body. */
final class WidgetResource {

    private final SesiSettings settings;
    private final Login login;
    private final CreateSession createSession;

    @Inject
    WidgetResource(SesiSettings settings, Login login, CreateSession createSession) {
        this.settings = settings;
        this.login = login;
        this.createSession = createSession;
    }

    WidgetResponse widget() {
        try {
            return WidgetResponse.of(
                    createSession.create(login.request(settings.partnerId()), settings.deadline()), Instant.now());
        } catch (InvalidValueException e) {
            return WidgetResponse.of(e);
        }
    }
}
