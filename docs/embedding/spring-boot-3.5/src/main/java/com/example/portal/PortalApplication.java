package com.example.portal;

import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.adapters.local.secret.FileSecretSource;
import id.sesi.application.UseCases;
import id.sesi.application.driving.CreateSession;
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
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@EnableConfigurationProperties(SesiProperties.class)
class PortalApplication {

    public static void main(String[] args) {
        SpringApplication.run(PortalApplication.class, args);
    }

    /** One use case for the whole application: all calls share its circuit breaker. */
    @Bean
    CreateSession createSession(
            SesiProperties sesi, OkHttpClient client, @Qualifier("sesiExecutor") ExecutorService executor) {
        return UseCases.createSessionBuilder(
                        sesi.partnerId(),
                        new FileSecretSource(sesi.secretKeyFile().toPath()),
                        new OkHttpSessionGateway(client, sesi.vendorEnvironment()),
                        new Slf4jAuditTrail(LoggerFactory.getLogger("id.sesi.audit"), sesi.environment()))
                .executor(executor)
                .build();
    }

    /** Not a default candidate. Otherwise Boot would not create its own {@code applicationTaskExecutor}. */
    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ExecutorService sesiExecutor() {
        return UseCases.defaultExecutor();
    }

    @Bean
    OkHttpClient sesiHttpClient(SesiProperties sesi) {
        List<X509Certificate> certificates = sesi.caFile().map(PortalApplication::certificates).orElse(List.of());
        return OkHttpClientFactory.create(certificates, Optional.empty());
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
