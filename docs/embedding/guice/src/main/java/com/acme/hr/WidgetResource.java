package com.acme.hr;

import id.sesi.application.driving.CreateSession;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Violation;
import jakarta.inject.Inject;
import java.time.Instant;

/** The endpoint for the {@code <iframe>}. Add the annotations of your HTTP framework, and send {@code Cache-Control: no-store}. */
final class WidgetResource {

    private final PartnerId partnerId;
    private final Login login;
    private final CreateSession createSession;

    @Inject
    WidgetResource(PartnerId partnerId, Login login, CreateSession createSession) {
        this.partnerId = partnerId;
        this.login = login;
        this.createSession = createSession;
    }

    Answer widget() {
        try {
            return Answer.to(createSession.create(login.request(partnerId)), Instant.now());
        } catch (InvalidValueException e) {
            return Answer.invalid(e.violations().stream().map(Violation::path).toList());
        }
    }
}
