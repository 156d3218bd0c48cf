package id.sesi.application.contract;

import static id.sesi.application.contract.Expectation.noSession;
import static id.sesi.application.contract.Expectation.notSent;
import static id.sesi.application.contract.Expectation.responded;
import static id.sesi.application.contract.Response.End.RESET;
import static id.sesi.application.contract.Response.End.SILENCE;
import static id.sesi.application.contract.Response.raw;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import id.sesi.application.contract.Response.End;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The situations of {@link SessionGatewayContract}. Those that {@code docs/faults} also contains have the same names. */
final class Situations {

    private Situations() {}

    static Stream<Situation> all() {
        return Stream.of(
                        validSessions(),
                        listedStatuses(),
                        unlistedStatuses(),
                        beforeSending(),
                        withoutSession(),
                        BrokenResponses.all())
                .flatMap(List::stream);
    }

    /** Valid sessions, some of them in an unusual form. */
    private static List<Situation> validSessions() {
        return List.of(
                new Situation("session", responded("CREATED", 200), Sessions.VALID),
                new Situation("chunked", responded("CREATED", 200), inTwoChunks(Sessions.JSON)),
                new Situation(
                        "without-a-length", responded("CREATED", 200), raw("HTTP/1.1 200 OK\r\n\r\n" + Sessions.JSON)),
                new Situation(
                        "success-is-missing",
                        responded("CREATED", 200),
                        Sessions.withReplaced("\"success\":true,", "")),
                new Situation(
                        "unknown-members",
                        responded("CREATED", 200),
                        Sessions.withReplaced("{", "{\"new\":{\"a\":[1,{\"b\":null}]},")),
                new Situation(
                        "html-content-type",
                        responded("CREATED", 200),
                        raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + Sessions.JSON)),
                new Situation(
                        "early-hints-then-session",
                        responded("CREATED", 200),
                        raw("HTTP/1.1 103 Early Hints\r\n\r\n" + Sessions.VALID.first())
                                .then(End.KEEP)));
    }

    /** Statuses that the contract lists. */
    private static List<Situation> listedStatuses() {
        return List.of(
                new Situation("status-400", responded("MALFORMED_REQUEST", 400), Response.of(400, "{}")),
                new Situation("status-401", responded("INVALID_SIGNATURE", 401), Response.of(401, "{}")),
                new Situation(
                        "status-401-with-a-challenge",
                        responded("INVALID_SIGNATURE", 401),
                        Response.of(401, "{}", "WWW-Authenticate: Basic realm=\"x\"")),
                new Situation("status-403", responded("DOMAIN_NOT_WHITELISTED", 403), Response.of(403, "{}")),
                new Situation("status-404", responded("PARTNER_NOT_FOUND", 404), Response.of(404, "{}")),
                new Situation("status-422", responded("VALIDATION_FAILED", 422), Response.of(422, "{}")),
                new Situation("status-429", responded("RATE_LIMITED", 429), Response.of(429, "{}")),
                new Situation("status-500", responded("SERVICE_FAILING", 500), Response.of(500, "{}")),
                new Situation("status-502", responded("SERVICE_FAILING", 502), Response.of(502, "{}")),
                new Situation("status-503", responded("SERVICE_FAILING", 503), Response.of(503, "{}")),
                new Situation(
                        "status-503-retry-after-0",
                        responded("SERVICE_FAILING", 503),
                        Response.of(503, "{}", "Retry-After: 0")),
                new Situation("status-504", responded("SERVICE_FAILING", 504), Response.of(504, "{}")),
                new Situation("html-401", responded("INVALID_SIGNATURE", 401), Response.of(401, "<html>Log in</html>")),
                new Situation(
                        "html-502", responded("SERVICE_FAILING", 502), Response.of(502, "<html>Bad gateway</html>")));
    }

    /** Statuses that the contract does not list. */
    private static List<Situation> unlistedStatuses() {
        return List.of(
                new Situation("status-201", responded("UNEXPECTED_STATUS", 201), Response.of(201, Sessions.JSON)),
                new Situation("status-204", responded("UNEXPECTED_STATUS", 204), Response.of(204, "")),
                new Situation("status-206", responded("UNEXPECTED_STATUS", 206), Response.of(206, Sessions.JSON)),
                new Situation("status-304", responded("UNEXPECTED_STATUS", 304), Response.of(304, "")),
                new Situation("status-405", responded("UNEXPECTED_STATUS", 405), Response.of(405, "{}")),
                new Situation(
                        "status-407",
                        responded("UNEXPECTED_STATUS", 407),
                        Response.of(407, "{}", "Proxy-Authenticate: Basic realm=\"x\"")),
                new Situation("status-408", responded("UNEXPECTED_STATUS", 408), Response.of(408, "{}")),
                new Situation("status-409", responded("UNEXPECTED_STATUS", 409), Response.of(409, "{}")),
                new Situation("status-421", responded("UNEXPECTED_STATUS", 421), Response.of(421, "{}")),
                new Situation("status-501", responded("UNEXPECTED_STATUS", 501), Response.of(501, "{}")),
                new Situation("status-520", responded("UNEXPECTED_STATUS", 520), Response.of(520, "{}")),
                new Situation("redirect-301", responded("UNEXPECTED_STATUS", 301), redirect(301)),
                new Situation("redirect-302", responded("UNEXPECTED_STATUS", 302), redirect(302)),
                new Situation("redirect-303", responded("UNEXPECTED_STATUS", 303), redirect(303)),
                new Situation("redirect-307", responded("UNEXPECTED_STATUS", 307), redirect(307)),
                new Situation("redirect-308", responded("UNEXPECTED_STATUS", 308), redirect(308)));
    }

    /** Failures before the request is sent. */
    private static List<Situation> beforeSending() {
        return List.of(
                new Situation("connect-close", notSent("UNREACHABLE"), () -> TestVendor.withoutTls(raw(""))),
                new Situation(
                        "connect-reset", notSent("UNREACHABLE"), () -> TestVendor.withoutTls(raw("").then(RESET))),
                new Situation(
                        "connect-no-tls",
                        notSent("UNREACHABLE"),
                        () -> TestVendor.withoutTls(raw("HTTP/1.1 400 Bad Request\r\n\r\n"))),
                new Situation(
                        "connect-silence", notSent("TIMED_OUT"), () -> TestVendor.withoutTls(raw("").then(SILENCE))),
                new Situation(
                        "tls-version-refused",
                        notSent("UNREACHABLE"),
                        () -> TestVendor.withoutTls(raw("\u0015\u0003\u0001\0\u0002\u0002F"))),
                new Situation(
                        "tls-byte-by-byte",
                        notSent("TIMED_OUT"),
                        () -> TestVendor.withoutTls(raw("\u0016\u0003\u0003@\0\u0002\0?\u00fc\u0003\u0003")
                                .thenSlowly("\0"))),
                new Situation("certificate-untrusted", notSent("UNTRUSTED_CERTIFICATE"), TestVendor::untrusted),
                new Situation("certificate-expired", notSent("EXPIRED_CERTIFICATE"), TestVendor::expired),
                new Situation(
                        "certificate-for-another-host", notSent("HOSTNAME_MISMATCH"), TestVendor::forAnotherHost));
    }

    /** Complete responses without a valid session. */
    private static List<Situation> withoutSession() {
        return List.of(
                new Situation("empty", noSession(), Response.of(200, "")),
                new Situation("empty-object", noSession(), Response.of(200, "{}")),
                new Situation("html", noSession(), Response.of(200, "<html>Log in</html>")),
                new Situation("array", noSession(), Response.of(200, "[]")),
                new Situation("byte-order-mark", noSession(), Sessions.withReplaced("{", "\u00ef\u00bb\u00bf{")),
                new Situation(
                        "utf-16",
                        noSession(),
                        Response.of(200, new String(Sessions.JSON.getBytes(UTF_16), ISO_8859_1))),
                new Situation(
                        "nested-10000-deep",
                        noSession(),
                        Response.of(200, "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")),
                new Situation("duplicate-member", noSession(), Sessions.withReplaced("}", ",\"partnerId\":\"other\"}")),
                new Situation("trailing-content", noSession(), Sessions.withReplaced("}", "}{}")),
                new Situation(
                        "token-is-a-number",
                        noSession(),
                        Sessions.withReplaced("\"sessionToken\":\"" + Sessions.TOKEN + "\"", "\"sessionToken\":7")),
                new Situation(
                        "token-is-missing",
                        noSession(),
                        Sessions.withReplaced("\"sessionToken\":\"" + Sessions.TOKEN + "\",", "")),
                new Situation("success-is-false", noSession(), Sessions.withReplaced("true", "false")),
                new Situation("success-is-a-text", noSession(), Sessions.withReplaced("true", "\"true\"")),
                new Situation("expires-as-text", noSession(), Sessions.withReplaced("1800000000", "\"1800000000\"")),
                new Situation("expires-as-fraction", noSession(), Sessions.withReplaced("1800000000", "1800000000.5")),
                new Situation("expires-as-duration", noSession(), Sessions.withReplaced("1800000000", "3600")),
                new Situation(
                        "expires-in-milliseconds", noSession(), Sessions.withReplaced("1800000000", "1800000000000")),
                new Situation(
                        "expires-beyond-numbers",
                        noSession(),
                        Sessions.withReplaced("1800000000", "18446744075509551616")),
                new Situation("url-over-http", noSession(), Sessions.withReplaced("https:", "http:")),
                new Situation(
                        "url-is-javascript",
                        noSession(),
                        Sessions.withReplaced("https://app.psikologiehub.com/", "javascript:")),
                new Situation(
                        "gzip-label-without-gzip",
                        noSession(),
                        Response.of(200, Sessions.JSON, "Content-Encoding: gzip")),
                new Situation("gzip-bomb", noSession(), Response.of(200, bomb(), "Content-Encoding: gzip")),
                new Situation("brotli", noSession(), Response.of(200, Sessions.JSON, "Content-Encoding: br")));
    }

    private static Response redirect(int status) {
        return Response.of(status, "", "Location: /elsewhere");
    }

    private static Response inTwoChunks(String body) {
        String rest = body.substring(0x10);
        return Response.chunked("10;x=y\r\n" + body.substring(0, 0x10) + "\r\n" + Integer.toHexString(rest.length())
                + "\r\n" + rest + "\r\n0\r\n\r\n");
    }

    private static String bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 8; i++) {
                gzip.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(ISO_8859_1);
    }
}
