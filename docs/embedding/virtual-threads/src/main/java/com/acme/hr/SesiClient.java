package com.acme.hr;

import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.application.UseCases;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import org.slf4j.LoggerFactory;

/** Wires Sesi on virtual threads, and owns its connections. Create one for the whole process. */
final class SesiClient implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient client;
    private final CreateSession createSession;

    SesiClient(
            PartnerId partnerId,
            Environment environment,
            SecretSource secrets,
            List<X509Certificate> extraCertificates) {
        client = OkHttpClientFactory.create(extraCertificates, Optional.empty());
        createSession = UseCases.createSessionBuilder(
                        partnerId,
                        secrets,
                        new OkHttpSessionGateway(client, environment),
                        new Slf4jAuditTrail(LoggerFactory.getLogger("id.sesi.audit"), environment.name()))
                .executor(threads)
                .build();
    }

    CreateSession createSession() {
        return createSession;
    }

    /** Ends the threads and the connections. Before this, close your HTTP server, so that no call is running: such a call fails. */
    @Override
    public void close() {
        threads.shutdownNow();
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }
}
