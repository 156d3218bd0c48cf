package id.sesi.adapters.http.gateway;

import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import id.sesi.domain.SecretKey;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HeldCertificate;

/**
 * A crowd: 2,000 callers call at the same moment, each once, with a new client, against a vendor that takes 200 ms. Prints the
 * results of the calls, the connections, and the most threads that ran in addition to the callers. Fails if a call created no
 * session, or if there were more than {@link #MAX_THREADS} threads.
 */
public final class CrowdBenchmark {

    private static final int CALLERS = 2_000;
    private static final int MAX_THREADS = 64;
    private static final List<Protocol> HTTP_1 = List.of(Protocol.HTTP_1_1);
    private static final List<Protocol> HTTP_2 = List.of(Protocol.HTTP_2, Protocol.HTTP_1_1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final AtomicInteger connections = new AtomicInteger();
    private final Map<String, AtomicInteger> results = new ConcurrentSkipListMap<>();
    private final CreateSession createSession;

    private CrowdBenchmark(OkHttpClient trusting, CrowdServer server, List<Protocol> protocols) {
        OkHttpClient client = trusting.newBuilder()
                .protocols(protocols)
                .eventListener(new EventListener() {
                    @Override
                    public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, Protocol negotiated) {
                        connections.incrementAndGet();
                    }
                })
                .build();
        createSession = UseCases.createSessionBuilder(
                        Requests.PARTNER,
                        (partnerId, timeout) -> SecretKey.ofText(Requests.SECRET),
                        new OkHttpSessionGateway(client, Environment.STAGING.withBaseUrl(server.url())),
                        entry -> {})
                .build();
    }

    /** Prints one line for each server and protocol. Needs the programs {@code node} and {@code nginx}. Exits with 1 on a failure. */
    public static void main(String... arguments) throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        Path folder = Files.createTempDirectory("sesi-crowd-");
        boolean passed;
        try (CrowdServer node = CrowdServer.startNode(folder, certificate);
                CrowdServer nginx = CrowdServer.startNginx(folder)) {
            OkHttpClient client = OkHttpClientFactory.create(List.of(certificate.certificate()), Optional.empty());
            List<Boolean> results = List.of(
                    new CrowdBenchmark(client, node, HTTP_1).run("node, HTTP/1.1"),
                    new CrowdBenchmark(client, node, HTTP_2).run("node, HTTP/2"),
                    new CrowdBenchmark(client, nginx, HTTP_1).run("nginx, HTTP/1.1"),
                    new CrowdBenchmark(client, nginx, HTTP_2).run("nginx, HTTP/2"));
            passed = !results.contains(false);
        }
        System.exit(passed ? 0 : 1);
    }

    /** {@return whether each call created a session, with few threads} */
    private boolean run(String name) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(new Thread(() -> call(start)));
        }
        callers.forEach(Thread::start);
        int before = THREADS.getThreadCount();
        THREADS.resetPeakThreadCount();
        long begin = System.nanoTime();
        start.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        int threads = THREADS.getPeakThreadCount() - before;
        System.out.println(name + ": " + results + ", " + connections + " connections, at most " + threads
                + " more threads, " + duration.toMillis() + " ms");
        return results.keySet().equals(Set.of("CREATED")) && threads <= MAX_THREADS;
    }

    private void call(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        String name = createSession.create(Requests.minimal()).name();
        results.computeIfAbsent(name, unused -> new AtomicInteger()).incrementAndGet();
    }
}
