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

/**
 * A running sandbox: an HTTPS server on 127.0.0.1. It creates a new certificate when it starts. Thread-safe.
 *
 * @since 1.0.0
 */
public final class Sandbox implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final int port;
    private final String caPem;
    private final Runnable stop;

    private Sandbox(int port, String caPem, Runnable stop) {
        this.port = port;
        this.caPem = caPem;
        this.stop = stop;
    }

    /**
     * Starts a sandbox that responds as sections 2 to 4 of the contract specify, and fails on demand ({@link FaultInjection}).
     *
     * @param port the port to listen on; 0 for any free port
     * @param partnerId the only partner that the sandbox knows
     * @param signRequest signs with the partner's key; the sandbox compares its signature with the signature of the request
     * @throws IOException if the sandbox cannot listen on the port, for example because another program uses it
     */
    public static Sandbox start(int port, PartnerId partnerId, SignRequest signRequest) throws IOException {
        SandboxCertificate certificate = SandboxCertificate.of(ADDRESS);
        ExecutorService workers = Executors.newCachedThreadPool(Sandbox::daemon);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(loopback(), port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.tls()));
        server.setExecutor(workers);
        Sandbox sandbox = new Sandbox(server.getAddress().getPort(), certificate.authorityPem(), () -> {
            server.stop(0);
            workers.shutdownNow();
        });
        server.createContext("/", new SessionsEndpoint(partnerId, signRequest, sandbox.baseUrl()));
        server.start();
        return sandbox;
    }

    /**
     * Starts a sandbox that plays the scenario and does not check the requests.
     *
     * @param port the port to listen on; 0 for any free port
     * @param scenario the scenario to play; use each instance for one sandbox only
     * @throws IOException if the sandbox cannot listen on the port, for example because another program uses it
     */
    public static Sandbox startScenario(int port, Scenario scenario) throws IOException {
        SandboxCertificate certificate = SandboxCertificate.of(ADDRESS);
        ScenarioServer server = new ScenarioServer(
                loopback(), port, scenario, certificate.tls(), Executors.newCachedThreadPool(Sandbox::daemon));
        return new Sandbox(server.port(), certificate.authorityPem(), server::close);
    }

    /** {@return the URL on which the sandbox listens, without a path} */
    public URI baseUrl() {
        return URI.create("https://" + ADDRESS + ":" + port);
    }

    /** {@return the certificate of the sandbox's certificate authority, which clients must trust, in PEM format} */
    public String caPem() {
        return caPem;
    }

    /** Stops the sandbox immediately and aborts running requests. */
    @Override
    public void close() {
        stop.run();
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(LOOPBACK);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sesi-sandbox");
        thread.setDaemon(true);
        return thread;
    }
}
