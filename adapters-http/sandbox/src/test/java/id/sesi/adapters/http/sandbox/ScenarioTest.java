package id.sesi.adapters.http.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server sends exactly the bytes of the scenario. The tests use plain sockets, because an HTTP client hides the bytes. */
class ScenarioTest {

    private static final String REQUEST = "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";

    @Test
    void each_request_plays_one_step_and_the_last_step_repeats() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'status':429,'headers':{'Retry-After':'2'}},{'body':'é'}]}");
                Socket socket = connect(sandbox)) {
            String first = """
                    HTTP/1.1 429 Scenario\r
                    Content-Length: 0\r
                    Content-Type: application/json\r
                    Retry-After: 2\r
                    \r
                    """;
            assertEquals(first, exchange(socket, first.length()));
            String second =
                    "HTTP/1.1 200 Scenario\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n\u00c3\u00a9";
            assertEquals(second, exchange(socket, second.length()));
            assertEquals(second, exchange(socket, second.length()));
        }
    }

    @Test
    void raw_bytes_are_sent_as_they_are_and_the_connection_is_closed() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'raw':'\\u0000\\u00ff\\r\\n'}]}");
                Socket socket = connect(sandbox)) {
            assertEquals("\u0000\u00ff\r\n", exchange(socket, 100));
        }
    }

    @Test
    void the_end_reset_resets_the_connection() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'raw':'','end':'reset'}]}");
                Socket socket = connect(sandbox)) {
            assertThrows(SocketException.class, () -> exchange(socket, 1));
        }
    }

    @Test
    void endless_bytes_are_repeated() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'raw':'head ','endless':'ab'}]}");
                Socket socket = connect(sandbox)) {
            assertEquals("head " + "ab".repeat(50_000), exchange(socket, 100_005));
        }
    }

    @Test
    void endless_bytes_with_an_interval_are_sent_one_repetition_at_a_time() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'raw':'','endless':'ab','everyMillis':3600000}]}");
                Socket socket = connect(sandbox)) {
            assertEquals("ab", exchange(socket, 2));
            socket.setSoTimeout(50);
            assertThrows(SocketTimeoutException.class, () -> exchange(socket, 1));
        }
    }

    @Test
    void a_chunked_request_is_one_request() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'raw':'first'}]}");
                Socket socket = connect(sandbox)) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n".getBytes(UTF_8));
            assertEquals("first", new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        }
    }

    @Test
    void an_invalid_request_closes_the_connection_but_does_not_stop_the_server() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'raw':'first'}]}");
                Socket bad = connect(sandbox);
                Socket good = connect(sandbox)) {
            bad.getOutputStream().write("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n".getBytes(UTF_8));
            assertEquals(-1, bad.getInputStream().read());
            assertEquals("first", exchange(good, 5));
        }
    }

    @Test
    void a_step_at_connect_runs_before_tls() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'at':'connect','raw':'hello'},{'status':204}]}");
                Socket first = new Socket(
                        InetAddress.getLoopbackAddress(), sandbox.baseUrl().getPort())) {
            assertEquals("hello", new String(first.getInputStream().readAllBytes(), ISO_8859_1));
            try (Socket second = connect(sandbox)) {
                assertTrue(exchange(second, 12).startsWith("HTTP/1.1 204"));
            }
        }
    }

    @Test
    void played_steps_are_counted() throws IOException {
        Scenario scenario = Scenario.parse("{\"steps\":[{\"status\":200}]}");
        try (Sandbox sandbox = Sandbox.startScenario(0, scenario);
                Socket socket = connect(sandbox)) {
            exchange(socket, 1);
            assertEquals(1, scenario.playedSteps());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "[] # at $: Expected BEGIN_OBJECT but was BEGIN_ARRAY at path $",
                "{'steps':[]} # at least one step is required",
                "{} # at least one step is required",
                "{'stages':[]} # at $.stages: unknown member; only steps is allowed here",
                "{'steps':[{'stauts':500}]} # at $.steps[0].stauts: unknown member; use at, delayMillis",
                "{'steps':[{'status':'503'}]} # at $.steps[0].status: needs to be a number between 100 and 599",
                "{'steps':[{'status':99}]} # at $.steps[0].status: needs to be a number between 100 and 599",
                "{'steps':[{'status':500,'status':200}]} # at $.steps[0].status: occurs twice",
                "{'steps':[{'status':500,'raw':''}]} # raw cannot be combined with status, headers, body",
                "{'steps':[{'session':true,'body':''}]} # only one of body, bodyBase64, session is allowed",
                "{'steps':[{'at':'connect','status':500}]} # \"at\": \"connect\" requires raw",
                "{'steps':[{'everyMillis':5}]} # everyMillis requires endless",
                "{'steps':[{},{'end':'later'}]} # at $.steps[1].end: needs to be one of keep, close, reset, silence",
                "{'steps':[{'delayMillis':-1}]} # at $.steps[0].delayMillis: needs to be between 0 and 3600000",
                "{'steps':[{'bodyBase64':'*'}]} # at $.steps[0].bodyBase64: is not base64",
                "{'steps':[{'session':false}]} # at $.steps[0].session: needs to be true, or absent",
                "{'steps':[{'raw':'\\u0100'}]} # at $.steps[0].raw: needs to contain only characters up to \\u00ff",
                "{'steps':[{}]}{} # not well-formed JSON",
                "{'steps':[{} # not well-formed JSON"
            })
    void an_invalid_scenario_is_rejected_with_place_and_reason(String json, String problem) {
        IllegalArgumentException rejection = assertThrows(IllegalArgumentException.class, () -> parse(json));

        String message = String.valueOf(rejection.getMessage());
        assertTrue(message.startsWith("is not a valid scenario: ") && message.contains(problem), message);
    }

    @Test
    void the_message_about_an_invalid_scenario_is_one_line() {
        IllegalArgumentException rejection =
                assertThrows(IllegalArgumentException.class, () -> parse("{'st\\neps\\u2028': 1}"));

        assertEquals(
                "is not a valid scenario: at $.st?eps?: unknown member; only steps is allowed here",
                rejection.getMessage());
    }

    private static Scenario parse(String json) {
        return Scenario.parse(json.replace('\'', '"'));
    }

    private static Sandbox play(String json) throws IOException {
        return Sandbox.startScenario(0, parse(json));
    }

    private static Socket connect(Sandbox sandbox) throws IOException {
        try {
            X509Certificate authority = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(sandbox.caPem().getBytes(UTF_8)));
            SSLSocket socket = (SSLSocket) new HandshakeCertificates.Builder()
                    .addTrustedCertificate(authority)
                    .build()
                    .sslSocketFactory()
                    .createSocket("127.0.0.1", sandbox.baseUrl().getPort());
            socket.setSoTimeout(10_000);
            return socket;
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return the first bytes of the response; fewer than {@code maxBytes} only if the connection ends} */
    private static String exchange(Socket socket, int maxBytes) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(UTF_8));
        return new String(socket.getInputStream().readNBytes(maxBytes), ISO_8859_1);
    }
}
