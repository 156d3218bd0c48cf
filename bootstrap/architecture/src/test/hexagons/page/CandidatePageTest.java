package com.acme.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import id.sesi.application.driven.SessionGateway;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CandidatePageTest {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    OkHttpClient client = OkHttpClientFactory.create(List.of(SANDBOX.caCertificate()), Optional.empty());
    SessionGateway gateway = new OkHttpSessionGateway(client, SANDBOX.environment());
    CandidatePage page = new CandidatePage(SANDBOX.partnerId(), SANDBOX.secrets(), gateway);

    @Test
    void the_page_shows_the_widget() {
        assertTrue(page.forUser("USR-001").startsWith("<iframe"));
    }

    @Test
    void the_page_names_the_fields_that_the_vendor_refuses() {
        assertEquals("Please correct: user.user_id", page.forUser("fault-422"));
    }
}
