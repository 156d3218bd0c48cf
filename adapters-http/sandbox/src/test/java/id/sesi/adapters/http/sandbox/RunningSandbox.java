package id.sesi.adapters.http.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.http.gateway.GatewayClient;
import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** A sandbox with the published vectors' partner and key, and a client that trusts it. */
final class RunningSandbox implements AutoCloseable {

    static final PartnerId PARTNER = new PartnerId("psikologihub-1024");

    final Sandbox sandbox;
    final OkHttpClient client;

    RunningSandbox() {
        try {
            sandbox = Sandbox.start(
                    0,
                    PARTNER,
                    UseCases.signRequest(
                            timeout -> SecretKey.of(Requests.SECRET.getBytes(UTF_8)),
                            Duration.ofSeconds(1),
                            UseCases.defaultExecutor()));
            client = GatewayClient.trusting(
                    List.of((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(sandbox.caPem().getBytes(UTF_8)))),
                    Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }

    Environment environment() {
        return Environment.STAGING.at(sandbox.baseUrl());
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        sandbox.close();
    }
}
