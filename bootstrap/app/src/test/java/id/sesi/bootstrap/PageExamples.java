package id.sesi.bootstrap;

import static java.util.stream.Collectors.toMap;

import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.adapters.http.sandbox.Scenario;
import id.sesi.adapters.http.vault.VaultAccess;
import id.sesi.adapters.http.vault.VaultCredentials;
import id.sesi.adapters.http.vault.VaultSecretSource;
import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.adapters.local.secret.CachedSecretSource;
import id.sesi.adapters.local.secret.CommandSecretSource;
import id.sesi.adapters.local.secret.EnvironmentVariableSecretSource;
import id.sesi.adapters.local.secret.FileSecretSource;
import id.sesi.application.UseCases;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.Environment;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The examples of pages below docs, with what a reader must add. {@link ReadmeTest} compares them with the pages. */
final class PageExamples {

    private static final Logger LOG = LoggerFactory.getLogger(PageExamples.class);

    private PageExamples() {}

    /** docs/widget.md. */
    record WidgetEndpoint(PartnerId partnerId, CreateSession createSession) {

        record SignedInUser(String userId, String email, String name) {}

        WidgetResponse widgetSession(SignedInUser user) {
            try {
                SessionRequest request = SessionRequest.builder(partnerId)
                        .userId(user.userId())
                        .email(user.email())
                        .name(user.name())
                        .candidate("cand-001", "Siti Rahma", "siti@example.com")
                        .build();
                Outcome outcome = createSession.create(request);
                WidgetResponse response = WidgetResponse.of(outcome, Instant.now());
                if (response.status() != 200) { // The browser does not get the reason.
                    LOG.warn("status {}: {}", response.status(), outcome.description());
                }
                return response;
            } catch (InvalidValueException e) {
                LOG.warn("status 422: {}", e.getMessage());
                return WidgetResponse.of(e);
            }
        }
    }

    /** docs/embedding/README.md. */
    static Map<PartnerId, CreateSession> severalPartners(
            List<PartnerId> partners, SecretStore store, SessionGateway gateway, AuditTrail audit, Executor executor) {
        SecretSource secrets = new CachedSecretSource(
                (partnerId, timeout) -> SecretKey.ofText(store.read("psikologie/" + partnerId)), Duration.ofMinutes(5));

        Map<PartnerId, CreateSession> createSession = partners.stream()
                .collect(toMap(
                        partner -> partner,
                        partner -> UseCases.createSessionBuilder(partner, secrets, gateway, audit)
                                .executor(executor)
                                .build()));

        return createSession;
    }

    /** The secret store of a reader. */
    interface SecretStore {
        String read(String name);
    }

    /** docs/audit.md. */
    static AuditTrail auditTrail() {
        AuditTrail audit = new Slf4jAuditTrail(LoggerFactory.getLogger("id.sesi.audit"), "production");

        return audit;
    }

    /** docs/secrets.md. */
    static List<SecretSource> secretSources(OkHttpClient client, Supplier<String> vaultToken, SecretStore store) {
        SecretSource file = new FileSecretSource(Path.of("/run/secrets/psikologie"));
        SecretSource variable = new EnvironmentVariableSecretSource("PSIKOLOGIE_SECRET_KEY", System.getenv());
        SecretSource program = new CommandSecretSource(List.of("pass", "show", "psikologie/staging"));
        VaultAccess access = new VaultAccess(
                URI.create("https://vault.example:8200"), Optional.empty(), VaultCredentials.token(vaultToken));
        SecretSource vault = new VaultSecretSource(client, access, "secret/psikologie/staging#key");
        SecretSource yours = (partnerId, timeout) -> SecretKey.ofText(store.read("psikologie/" + partnerId));

        return List.of(file, variable, program, vault, yours);
    }

    /** docs/secrets.md. */
    static CachedSecretSource cachedSecretSource(SecretSource vault) {
        CachedSecretSource secrets = new CachedSecretSource(vault, Duration.ofMinutes(5));

        return secrets;
    }

    /** docs/sandbox.md. */
    static void scenario(String json, YourCode yourCode) throws IOException {
        try (Sandbox sandbox = Sandbox.startScenario(0, Scenario.parse(json))) {
            Environment environment = Environment.STAGING.withBaseUrl(sandbox.baseUrl());
            yourCode.call(environment, sandbox.caPem());
        }
    }

    /** The code of a reader. */
    interface YourCode {
        void call(Environment environment, String trustedCertificate);
    }
}
