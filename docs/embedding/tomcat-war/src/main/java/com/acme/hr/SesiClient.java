package com.acme.hr;

import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.adapters.local.secret.CachedSecretSource;
import id.sesi.adapters.local.secret.FileSecretSource;
import id.sesi.application.UseCases;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;
import org.slf4j.LoggerFactory;

/** Wires Sesi, and owns its threads, its connections and the cached key. Create one for each deployment. */
final class SesiClient implements AutoCloseable {

    private static final Duration KEY_MAX_AGE = Duration.ofMinutes(5);

    private final ExecutorService threads = UseCases.defaultExecutor();
    private final CachedSecretSource secrets;
    private final OkHttpClient client;
    private final CreateSession createSession;

    SesiClient(
            PartnerId partnerId,
            Environment environment,
            Path secretKeyFile,
            List<X509Certificate> extraCertificates) {
        secrets = new CachedSecretSource(new FileSecretSource(secretKeyFile), KEY_MAX_AGE);
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

    /** Ends the threads and the connections, and wipes the key. A call that is running fails. */
    @Override
    public void close() {
        threads.shutdownNow();
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        secrets.close();
    }
}
