package com.acme.hr;

import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.application.UseCases;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.slf4j.LoggerFactory;

/** Wires Sesi from the environment variables of the function. */
final class CreateSessionFactory {

    private static final String EXTENSION_PORT = "2773";

    /** One to the vendor, one to the extension: an execution environment handles one invocation at a time. */
    private static final int IDLE_CONNECTIONS = 2;

    /** Short, because a connection that was idle while the environment was frozen may be dead. */
    private static final int IDLE_SECONDS = 5;

    private CreateSessionFactory() {}

    static CreateSession create(PartnerId partnerId, Map<String, String> variables) {
        Environment environment = environment(variables);
        OkHttpClient client = OkHttpClientFactory.create(extraCertificates(variables), Optional.empty())
                .newBuilder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .build();
        SecretSource secrets = new ExtensionSecretSource(
                client,
                Integer.parseInt(variables.getOrDefault("PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", EXTENSION_PORT)),
                required(variables, "PSIKOLOGIE_SECRET_ID"),
                sessionToken(variables));
        return UseCases.createSessionBuilder(
                        partnerId,
                        secrets,
                        new OkHttpSessionGateway(client, environment),
                        new Slf4jAuditTrail(LoggerFactory.getLogger("id.sesi.audit"), environment.name()))
                .build();
    }

    static String required(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the environment variable " + name + " is missing; set it"));
    }

    private static String sessionToken(Map<String, String> variables) {
        return Optional.ofNullable(variables.get("AWS_SESSION_TOKEN"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "AWS_SESSION_TOKEN is missing, which Lambda sets for functions without SnapStart; disable SnapStart"));
    }

    private static Environment environment(Map<String, String> variables) {
        Environment environment = Environment.named(variables.getOrDefault("PSIKOLOGIE_ENVIRONMENT", "staging"));
        return Optional.ofNullable(variables.get("PSIKOLOGIE_BASE_URL"))
                .map(url -> environment.withBaseUrl(URI.create(url)))
                .orElse(environment);
    }

    /** {@return the certificates to trust in addition to those of the JDK; to connect to a sandbox, add its certificate} */
    private static List<X509Certificate> extraCertificates(Map<String, String> variables) {
        return Optional.ofNullable(variables.get("PSIKOLOGIE_CA_FILE"))
                .map(CreateSessionFactory::certificates)
                .orElse(List.of());
    }

    private static List<X509Certificate> certificates(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(
                    "PSIKOLOGIE_CA_FILE: no certificates in " + file + " (" + e + "); check the file", e);
        }
    }
}
