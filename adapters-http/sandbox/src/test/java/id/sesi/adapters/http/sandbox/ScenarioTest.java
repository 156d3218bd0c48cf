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

/** What a scenario says is what is on the wire: seen with bare sockets, as no HTTP client would show it. */
class ScenarioTest {

    private static final String REQUEST = "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";

    @Test
    void each_request_has_its_step_and_the_last_one_holds() throws IOException {
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
    void a_reset_is_one() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'raw':'','end':'reset'}]}");
                Socket socket = connect(sandbox)) {
            assertThrows(SocketException.class, () -> exchange(socket, 1));
        }
    }

    @Test
    void endless_is_until_the_other_side_is_gone() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'raw':'head ','endless':'ab'}]}");
                Socket socket = connect(sandbox)) {
            assertEquals("head " + "ab".repeat(50_000), exchange(socket, 100_005));
        }
    }

    @Test
    void endless_with_a_pause_is_sent_piece_by_piece() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'raw':'','endless':'ab','everyMillis':3600000}]}");
                Socket socket = connect(sandbox)) {
            assertEquals("ab", exchange(socket, 2));
            socket.setSoTimeout(50);
            assertThrows(SocketTimeoutException.class, () -> exchange(socket, 1));
        }
    }

    @Test
    void a_request_in_chunks_is_one_request() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'raw':'first'}]}");
                Socket socket = connect(sandbox)) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n".getBytes(UTF_8));
            assertEquals("first", new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        }
    }

    @Test
    void what_is_no_request_ends_the_connection_and_not_the_server() throws IOException {
        try (Sandbox sandbox = play("{'steps':[{'raw':'first'}]}");
                Socket bad = connect(sandbox);
                Socket good = connect(sandbox)) {
            bad.getOutputStream().write("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n".getBytes(UTF_8));
            assertEquals(-1, bad.getInputStream().read());
            assertEquals("first", exchange(good, 5));
        }
    }

    @Test
    void a_step_may_come_before_anything_is_said() throws IOException {
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
    void what_was_played_is_counted() throws IOException {
        Scenario scenario = Scenario.parse("{\"steps\":[{\"status\":200}]}");
        try (Sandbox sandbox = Sandbox.play(0, scenario);
                Socket socket = connect(sandbox)) {
            exchange(socket, 1);
            assertEquals(1, scenario.played());
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
                "{'steps':[{'at':'connect','status':500}]} # at connect requires raw",
                "{'steps':[{'everyMillis':5}]} # everyMillis requires endless",
                "{'steps':[{},{'end':'later'}]} # at $.steps[1].end: needs to be one of keep, close, reset, silence",
                "{'steps':[{'delayMillis':-1}]} # at $.steps[0].delayMillis: needs to be between 0 and 3600000",
                "{'steps':[{'bodyBase64':'*'}]} # at $.steps[0].bodyBase64: is not base64",
                "{'steps':[{'session':false}]} # at $.steps[0].session: needs to be true, or absent",
                "{'steps':[{'raw':'\\u0100'}]} # at $.steps[0].raw: needs to contain only characters up to \\u00ff",
                "{'steps':[{}]}{} # not well-formed JSON",
                "{'steps':[{} # not well-formed JSON"
            })
    void what_is_no_scenario_says_where_and_why(String json, String problem) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> parse(json));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("is not a valid scenario: ") && message.contains(problem), message);
    }

    private static Scenario parse(String json) {
        return Scenario.parse(json.replace('\'', '"'));
    }

    private static Sandbox play(String json) throws IOException {
        return Sandbox.play(0, parse(json));
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

    /** {@return so much of the answer, or all of it if it is shorter and the connection ends} */
    private static String exchange(Socket socket, int most) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(UTF_8));
        return new String(socket.getInputStream().readNBytes(most), ISO_8859_1);
    }
}
