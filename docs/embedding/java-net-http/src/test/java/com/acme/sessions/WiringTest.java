package com.acme.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.application.UseCases;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** The wiring that the page shows. */
class WiringTest {

    static JavaNetHttpSessionGateway gateway() throws GeneralSecurityException {
        return new JavaNetHttpSessionGateway(Environment.STAGING, HostAwareTrust.ofJdk());
    }

    static CreateSession createSession(JavaNetHttpSessionGateway gateway, SecretSource secrets, AuditTrail audit) {
        PartnerId partnerId = new PartnerId("psikologihub-1024");
        return UseCases.createSessionBuilder(partnerId, secrets, gateway, audit).build();
    }

    @Test
    void the_wiring_of_the_page_calls_the_secret_source() throws GeneralSecurityException {
        SecretSource secrets = (partnerId, timeout) -> {
            throw new SecretUnavailableException("no key");
        };
        SessionRequest request = SessionRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .build();
        try (JavaNetHttpSessionGateway gateway = gateway()) {
            assertEquals("SECRET_UNAVAILABLE", createSession(gateway, secrets, entry -> {}).create(request).name());
        }
    }
}
