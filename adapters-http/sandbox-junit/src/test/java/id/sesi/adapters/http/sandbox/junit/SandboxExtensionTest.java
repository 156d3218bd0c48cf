package id.sesi.adapters.http.sandbox.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.Scenario;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(SandboxExtensionTest.ChecksAfterTheRun.class)
class SandboxExtensionTest {

    private static final int TIMEOUT_MS = 30_000;

    @RegisterExtension
    static final SandboxExtension SHARED = SandboxExtension.start();

    private static final Queue<SandboxExtension> OF_EARLIER_TESTS = new ConcurrentLinkedQueue<>();

    @RegisterExtension
    final SandboxExtension ofThisTest =
            SandboxExtension.startScenario(Scenario.parse("{\"steps\": [{\"status\": 503}]}"));

    @RepeatedTest(2)
    void a_sandbox_in_an_instance_field_serves_one_test() throws Exception {
        assertTrue(OF_EARLIER_TESTS.stream().noneMatch(ofThisTest::equals));
        OF_EARLIER_TESTS.add(ofThisTest);

        assertEquals(503, statusOf(ofThisTest));
    }

    @Test
    void a_sandbox_in_a_static_field_responds_like_the_vendor() throws Exception {
        assertEquals(404, statusOf(SHARED));
        assertEquals(SHARED.baseUrl(), SHARED.environment().baseUrl());
    }

    @Nested
    class InANestedClass {
        @Test
        void the_sandbox_of_the_outer_class_is_the_same() throws Exception {
            assertEquals(404, statusOf(SHARED));
        }
    }

    /** The end of the nested class must not close the sandbox. */
    @AfterAll
    static void only_the_sandboxes_of_instance_fields_are_closed() throws Exception {
        for (SandboxExtension closed : OF_EARLIER_TESTS) {
            assertNotEquals(SHARED.baseUrl(), closed.baseUrl());
            assertThrows(IOException.class, () -> statusOf(closed));
        }
        assertEquals(404, statusOf(SHARED));
    }

    static int statusOf(SandboxExtension sandbox) throws IOException, GeneralSecurityException {
        HttpsURLConnection connection = (HttpsURLConnection)
                sandbox.baseUrl().resolve("/nothing").toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setSSLSocketFactory(trusting(sandbox).getSocketFactory());
        return connection.getResponseCode();
    }

    private static SSLContext trusting(SandboxExtension sandbox) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        trusted.setCertificateEntry("sandbox", sandbox.caCertificate());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls;
    }

    /** JUnit closes what was stored last first, so this check runs after the sandbox was closed. */
    static final class ChecksAfterTheRun implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot()
                    .getStore(Namespace.create(ChecksAfterTheRun.class))
                    .getOrComputeIfAbsent("check", key ->
                            (CloseableResource) () -> assertThrows(IOException.class, () -> statusOf(SHARED)));
        }
    }
}
