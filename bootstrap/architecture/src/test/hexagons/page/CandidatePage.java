package com.acme.page;

import id.sesi.application.UseCases;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;

/** A page of another team that shows the widget. */
final class CandidatePage {

    private final PartnerId partnerId;
    private final CreateSession createSession;

    CandidatePage(PartnerId partnerId, SecretSource secrets, SessionGateway gateway) {
        this.partnerId = partnerId;
        this.createSession =
                UseCases.createSessionBuilder(partnerId, secrets, gateway, entry -> {}).build();
    }

    String forUser(String userId) {
        SessionRequest request = SessionRequest.builder(partnerId)
                .userId(userId)
                .email("john.doe@example.com")
                .name("John Doe")
                .build();
        return createSession
                .create(request)
                .fold(
                        created -> "<iframe src='" + created.session().widgetUrl().reveal() + "'></iframe>",
                        refused -> "Please correct: "
                                + String.join(", ", refused.error().fieldErrors().keySet()),
                        failed -> "Please try again later");
    }
}
