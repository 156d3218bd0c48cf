package com.example.portal;

import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.adapters.local.secret.FileSecretSource;
import id.sesi.adapters.micrometer.CallMetrics;
import id.sesi.adapters.micrometer.MeteredSecretSource;
import id.sesi.application.UseCases;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpObservationInterceptor;
import io.micrometer.observation.ObservationRegistry;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SesiProperties.class)
class SesiConfiguration {

    /** One use case for the whole application: all calls share its circuit breaker. */
    @Bean
    CreateSession createSession(
            SesiProperties sesi,
            SecretSource secrets,
            OkHttpClient client,
            AuditTrail audit,
            @Qualifier("sesiExecutor") ExecutorService executor) {
        return UseCases.createSessionBuilder(
                        sesi.partnerId(), secrets, new OkHttpSessionGateway(client, sesi.vendorEnvironment()), audit)
                .executor(executor)
                .build();
    }

    @Bean
    SecretSource secretSource(SesiProperties sesi, MeterRegistry registry) {
        return new MeteredSecretSource(new FileSecretSource(sesi.secretKeyFile().toPath()), registry);
    }

    @Bean
    AuditTrail auditTrail(SesiProperties sesi, MeterRegistry registry) {
        AuditTrail log = new Slf4jAuditTrail(LoggerFactory.getLogger("id.sesi.audit"), sesi.environment());
        AuditTrail metrics = new CallMetrics(registry);
        return entry -> {
            log.record(entry);
            metrics.record(entry);
        };
    }

    /**
     * Takes the MDC and the trace of the request along to the thread that fetches the key and sends.
     *
     * <p>Not a default candidate. Otherwise Boot would not create its own {@code applicationTaskExecutor}.
     */
    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ExecutorService sesiExecutor() {
        ContextRegistry context = new ContextRegistry()
                .loadThreadLocalAccessors()
                .registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
        ContextSnapshotFactory snapshots =
                ContextSnapshotFactory.builder().contextRegistry(context).build();
        return ContextExecutorService.wrap(UseCases.defaultExecutor(), snapshots::captureAll);
    }

    @Bean
    OkHttpClient sesiHttpClient(SesiProperties sesi, ObservationRegistry observations) {
        List<X509Certificate> certificates = sesi.caFile().map(SesiConfiguration::certificates).orElse(List.of());
        return OkHttpClientFactory.create(certificates, Optional.empty())
                .newBuilder()
                .addInterceptor(OkHttpObservationInterceptor.builder(observations, "http.client.requests")
                        .build())
                .build();
    }

    /** Boot has already waited for the running requests. OkHttp's client has no method that closes it. */
    @Bean
    DisposableBean sesiShutdown(OkHttpClient client, @Qualifier("sesiExecutor") ExecutorService executor) {
        return () -> {
            executor.shutdownNow();
            client.dispatcher().cancelAll();
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        };
    }

    private static List<X509Certificate> certificates(File caFile) {
        try (InputStream pem = new FileInputStream(caFile)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw new InvalidConfigurationPropertyValueException("sesi.ca-file", caFile, "It contains no certificates: " + e);
        }
    }
}
