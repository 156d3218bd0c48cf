package id.sesi.adapters.http.sandbox;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A running sandbox: HTTPS on 127.0.0.1 with a certificate made at its start. It answers as the contract's sections 2 to 4
 * say, and fails on demand ({@link FaultInjection}). Thread-safe.
 */
public final class Sandbox implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";
    private static final long LIFETIME_DAYS = 365;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final HttpsServer server;
    private final ExecutorService workers;
    private final String caPem;

    private Sandbox(HttpsServer server, ExecutorService workers, String caPem) {
        this.server = server;
        this.workers = workers;
        this.caPem = caPem;
    }

    /**
     * Starts a sandbox.
     *
     * @param port to listen on; 0 for any free one
     * @param partnerId the one partner it knows
     * @param signRequest signs with that partner's key; a request's signature has to be the same
     * @throws IOException if the port is taken
     */
    public static Sandbox start(int port, PartnerId partnerId, SignRequest signRequest) throws IOException {
        HeldCertificate authority = new HeldCertificate.Builder()
                .commonName("Sesi sandbox authority")
                .certificateAuthority(0)
                .duration(LIFETIME_DAYS, TimeUnit.DAYS)
                .build();
        ExecutorService workers = Executors.newCachedThreadPool(Sandbox::daemon);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(sslContext(authority)));
        server.setExecutor(workers);
        Sandbox sandbox = new Sandbox(server, workers, authority.certificatePem());
        server.createContext("/", new SessionsEndpoint(partnerId, signRequest, sandbox.baseUrl()));
        server.start();
        return sandbox;
    }

    /** {@return where it listens, without a path} */
    public URI baseUrl() {
        return URI.create("https://" + ADDRESS + ":" + server.getAddress().getPort());
    }

    /** {@return the certificate to trust, as PEM} */
    public String caPem() {
        return caPem;
    }

    /** Stops at once: requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private static SSLContext sslContext(HeldCertificate authority) {
        HeldCertificate own = new HeldCertificate.Builder()
                .commonName("Sesi sandbox")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName(ADDRESS)
                .duration(LIFETIME_DAYS, TimeUnit.DAYS)
                .signedBy(authority)
                .build();
        return new HandshakeCertificates.Builder().heldCertificate(own).build().sslContext();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sesi-sandbox");
        thread.setDaemon(true);
        return thread;
    }
}
