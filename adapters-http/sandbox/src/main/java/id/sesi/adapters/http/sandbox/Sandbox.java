package id.sesi.adapters.http.sandbox;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running sandbox: an HTTPS server on 127.0.0.1 with the vendor's endpoint and a widget. It creates a new certificate when it
 * starts. Thread-safe.
 *
 * @since 1.0.0
 */
public final class Sandbox implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final int port;
    private final String caPem;
    private final HttpHandler widget;
    private final Deque<Runnable> stops = new ConcurrentLinkedDeque<>();

    private Sandbox(int port, String caPem, HttpHandler widget) {
        this.port = port;
        this.caPem = caPem;
        this.widget = widget;
    }

    /** Starts a sandbox with {@link WidgetOptions#DEFAULT}; see {@link #start(int, PartnerId, SignRequest, WidgetOptions)}. */
    public static Sandbox start(int port, PartnerId partnerId, SignRequest signRequest) throws IOException {
        return start(port, partnerId, signRequest, WidgetOptions.DEFAULT);
    }

    /**
     * Starts a sandbox that responds as sections 2 to 4 of the contract specify, and fails on demand ({@link FaultInjection}).
     *
     * @param port the port to listen on; 0 for any free port
     * @param partnerId the only partner that the sandbox knows
     * @param signRequest signs with the partner's key; the sandbox compares its signature with the signature of the request
     * @param options what the sandbox does with its widget
     * @throws IOException if the sandbox cannot listen on the port, for example because another program uses it
     */
    public static Sandbox start(int port, PartnerId partnerId, SignRequest signRequest, WidgetOptions options)
            throws IOException {
        SandboxCertificate certificate = SandboxCertificate.of(ADDRESS);
        WidgetSessions sessions = new WidgetSessions(InstantSource.system(), options.sessionLifetime());
        HttpsServer server = HttpsServer.create(new InetSocketAddress(loopback(), port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.tls()));
        Sandbox sandbox = new Sandbox(
                server.getAddress().getPort(), certificate.authorityPem(), new WidgetEndpoint(sessions, options));
        server.createContext("/", new SessionsEndpoint(partnerId, signRequest, sandbox.baseUrl(), sessions));
        server.createContext("/widget", sandbox.widget);
        sandbox.run(server);
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
        Sandbox sandbox = new Sandbox(server.port(), certificate.authorityPem(), exchange -> exchange.close());
        sandbox.stops.add(server::close);
        return sandbox;
    }

    /** {@return the URL on which the sandbox listens, without a path} */
    public URI baseUrl() {
        return URI.create("https://" + ADDRESS + ":" + port);
    }

    /** {@return the certificate of the sandbox's certificate authority, which clients must trust, in PEM format} */
    public String caPem() {
        return caPem;
    }

    /**
     * Also serves the widget over HTTP, until the sandbox is closed. Browsers do not trust the sandbox's certificate, and a frame
     * cannot ask the user to accept it. Browsers treat HTTP on this machine as secure.
     *
     * @return the URL on which the widget listens, without a path; it replaces {@link #baseUrl()} in the URL of a widget
     * @throws IOException if no port is free
     */
    public URI serveWidgetOverHttp() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
        server.createContext("/widget", widget);
        run(server);
        return URI.create("http://" + ADDRESS + ":" + server.getAddress().getPort());
    }

    /** Stops the sandbox immediately and aborts running requests. */
    @Override
    public void close() {
        stops.forEach(Runnable::run);
    }

    private void run(HttpServer server) {
        ExecutorService workers = Executors.newCachedThreadPool(Sandbox::daemon);
        server.setExecutor(workers);
        server.start();
        stops.add(() -> {
            server.stop(0);
            workers.shutdownNow();
        });
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(LOOPBACK);
    }

    static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sesi-sandbox");
        thread.setDaemon(true);
        return thread;
    }
}
