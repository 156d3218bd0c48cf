package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.squareup.moshi.JsonReader;
import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.application.result.ProbeResult;
import id.sesi.domain.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okio.Okio;
import org.junit.jupiter.api.Test;

/** The gateway with libraries that are too old, as the dependencies of other libraries may bring them. */
class OldLibrariesTest {

    private static final Path OLD = Path.of("target/old-libraries");

    @Test
    void an_old_okhttp_is_named_when_the_gateway_is_created() throws Exception {
        String message = run(CreateGateway.class, "", OLD.resolve("okhttp-4.12.0.jar"), jarOf(Okio.class));

        assertTrue(message.contains("okhttp-4.12.0.jar"), message);
        assertTrue(message.contains("import sesi-bom"), message);
    }

    @Test
    void an_old_okio_is_named_at_the_first_call() throws Exception {
        try (TlsServer server = new TlsServer()) {
            String message = run(
                    SendRequest.class,
                    server.environment().baseUrl().toString(),
                    jarOf(OkHttpClient.class),
                    OLD.resolve("okio-jvm-3.6.0.jar"));

            assertTrue(message.startsWith("GATEWAY_FAILED NOT_SENT"), message);
            assertTrue(message.contains("okio-jvm-3.6.0.jar"), message);
            assertEquals(0, server.mock.getRequestCount());
        }
    }

    @Test
    void an_old_okio_is_named_by_the_probe() throws Exception {
        try (TlsServer server = new TlsServer()) {
            String message = run(
                    Probe.class,
                    server.environment().baseUrl().toString(),
                    jarOf(OkHttpClient.class),
                    OLD.resolve("okio-jvm-3.6.0.jar"));

            assertTrue(message.startsWith("GATEWAY_FAILED"), message);
            assertTrue(message.contains("okio-jvm-3.6.0.jar"), message);
        }
    }

    @Test
    void an_old_okhttp_is_named_when_a_client_with_certificates_is_created() throws Exception {
        String message = run(
                CreateClient.class,
                TlsServer.CERTIFICATE.certificatePem(),
                OLD.resolve("okhttp-4.12.0.jar"),
                jarOf(Okio.class));

        assertTrue(message.contains("okhttp-4.12.0.jar"), message);
    }

    static final class CreateGateway implements UnaryOperator<String> {
        @Override
        public String apply(String unused) {
            try {
                new OkHttpSessionGateway(new OkHttpClient(), Environment.STAGING);
                return "no exception";
            } catch (IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    static final class CreateClient implements UnaryOperator<String> {
        @Override
        public String apply(String pem) {
            try (InputStream text = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))) {
                X509Certificate certificate = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(text);
                OkHttpClientFactory.create(List.of(certificate), Optional.empty());
                return "no exception";
            } catch (IOException | CertificateException e) {
                throw new IllegalArgumentException(e);
            } catch (IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    static final class Probe implements UnaryOperator<String> {
        @Override
        public String apply(String baseUrl) {
            ProbeResult result = new OkHttpVendorProbe(
                            new OkHttpClient(), Environment.STAGING.withBaseUrl(URI.create(baseUrl)))
                    .prepare()
                    .send(Duration.ofSeconds(20));
            return result.failure().map(Enum::name).orElse("") + " " + result.detail();
        }
    }

    static final class SendRequest implements UnaryOperator<String> {
        @Override
        public String apply(String baseUrl) {
            AttemptResult result = new OkHttpSessionGateway(
                            new OkHttpClient(), Environment.STAGING.withBaseUrl(URI.create(baseUrl)))
                    .prepare(Requests.signed(Requests.minimal()), IdempotencyKey.random(new SplittableRandom(1)))
                    .send(Duration.ofSeconds(20));
            return result.name() + " " + result.delivery() + " "
                    + result.fold(created -> "", refused -> "", AttemptResult.Failed::detail);
        }
    }

    /** Runs the code in a class loader of its own, with these archives of OkHttp and Okio. */
    @SuppressWarnings("unchecked")
    private static String run(Class<? extends UnaryOperator<String>> code, String argument, Path okHttp, Path okio)
            throws Exception {
        URL[] classPath = Stream.concat(
                        Stream.of(okHttp, okio),
                        Stream.of(
                                        OldLibrariesTest.class,
                                        OkHttpSessionGateway.class,
                                        Requests.class,
                                        UseCases.class,
                                        Environment.class,
                                        JsonReader.class,
                                        HandshakeCertificates.class,
                                        Class.forName("kotlin.Unit"))
                                .map(OldLibrariesTest::jarOf))
                .map(OldLibrariesTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Constructor<?> isolated = loader.loadClass(code.getName()).getDeclaredConstructor();
            isolated.setAccessible(true);
            return ((UnaryOperator<String>) isolated.newInstance()).apply(argument);
        }
    }

    private static Path jarOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
