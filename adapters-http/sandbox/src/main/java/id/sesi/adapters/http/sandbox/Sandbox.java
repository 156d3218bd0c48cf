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

/** A running sandbox: HTTPS on 127.0.0.1 with a certificate made at its start. Thread-safe. */
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
     * Starts a sandbox that answers as the contract's sections 2 to 4 say, and fails on demand ({@link FaultInjection}).
     *
     * @param port to listen on; 0 for any free one
     * @param partnerId the one partner it knows
     * @param signRequest signs with that partner's key; a request's signature has to be the same
     * @throws IOException if the port is taken
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
     * Starts a sandbox that does what the scenario says, whatever it is asked.
     *
     * @param port to listen on; 0 for any free one
     * @throws IOException if the port is taken
     */
    public static Sandbox play(int port, Scenario scenario) throws IOException {
        SandboxCertificate certificate = SandboxCertificate.of(ADDRESS);
        ScenarioServer server = new ScenarioServer(
                loopback(), port, scenario, certificate.tls(), Executors.newCachedThreadPool(Sandbox::daemon));
        return new Sandbox(server.port(), certificate.authorityPem(), server::close);
    }

    /** {@return where it listens, without a path} */
    public URI baseUrl() {
        return URI.create("https://" + ADDRESS + ":" + port);
    }

    /** {@return the certificate to trust, as PEM} */
    public String caPem() {
        return caPem;
    }

    /** Stops at once: requests under way are cut off. */
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
