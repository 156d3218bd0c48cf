package com.acme.hr;

import id.sesi.application.driving.CreateSession;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.Violation;
import jakarta.inject.Inject;
import java.time.Instant;

/** The endpoint for the {@code <iframe>}. Add the annotations of your HTTP framework, and send {@code Cache-Control: no-store}. */
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

    Answer widget() {
        try {
            return Answer.to(createSession.create(login.request(settings.partnerId()), settings.deadline()), Instant.now());
        } catch (InvalidValueException e) {
            return Answer.invalid(e.violations().stream().map(Violation::path).toList());
        }
    }
}
