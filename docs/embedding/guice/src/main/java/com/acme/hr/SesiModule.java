package com.acme.hr;

import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.application.UseCases;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.CreateSession;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;
import org.slf4j.LoggerFactory;

/** Wires Sesi. Private, so that its client and its executor do not collide with those of other modules. */
public final class SesiModule extends PrivateModule {

    private final SesiSettings settings;

    public SesiModule(SesiSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        bind(SesiSettings.class).toInstance(settings);
        bind(SesiShutdown.class);
        expose(SesiSettings.class);
        expose(CreateSession.class);
        expose(SesiShutdown.class);
    }

    @Provides
    @Singleton
    CreateSession createSession(SessionGateway gateway, AuditTrail audit, ExecutorService threads) {
        return UseCases.createSessionBuilder(settings.partnerId(), settings.secrets(), gateway, audit)
                .executor(threads)
                .build();
    }

    @Provides
    SessionGateway gateway(OkHttpClient client) {
        return new OkHttpSessionGateway(client, settings.environment());
    }

    @Provides
    AuditTrail audit() {
        return new Slf4jAuditTrail(
                LoggerFactory.getLogger("id.sesi.audit"), settings.environment().name());
    }

    @Provides
    @Singleton
    OkHttpClient client() {
        return OkHttpClientFactory.create(settings.extraCertificates(), Optional.empty());
    }

    @Provides
    @Singleton
    ExecutorService threads() {
        return UseCases.defaultExecutor();
    }
}
