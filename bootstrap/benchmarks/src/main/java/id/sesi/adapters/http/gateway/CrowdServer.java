package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;

/**
 * A server of another project that responds after 200 ms: node, or nginx in front of node. Each HTTP/2 connection allows 128
 * streams. {@link #close()} stops it.
 *
 * @param url the base URL of the server
 * @param process the process of the server
 */
record CrowdServer(URI url, Process process) implements AutoCloseable {

    private static final String NGINX = """
            daemon off;
            pid %1$s/pid;
            error_log stderr;
            worker_rlimit_nofile 8192;
            events { worker_connections 4096; }
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                upstream vendor { server 127.0.0.1:%3$s; keepalive 512; }
                server {
                    listen 127.0.0.1:%2$d ssl http2;
                    ssl_certificate %1$s/server.pem;
                    ssl_certificate_key %1$s/server.pem;
                    http2_max_concurrent_streams 128;
                    location / {
                        proxy_pass http://vendor;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                    }
                }
            }
            """;

    /** Starts node. Prints its ports first. */
    static CrowdServer startNode(Path folder, HeldCertificate certificate) throws IOException {
        Path pem = folder.resolve("server.pem");
        Files.writeString(pem, certificate.certificatePem() + certificate.privateKeyPkcs8Pem());
        Process node = new ProcessBuilder("node", "script/vendor.mjs", pem.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(node.getInputStream(), UTF_8));
        URI url = URI.create("https://127.0.0.1:" + output.readLine());
        Files.writeString(folder.resolve("plain-port"), output.readLine());
        return new CrowdServer(url, node);
    }

    /** Starts nginx in front of the node that was started with the same folder. */
    static CrowdServer startNginx(Path folder) throws IOException, InterruptedException {
        int port = freePort();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, NGINX.formatted(folder, port, Files.readString(folder.resolve("plain-port"))));
        Process nginx = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
                .inheritIO()
                .start();
        boolean hasEnded = false;
        while (!hasEnded && !Files.exists(folder.resolve("pid"))) {
            hasEnded = nginx.waitFor(20, TimeUnit.MILLISECONDS);
        }
        return new CrowdServer(URI.create("https://127.0.0.1:" + port), nginx);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
