package id.sesi.bootstrap;

import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.application.UseCases;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedding example of the README. {@link ReadmeTest} runs this code and compares it with the README. */
final class EmbeddingExample {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingExample.class);

    private EmbeddingExample() {}

    static String embed(OkHttpClient yourHttpClient, Environment environment, SecretSource secrets) {
        PartnerId partnerId = new PartnerId("psikologihub-1024");
        SessionGateway gateway = new OkHttpSessionGateway(yourHttpClient, environment);
        AuditTrail audit = entry -> LOG.info("{}", entry);
        CreateSession createSession = UseCases.createSessionBuilder(partnerId, secrets, gateway, audit)
                .build();

        SessionRequest request = SessionRequest.builder(partnerId)
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .candidate("cand-001", "Siti Rahma", "siti@example.com")
                .build();
        Session session = createSession.create(request).orThrow();
        String src = session.widgetUrl().reveal();

        return src;
    }
}
