package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Responds to each request with a session after a delay, over HTTP/1.1 or HTTP/2. Prints its URL and its certificate. */
public final class LoadServer {

    private static final String SESSION = """
            {"success":true,"sessionToken":"token","widgetUrl":"https://127.0.0.1/widget?token=token",\
            "partnerId":"psikologihub-1024","expiresIn":1800000000}""";

    private LoadServer() {}

    /** Runs until the process is killed. The only argument is the delay in milliseconds. */
    public static void main(String... arguments) throws IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        MockWebServer server = new MockWebServer();
        server.setServerSocketFactory(new TcpNoDelayServerSocketFactory());
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                server.takeRequest(); // Otherwise the server would store all requests.
                return new MockResponse.Builder()
                        .addHeader("Content-Type", "application/json")
                        .headersDelay(Long.parseLong(arguments[0]), TimeUnit.MILLISECONDS)
                        .body(SESSION)
                        .build();
            }
        });
        server.start();
        System.out.println("https://localhost:" + server.getPort());
        System.out.println(certificate.certificatePem());
        System.out.println();
    }

    /**
     * A running server. {@link #close()} stops it.
     *
     * @param url the base URL of the server
     * @param certificate the certificate that clients must trust
     * @param process the process of the server
     */
    record Running(URI url, X509Certificate certificate, Process process) implements AutoCloseable {

        @Override
        public void close() {
            process.destroy();
        }
    }

    static Running start(Duration delay) throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadServer.class.getName(),
                        String.valueOf(delay.toMillis()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        URI url = URI.create(output.readLine());
        String pem = output.lines().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        return new Running(url, certificate(pem), process);
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets TCP_NODELAY. Without it, each HTTP/1.1 response waits 40 ms for the acknowledgement of its headers. */
    private static final class TcpNoDelayServerSocketFactory extends ServerSocketFactory {

        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket socket = super.accept();
                    socket.setTcpNoDelay(true);
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            throw new IOException("only unbound sockets are supported");
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return createServerSocket(port);
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            return createServerSocket(port);
        }
    }
}
