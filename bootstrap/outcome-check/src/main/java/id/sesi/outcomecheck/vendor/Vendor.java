package id.sesi.outcomecheck.vendor;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The vendor's process. It prints its port, the port of its proxy, and its certificate, and runs until its standard input ends.
 * Then it finishes the requests that it has read, so that its records are complete.
 */
public final class Vendor {

    /** The partner whose requests the vendor accepts. */
    public static final String PARTNER = "psikologihub-1024";

    /** The secret keys of the partner, which it may use in any order. */
    public static java.util.List<String> secrets() {
        return VendorRecorder.SECRETS;
    }

    private final SSLSocketFactory tls;
    private final VendorRecorder recorder;
    private final long seed;
    private final boolean isHttp2;
    private final boolean isHostile;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Vendor(SSLSocketFactory tls, VendorRecorder recorder, long seed, boolean isHttp2, boolean isHostile) {
        this.tls = tls;
        this.recorder = recorder;
        this.seed = seed;
        this.isHttp2 = isHttp2;
        this.isHostile = isHostile;
    }

    /** Arguments: the file for the records, the seed, {@code http1} or {@code http2}, and {@code hostile} or {@code usual}. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        Vendor vendor = new Vendor(
                new HandshakeCertificates.Builder()
                        .heldCertificate(certificate)
                        .build()
                        .sslSocketFactory(),
                new VendorRecorder(Path.of(arguments[0])),
                Long.parseLong(arguments[1]),
                arguments[2].equals("http2"),
                arguments[3].equals("hostile"));
        vendor.runUntilEndOfInput(certificate);
    }

    private void runUntilEndOfInput(HeldCertificate certificate) throws IOException, InterruptedException {
        Listener listener = new Listener(seed, this::serve, threads);
        FaultyProxy faultyProxy = new FaultyProxy(listener.port(), seed, threads);
        Listener proxy = new Listener(seed + 1, faultyProxy::serve, threads);
        for (Listener one : new Listener[] {listener, proxy}) {
            threads.execute(one::run);
            threads.execute(one::crashNowAndThen);
        }
        System.out.println(listener.port());
        System.out.println(proxy.port());
        System.out.println(certificate.certificatePem());
        System.out.println();
        while (System.in.read() >= 0) {
            // The parent process writes nothing.
        }
        listener.stop();
        proxy.stop();
        threads.shutdown();
        boolean isComplete = threads.awaitTermination(30, TimeUnit.SECONDS);
        System.exit(isComplete ? 0 : 1);
    }

    private void serve(Socket socket, int connection) throws IOException {
        Plans plans = new Plans(seed, connection, isHttp2);
        Plan first = plans.next();
        if (connection % 20 == 0) { // Before the TLS handshake.
            Wire.plain(socket).end(first.ending() == Ending.KEEP ? Ending.RESET : first.ending());
            return;
        }
        Wire wire = Wire.tls(socket, tls, isHttp2 ? "h2" : "http/1.1");
        if (isHttp2) {
            new Http2Connection(wire, plans, recorder, isHostile, threads).serve();
        } else {
            new Http1Connection(wire, plans, recorder, isHostile).serve();
        }
    }
}
