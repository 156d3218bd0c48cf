package id.sesi.adapters.micrometer;

import id.sesi.application.UseCases;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.PartnerId;
import io.micrometer.core.instrument.MeterRegistry;

/** The example of docs/metrics.md. {@code ReadmeTest} compares it with the page. */
final class MetricsExample {

    private MetricsExample() {}

    static CreateSession measured(
            PartnerId partnerId,
            SecretSource secrets,
            SessionGateway gateway,
            AuditTrail audit,
            MeterRegistry registry) {
        AuditTrail metrics = new CallMetrics(registry);
        AuditTrail auditAndMetrics = entry -> {
            audit.record(entry);
            metrics.record(entry);
        };
        SecretSource measured = new MeteredSecretSource(secrets, registry);
        CreateSession createSession = UseCases.createSessionBuilder(partnerId, measured, gateway, auditAndMetrics)
                .build();

        return createSession;
    }
}
