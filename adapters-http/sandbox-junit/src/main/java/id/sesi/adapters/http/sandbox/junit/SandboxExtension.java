package id.sesi.adapters.http.sandbox.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.adapters.http.sandbox.Scenario;
import id.sesi.application.UseCases;
import id.sesi.application.driven.SecretSource;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * Runs a {@link Sandbox} during tests, with JUnit 5 or 6. Register it in a field:
 *
 * <ul>
 *   <li>In a static field, one sandbox serves all tests. JUnit closes it after the last test of the run, so test classes can
 *       share it, for example in a superclass. A framework that keeps its configuration between test classes, such as Spring,
 *       can keep its URL.
 *   <li>In an instance field, each test gets a new sandbox.
 * </ul>
 *
 * <p>The sandbox starts when the extension is created. Its URL is therefore known before any other extension runs. Thread-safe.
 *
 * <p>The extension knows no gateway. To create the one of {@code sesi-gateway}:
 *
 * <pre>{@code
 * OkHttpClient client = OkHttpClientFactory.create(List.of(SANDBOX.caCertificate()), Optional.empty());
 * SessionGateway gateway = new OkHttpSessionGateway(client, SANDBOX.environment());
 * }</pre>
 *
 * @since 1.0.0
 */
public final class SandboxExtension implements BeforeAllCallback, BeforeEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(SandboxExtension.class);

    private static final PartnerId PARTNER_ID = new PartnerId("psikologihub-1024");
    private static final String SECRET_KEY = "demo-secret-key-123";
    private static final Duration SIGNING_DEADLINE = Duration.ofSeconds(10);

    private final Sandbox sandbox;

    private SandboxExtension(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * {@return an extension whose sandbox responds like the vendor to {@link #partnerId()} and {@link #secretKey()}}
     *
     * <p>A user ID such as {@code fault-429} selects a failure; {@code docs/sandbox.md} lists them.
     *
     * @throws UncheckedIOException if the sandbox cannot listen on this machine
     */
    public static SandboxExtension start() {
        // Runnable::run signs on the thread of the sandbox. That does not block, because the key is in memory.
        return new SandboxExtension(running(() -> Sandbox.start(
                0, PARTNER_ID, UseCases.signRequest(PARTNER_ID, source(), SIGNING_DEADLINE, Runnable::run))));
    }

    /**
     * {@return an extension whose sandbox plays the scenario and does not check the requests}
     *
     * @param scenario the scenario to play, for example the parsed text of a file in {@code docs/faults}; use each instance once
     * @throws UncheckedIOException if the sandbox cannot listen on this machine
     */
    public static SandboxExtension startScenario(Scenario scenario) {
        return new SandboxExtension(running(() -> Sandbox.startScenario(0, scenario)));
    }

    /** {@return the staging environment at the address of the sandbox} */
    public Environment environment() {
        return Environment.STAGING.withBaseUrl(baseUrl());
    }

    /** {@return the URL on which the sandbox listens, without a path} */
    public URI baseUrl() {
        return sandbox.baseUrl();
    }

    /** {@return the only partner that the sandbox knows} */
    public PartnerId partnerId() {
        return PARTNER_ID;
    }

    /** {@return a source of the partner's key} */
    public SecretSource secrets() {
        return source();
    }

    /** {@return the partner's key as text, for the configuration of a test; it is a public test value} */
    public String secretKey() {
        return SECRET_KEY;
    }

    /** {@return the certificate that clients must trust} */
    public X509Certificate caCertificate() {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(caPem().getBytes(UTF_8)));
        } catch (CertificateException e) {
            throw new IllegalStateException("the sandbox created a certificate that Java cannot read", e);
        }
    }

    /** {@return the certificate that clients must trust, in PEM format} */
    public String caPem() {
        return sandbox.caPem();
    }

    /** Called by JUnit for a static field. */
    @Override
    public void beforeAll(ExtensionContext context) {
        closeAtEndOf(context.getRoot());
    }

    /** Called by JUnit before each test. For a static field, {@link #beforeAll} was called before. */
    @Override
    public void beforeEach(ExtensionContext context) {
        closeAtEndOf(context);
    }

    private void closeAtEndOf(ExtensionContext context) {
        // For a static field, this finds what was stored for the whole run: the sandbox stays open.
        context.getStore(NAMESPACE).getOrComputeIfAbsent(this, extension -> new ClosedByJUnit(sandbox));
    }

    private static SecretSource source() {
        return (partnerId, timeout) -> SecretKey.ofText(SECRET_KEY);
    }

    private static Sandbox running(Start start) {
        try {
            return start.sandbox();
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot start: " + e.getMessage(), e);
        }
    }

    private interface Start {
        Sandbox sandbox() throws IOException;
    }

    /** JUnit before 5.13 closes only a {@link CloseableResource}; newer versions also want {@link AutoCloseable}. */
    private record ClosedByJUnit(Sandbox sandbox) implements CloseableResource, AutoCloseable {
        @Override
        public void close() {
            sandbox.close();
        }
    }
}
