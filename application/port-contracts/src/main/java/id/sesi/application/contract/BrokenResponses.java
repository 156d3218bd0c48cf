package id.sesi.application.contract;

import static id.sesi.application.contract.Expectation.incomplete;
import static id.sesi.application.contract.Expectation.invalidHttp;
import static id.sesi.application.contract.Expectation.sentWithoutResponse;
import static id.sesi.application.contract.Response.End.RESET;
import static id.sesi.application.contract.Response.End.SILENCE;
import static id.sesi.application.contract.Response.raw;

import id.sesi.application.contract.Response.End;
import java.util.List;
import java.util.stream.Stream;

/** Situations in which no complete and valid HTTP response arrives, although the request was sent. */
final class BrokenResponses {

    private BrokenResponses() {}

    static List<Situation> all() {
        return Stream.of(connectionLost(), timedOut(), invalidHttpResponses(), endless())
                .flatMap(List::stream)
                .toList();
    }

    /** A connection that breaks after the request was sent. */
    private static List<Situation> connectionLost() {
        return List.of(
                new Situation("close", sentWithoutResponse("CONNECTION_LOST"), raw("")),
                new Situation("reset", sentWithoutResponse("CONNECTION_LOST"), raw("").then(RESET)),
                new Situation(
                        "truncated-head", sentWithoutResponse("CONNECTION_LOST"), raw("HTTP/1.1 200 OK\r\nContent-Ty")),
                new Situation(
                        "truncated-body",
                        sentWithoutResponse("CONNECTION_LOST"),
                        shorterThanItsContentLength().then(End.CLOSE)),
                new Situation(
                        "reset-in-body",
                        sentWithoutResponse("CONNECTION_LOST"),
                        shorterThanItsContentLength().then(RESET)),
                new Situation(
                        "chunks-without-end",
                        sentWithoutResponse("CONNECTION_LOST"),
                        Response.chunked("5\r\n{\"suc\r\n")));
    }

    /** Responses that are not complete in time. */
    private static List<Situation> timedOut() {
        return List.of(
                new Situation("silence", sentWithoutResponse("TIMED_OUT"), raw("").then(SILENCE)),
                new Situation(
                        "silence-after-head",
                        sentWithoutResponse("TIMED_OUT"),
                        raw("HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n").then(SILENCE)),
                new Situation(
                        "silence-in-body",
                        sentWithoutResponse("TIMED_OUT"),
                        shorterThanItsContentLength().then(SILENCE)),
                new Situation(
                        "headers-byte-by-byte",
                        sentWithoutResponse("TIMED_OUT"),
                        raw("HTTP/1.1 200 OK\r\nX-Slow: ").thenSlowly("x")),
                new Situation(
                        "body-byte-by-byte",
                        sentWithoutResponse("TIMED_OUT"),
                        raw("HTTP/1.1 200 OK\r\nContent-Length: 3000\r\n\r\n").thenSlowly("x")),
                new Situation(
                        "chunks-byte-by-byte",
                        sentWithoutResponse("TIMED_OUT"),
                        Response.chunked("").thenSlowly("1\r\nx\r\n")),
                new Situation(
                        "failing-byte-by-byte",
                        sentWithoutResponse("TIMED_OUT"),
                        raw("HTTP/1.1 503 Failing\r\nContent-Length: 3000\r\n\r\n")
                                .thenSlowly("x")));
    }

    /** Responses that violate HTTP. */
    private static List<Situation> invalidHttpResponses() {
        return List.of(
                new Situation(
                        "longer-than-content-length",
                        invalidHttp(),
                        Response.of(200, Sessions.JSON, "Content-Length: 40").then(End.CLOSE)),
                new Situation("no-http", sentWithoutResponse("INVALID_RESPONSE"), raw("SSH-2.0-OpenSSH_9.6\r\n")),
                new Situation(
                        "length-is-a-text",
                        invalidHttp(),
                        Response.of(200, Sessions.JSON, "Content-Length: abc").then(End.CLOSE)),
                new Situation(
                        "length-is-negative",
                        invalidHttp(),
                        Response.of(200, Sessions.JSON, "Content-Length: -5").then(End.CLOSE)),
                new Situation(
                        "length-is-contradictory",
                        invalidHttp(),
                        Response.of(200, Sessions.JSON, "Content-Length: 40", "Content-Length: 41")
                                .then(End.CLOSE)),
                new Situation(
                        "broken-chunks", invalidHttp(), Response.chunked("zz\r\n" + Sessions.JSON + "\r\n0\r\n\r\n")),
                new Situation(
                        "chunk-size-beyond-numbers",
                        invalidHttp(),
                        Response.chunked("FFFFFFFFFFFFFFFF0\r\nx").then(SILENCE)),
                new Situation(
                        "chunk-size-beyond-memory",
                        invalidHttp(),
                        Response.chunked("FFFFFFF0\r\nx").thenEndless("x")));
    }

    /** Responses that never end. */
    private static List<Situation> endless() {
        return List.of(
                new Situation("endless-100", invalidHttp(), raw("").thenEndless("HTTP/1.1 100 Continue\r\n\r\n")),
                new Situation(
                        "endless-headers",
                        invalidHttp(),
                        raw("HTTP/1.1 200 OK\r\n").thenEndless("X-More: xxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n")),
                new Situation(
                        "endless-header-line",
                        invalidHttp(),
                        raw("HTTP/1.1 200 OK\r\nX-More: ").thenEndless("x")),
                new Situation(
                        "endless-body",
                        invalidHttp(),
                        raw("HTTP/1.1 200 OK\r\n\r\n{\"a\":\"").thenEndless("x")),
                new Situation(
                        "endless-chunks",
                        invalidHttp(),
                        Response.chunked("").thenEndless("10\r\nxxxxxxxxxxxxxxxx\r\n")),
                new Situation(
                        "endless-chunk-extension",
                        invalidHttp(),
                        Response.chunked("1;x=").thenEndless("x")),
                new Situation(
                        "endless-trailers",
                        invalidHttp(),
                        Response.chunked("0\r\n").thenEndless("X-More: xxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n")),
                new Situation(
                        "huge-length",
                        invalidHttp(),
                        raw("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n")
                                .thenEndless("x")),
                new Situation(
                        "endless-401",
                        incomplete("INVALID_SIGNATURE", 401),
                        raw("HTTP/1.1 401 No\r\n\r\n").thenEndless("x")),
                new Situation(
                        "endless-503",
                        incomplete("SERVICE_FAILING", 503),
                        raw("HTTP/1.1 503 Failing\r\n\r\n").thenEndless("x")));
    }

    private static Response shorterThanItsContentLength() {
        return Response.of(200, Sessions.JSON, "Content-Length: 1000");
    }
}
