package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.result.AttemptResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs a JVM with a proxy of its own, because such proxies apply to the whole JVM. Nothing listens at the proxy's port. */
class JvmProxyTest {

    @ParameterizedTest
    @ValueSource(strings = {"https.proxyHost", "socksProxyHost", "selector"})
    void a_client_without_a_proxy_ignores_the_proxies_of_the_jvm(String property) throws Exception {
        assertEquals("CREATED", run(property));
    }

    private static String run(String property) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-D" + property + "=127.0.0.1",
                "-Dhttps.proxyPort=1",
                "-DsocksProxyPort=1",
                // By default, both exclude loopback.
                "-Dhttp.nonProxyHosts=",
                "-DsocksNonProxyHosts=",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), output);
        return output;
    }

    /** Creates a session in its own JVM. */
    static final class Main {

        public static void main(String... arguments) {
            if (System.getProperty("selector") != null) {
                ProxySelector.setDefault(ProxySelector.of(InetSocketAddress.createUnresolved("127.0.0.1", 1)));
            }
            try (TlsServer server = new TlsServer()) {
                server.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
                AttemptResult result = TlsServer.post(server.gateway());
                System.out.print(result.name());
            }
            System.exit(0);
        }
    }
}
