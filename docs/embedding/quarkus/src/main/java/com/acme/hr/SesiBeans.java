package com.acme.hr;

import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.adapters.local.secret.FileSecretSource;
import id.sesi.application.UseCases;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.BlockingOperationNotAllowedException;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;
import org.eclipse.microprofile.context.ThreadContext;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Wires Sesi, and owns its threads and connections. */
@Singleton
class SesiBeans {

    private final SesiSettings settings;
    private final Environment environment;
    private final ExecutorService threads = UseCases.defaultExecutor();
    private final OkHttpClient client;

    SesiBeans(SesiSettings settings) {
        this.settings = settings;
        Path key = settings.secretKeyFile();
        require(Files.isReadable(key), "psikologie.secret-key-file: cannot read " + key + "; check the file");
        Duration deadline = settings.deadline();
        require(deadline.toMillis() > 0, "psikologie.deadline: needs to be positive, but is " + deadline);
        Environment named = Environment.named(settings.environment());
        environment = settings.baseUrl().map(named::withBaseUrl).orElse(named);
        client = OkHttpClientFactory.create(settings.caFile().map(SesiBeans::certificates).orElse(List.of()), Optional.empty());
    }

    /**
     * One use case for the whole application: all calls share its circuit breaker. It is created at the start, so that invalid
     * settings end the start.
     *
     * @param context takes the context of the request, such as its trace, to the thread that fetches the key and sends
     */
    @Produces
    @ApplicationScoped
    @Startup
    CreateSession createSession(SecretSource secrets, SessionGateway gateway, AuditTrail audit, ThreadContext context) {
        CreateSession blocking = UseCases.createSessionBuilder(settings.partnerId(), secrets, gateway, audit)
                .executor(task -> threads.execute(context.contextualRunnable(withMdc(task))))
                .build();
        return (request, deadline) -> {
            if (!BlockingOperationControl.isBlockingAllowed()) {
                throw new BlockingOperationNotAllowedException(
                        "CreateSession was called on an event loop; annotate the method of the endpoint with @Blocking");
            }
            return blocking.create(request, deadline);
        };
    }

    @Produces
    @ApplicationScoped
    SecretSource secrets() {
        return new FileSecretSource(settings.secretKeyFile());
    }

    @Produces
    @ApplicationScoped
    SessionGateway gateway() {
        return new OkHttpSessionGateway(client, environment);
    }

    /** Not {@code @ApplicationScoped}: its proxy would throw for the calls that {@link #close} cuts off, and lose their records. */
    @Produces
    @Singleton
    AuditTrail audit() {
        return new Slf4jAuditTrail(LoggerFactory.getLogger("id.sesi.audit"), environment.name());
    }

    /** Quarkus calls this after it has waited for the running requests, and before a live reload. */
    @PreDestroy
    void close() {
        threads.shutdownNow();
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    private static Runnable withMdc(Runnable task) {
        Map<String, String> mdc = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
        return () -> {
            MDC.setContextMap(mdc);
            try {
                task.run();
            } finally {
                MDC.clear();
            }
        };
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(
                    "psikologie.ca-file: no certificates in " + file + " (" + e + "); check the file", e);
        }
    }
}
