package id.sesi.adapters.http.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.UseCases;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/** A sandbox with the partner and the key of the published test vectors, and a client that trusts it and never resends. */
final class RunningSandbox implements AutoCloseable {

    static final PartnerId PARTNER = new PartnerId("psikologihub-1024");
    static final String SECRET = "demo-secret-key-123";

    final Sandbox sandbox;
    final OkHttpClient client;

    RunningSandbox() {
        try {
            sandbox = Sandbox.start(
                    0,
                    PARTNER,
                    UseCases.signRequest(
                            PARTNER,
                            (partnerId, timeout) -> SecretKey.ofText(SECRET),
                            Duration.ofSeconds(10),
                            UseCases.defaultExecutor()));
            HandshakeCertificates trusting = new HandshakeCertificates.Builder()
                    .addTrustedCertificate((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(sandbox.caPem().getBytes(UTF_8))))
                    .build();
            client = new OkHttpClient.Builder()
                    .sslSocketFactory(trusting.sslSocketFactory(), trusting.trustManager())
                    .retryOnConnectionFailure(false)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        sandbox.close();
    }
}
