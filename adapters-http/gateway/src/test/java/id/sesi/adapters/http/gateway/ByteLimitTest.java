package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that never stops sending ends the attempt early, wherever in the response the bytes are. */
class ByteLimitTest {

    private static final String OK = "HTTP/1.1 200 OK\\r\\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\\r\\n\\r\\n";

    /** The buffers of the sockets contain some more bytes than the client reads. Without a limit, the server sends 128 MiB. */
    private static final long MAX_SENT = 64 << 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a line of the head    | " + OK + "X-More: | x",
                "many lines            | " + OK + " | X-More: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\r\\n",
                "the status line       | HTTP/1.1 200 | x",
                "interim responses     | HTTP/1.1 100 Continue\\r\\n\\r\\n | HTTP/1.1 103 Early Hints\\r\\n\\r\\n",
            })
    void an_endless_head_is_an_invalid_response(String place, String first, String endless) throws Exception {
        AttemptResult.Failed failed = responseOf(first, endless);

        assertEquals(Failure.INVALID_RESPONSE, failed.failure(), place);
        assertEquals(Delivery.UNKNOWN, failed.delivery());
        assertTrue(failed.detail().startsWith("the server's response has a head larger than"), failed.detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the extension of a chunk   | " + CHUNKED + "1;x= | x",
                "the end of a chunk         | " + CHUNKED + "1\\r\\nx | x",
                "extensions of small chunks | " + CHUNKED + " | 1;xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\r\\nx\\r\\n",
                "a line of the trailers     | " + CHUNKED + "0\\r\\nX-More: | x",
                "many trailers              | " + CHUNKED + "0\\r\\n | X-More: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\r\\n"
            })
    void a_body_whose_framing_has_no_end_is_an_invalid_response(String place, String first, String endless)
            throws Exception {
        AttemptResult.Failed failed = responseOf(first, endless);

        assertEquals(Failure.INVALID_RESPONSE, failed.failure(), place);
        assertEquals(OptionalInt.of(200), failed.status());
        assertTrue(failed.detail().contains("larger than "), failed.detail());
    }

    @Test
    void the_status_decides_the_result_if_only_the_body_is_too_large() throws Exception {
        assertEquals(
                Failure.SERVICE_FAILING,
                responseOf(CHUNKED.replace("200 OK", "503 Down") + "1;x=", "x").failure());
    }

    /** Frames of an unknown type, which OkHttp skips. It skips any number of them. */
    @Test
    void endless_http_2_frames_are_an_invalid_response() throws Exception {
        String unknownFrame = "\0\0\100\377\0\0\0\0\0" + "x".repeat(64);

        AttemptResult.Failed failed = responseOf("h2", RawServer.HTTP_2_SETTINGS, unknownFrame);

        assertEquals(Failure.INVALID_RESPONSE, failed.failure());
        assertEquals("the server's response is larger than 2097152 bytes", failed.detail());
    }

    /** One HEADERS frame without END_HEADERS, and then CONTINUATION frames, each with one header. */
    @Test
    void endless_http_2_headers_are_an_invalid_response() throws Exception {
        String header =
                "\0\1a\66" + "x".repeat(54); // The literal header "a" without indexing (RFC 7541, section 6.2.2).
        String headers = "\0\0\72\1\0\0\0\0\3" + header;
        String continuation = "\0\0\72\11\0\0\0\0\3" + header;

        AttemptResult.Failed failed = responseOf("h2", RawServer.HTTP_2_SETTINGS + headers, continuation);

        assertEquals(Failure.INVALID_RESPONSE, failed.failure());
        assertEquals("the server's response has a head larger than 262144 bytes", failed.detail());
    }

    @Test
    void the_probe_has_the_same_limit() throws Exception {
        try (RawServer server =
                new RawServer("http/1.1", OK.replace("\\r\\n", "\r\n"), "X-More: x\r\n".repeat(1_000))) {
            ProbeResult result = new OkHttpVendorProbe(TlsServer.client(), server.environment())
                    .prepare()
                    .send(Duration.ofSeconds(20));

            assertEquals(Optional.of(Failure.INVALID_RESPONSE), result.failure());
        }
    }

    /** The limit is for a call, not for a connection, which may carry calls for days. */
    @ParameterizedTest
    @ValueSource(strings = {"http/1.1", "h2"})
    void many_large_responses_over_one_connection_stay_within_the_limit(String protocol) throws Exception {
        int calls = 12;
        try (TlsServer vendor = new TlsServer()) {
            vendor.mock.setProtocols(
                    protocol.equals("h2") ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1));
            for (int i = 0; i < 2 * calls; i++) {
                vendor.enqueue(TlsServer.response(200, large(900_000)));
            }
            OkHttpSessionGateway gateway = vendor.gateway();
            for (int i = 0; i < calls; i++) {
                assertEquals("CREATED", TlsServer.post(gateway).name());
            }
            List<Callable<String>> concurrent = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                concurrent.add(() -> TlsServer.post(gateway).name());
            }
            for (Future<String> result : threads.invokeAll(concurrent)) {
                assertEquals("CREATED", result.get());
            }
        }
    }

    private static String large(int filler) {
        return TlsServer.SESSION_JSON.replaceFirst("\\{", "{\"filler\": \"" + "x".repeat(filler) + "\", ");
    }

    private AttemptResult.Failed responseOf(String first, String endless) throws IOException {
        return responseOf("http/1.1", unescaped(first), unescaped(endless));
    }

    private static String unescaped(String text) {
        return text.replace("\\r\\n", "\r\n");
    }

    private AttemptResult.Failed responseOf(String protocol, String first, String endless) throws IOException {
        try (RawServer server = new RawServer(protocol, first, endless.repeat(1_000))) {
            AttemptResult result = TlsServer.post(server.gateway());

            assertTrue(server.sent.get() < MAX_SENT, server.sent + " bytes");
            return assertInstanceOf(AttemptResult.Failed.class, result);
        }
    }
}
