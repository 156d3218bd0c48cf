package id.sesi.outcomecheck.callers;

import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.http.gateway.OutboundProxy;
import id.sesi.application.UseCases;
import id.sesi.application.driving.CreateSession;
import id.sesi.bootstrap.AuditFileTrail;
import id.sesi.domain.Environment;
import id.sesi.domain.HostAndPort;
import id.sesi.domain.PartnerId;
import id.sesi.outcomecheck.records.LineFile;
import id.sesi.outcomecheck.records.ResourceSample;
import id.sesi.outcomecheck.records.Stalls;
import id.sesi.outcomecheck.vendor.Vendor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.tls.Certificates;

/**
 * The main class of a separate process. In it, many callers use the gateway and {@code CreateSession} as docs/embedding recommends.
 * The process writes the files {@code calls}, {@code resources} and {@code stalls} and the folder {@code audit}.
 */
public final class Callers {

    private static final int CALLERS = 64;
    private static final int CALLERS_OF_A_USE_CASE = 4;
    private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(5);

    /** OkHttp and Okio end their own threads after 60 idle seconds (docs/embedding). */
    private static final Duration IDLE = Duration.ofSeconds(65);

    private final Path folder;
    private final OkHttpClient client;
    private final ExecutorService executor = UseCases.defaultExecutor();
    private final TimedAuditTrail audit;
    private final Supplier<CreateSession> newUseCase;

    private Callers(Path folder, OkHttpClient client, int vendorPort) {
        this.folder = folder;
        this.client = client;
        OkHttpSessionGateway gateway = new OkHttpSessionGateway(
                client, Environment.STAGING.withBaseUrl(URI.create("https://localhost:" + vendorPort)));
        audit = new TimedAuditTrail(AuditFileTrail.to(folder.resolve("audit")));
        newUseCase = () -> UseCases.createSessionBuilder(
                        new PartnerId(Vendor.PARTNER), new RotatingSecrets(), gateway, audit)
                .executor(executor)
                .maxConcurrentCalls(CALLERS_OF_A_USE_CASE - 1) // So callers also wait for their turn.
                .build();
    }

    /**
     * Runs the callers, and ends the process.
     *
     * @param arguments
     *     <ol>
     *       <li>the folder to write to
     *       <li>the file with the vendor's certificate
     *       <li>the vendor's port
     *       <li>the port of the proxy, or 0 for direct connections
     *       <li>the seed
     *       <li>the name of this process, which is the prefix of all user IDs
     *       <li>the number of seconds
     *       <li>{@code measure} to measure resources too, or {@code call}
     *     </ol>
     */
    public static void main(String... arguments) throws Exception {
        X509Certificate certificate = Certificates.decodeCertificatePem(Files.readString(Path.of(arguments[1])));
        int proxyPort = Integer.parseInt(arguments[3]);
        Optional<OutboundProxy> proxy = proxyPort == 0
                ? Optional.empty()
                : Optional.of(new OutboundProxy(new HostAndPort("localhost", proxyPort), Optional.empty()));
        Callers callers = new Callers(
                Path.of(arguments[0]),
                OkHttpClientFactory.create(List.of(certificate), proxy),
                Integer.parseInt(arguments[2]));
        boolean isMeasured = arguments[7].equals("measure");
        callers.run(Long.parseLong(arguments[4]), arguments[5], Integer.parseInt(arguments[6]), isMeasured);
        System.exit(0);
    }

    private void run(long seed, String name, int seconds, boolean isMeasured)
            throws IOException, InterruptedException, ExecutionException {
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        Stalls stalls = new Stalls(folder.resolve("stalls"));
        Future<?> watch = scheduler.scheduleWithFixedDelay(stalls::measure, 0, 1, TimeUnit.MILLISECONDS);
        AtomicInteger calls = new AtomicInteger();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (LineFile callsFile = new LineFile(folder.resolve("calls"));
                LineFile resources = new LineFile(folder.resolve("resources"))) {
            List<Future<?>> all = new ArrayList<>();
            SharedUseCase useCase = new SharedUseCase(newUseCase);
            for (int i = 0; i < CALLERS; i++) {
                if (i % CALLERS_OF_A_USE_CASE == 0) {
                    useCase = new SharedUseCase(newUseCase);
                }
                Caller caller = new Caller(name + "-" + i, seed * CALLERS + i, useCase, audit, callsFile, scheduler);
                all.add(threads.submit(() -> caller.callUntil(end, calls)));
            }
            while (isMeasured && System.nanoTime() - end < 0) {
                TimeUnit.MILLISECONDS.sleep(SAMPLE_INTERVAL.toMillis());
                Resources.measure(ResourceSample.LOAD, calls.get()).append(resources);
            }
            for (Future<?> one : all) {
                one.get();
            }
            watch.cancel(false);
            threads.shutdown();
            scheduler.shutdownNow();
            if (isMeasured) {
                client.connectionPool().evictAll();
                TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
                Resources.measure(ResourceSample.IDLE, calls.get()).append(resources);
            }
        }
    }
}
