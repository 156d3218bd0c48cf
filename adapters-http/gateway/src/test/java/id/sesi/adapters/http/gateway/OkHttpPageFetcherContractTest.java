package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.PageFetcherContract;
import id.sesi.application.driven.PageFetcher;
import id.sesi.application.result.Failure;
import id.sesi.application.result.PageResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OkHttpPageFetcherContractTest extends PageFetcherContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final TlsServer server = new TlsServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Target responding(int status, Map<String, String> headers, String body) {
        MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
        headers.forEach(response::addHeader);
        server.enqueue(response);
        return target(TlsServer.client());
    }

    @Override
    protected Target unreachable() {
        Target target = target(TlsServer.client());
        server.close();
        return target;
    }

    @Override
    protected Target untrusted() {
        return target(new OkHttpClient());
    }

    @Override
    protected Target notResponding() {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        return target(TlsServer.client());
    }

    private Target target(OkHttpClient client) {
        return new Target(new OkHttpPageFetcher(client), page());
    }

    private URI page() {
        return server.environment().baseUrl().resolve("/assessments?id=1");
    }

    @Test
    void sends_one_request_without_cookies_and_credentials() throws InterruptedException {
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .cookieJar(new CookieJar() {
                    @Override
                    public List<Cookie> loadForRequest(HttpUrl url) {
                        return List.of(new Cookie.Builder()
                                .name("session")
                                .value("canary")
                                .domain(url.host())
                                .build());
                    }

                    @Override
                    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                        throw new AssertionError("a cookie was saved");
                    }
                })
                .authenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Authorization", Credentials.basic("user", "canary"))
                        .build())
                .build();
        server.enqueue(new MockResponse.Builder()
                .code(401)
                .addHeader("Set-Cookie", "a=b")
                .addHeader("WWW-Authenticate", "Basic realm=\"a\""));

        new OkHttpPageFetcher(client).fetch(page(), TIMEOUT);

        RecordedRequest request = server.mock.takeRequest();
        assertEquals("GET", request.getMethod());
        assertEquals("/assessments?id=1", request.getTarget());
        assertNull(request.getHeaders().get("Cookie"));
        assertNull(request.getHeaders().get("Authorization"));
        assertEquals("identity", request.getHeaders().get("Accept-Encoding"));
        assertEquals(1, server.mock.getRequestCount());
    }

    @Test
    void a_repeated_header_has_all_its_values() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Security-Policy", "frame-src 'none'")
                .addHeader("content-security-policy", "default-src *, img-src a.example"));

        PageResult.Fetched page = assertInstanceOf(
                PageResult.Fetched.class, new OkHttpPageFetcher(TlsServer.client()).fetch(page(), TIMEOUT));

        assertEquals(
                List.of("frame-src 'none'", "default-src *, img-src a.example"),
                page.header("content-security-policy"));
        assertEquals("Fetched[status=200]", page.toString());
    }

    @Test
    void a_page_on_this_machine_needs_no_tls() throws IOException {
        try (MockWebServer plain = new MockWebServer()) {
            plain.start(InetAddress.getByName("localhost"), 0);
            plain.enqueue(new MockResponse.Builder().body("<p>").build());

            PageResult.Fetched page = assertInstanceOf(
                    PageResult.Fetched.class,
                    new OkHttpPageFetcher(TlsServer.client())
                            .fetch(URI.create("http://localhost:" + plain.getPort() + "/"), TIMEOUT));

            assertEquals("<p>", page.bodyStart());
        }
    }

    @Test
    void a_body_that_arrives_slowly_ends_at_the_timeout() {
        server.enqueue(new MockResponse.Builder()
                .body("a".repeat(PageFetcher.MAX_BYTES))
                .throttleBody(1, 1, TimeUnit.SECONDS));

        PageResult.Failed failed = assertInstanceOf(
                PageResult.Failed.class,
                new OkHttpPageFetcher(TlsServer.client()).fetch(page(), Duration.ofMillis(500)));

        assertEquals(Failure.TIMED_OUT, failed.failure());
    }

    @Test
    void a_server_that_asks_for_the_credentials_of_a_proxy_is_no_failure() {
        server.enqueue(new MockResponse.Builder().code(407));

        PageResult.Fetched page = assertInstanceOf(
                PageResult.Fetched.class, new OkHttpPageFetcher(TlsServer.client()).fetch(page(), TIMEOUT));

        assertEquals(407, page.status());
    }

    @Test
    void a_host_that_okhttp_does_not_accept_is_a_failure() {
        PageResult.Failed failed = assertInstanceOf(
                PageResult.Failed.class,
                new OkHttpPageFetcher(TlsServer.client()).fetch(URI.create("https://a..example/"), TIMEOUT));

        assertEquals(Failure.UNREACHABLE, failed.failure());
    }

    @Test
    void an_interrupt_ends_the_fetch() {
        server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        Thread.currentThread().interrupt();

        PageResult.Failed failed = assertInstanceOf(
                PageResult.Failed.class,
                new OkHttpPageFetcher(TlsServer.client()).fetch(page(), Duration.ofMinutes(1)));

        assertTrue(Thread.interrupted(), "the interrupt flag must be set");
        assertEquals(Failure.INTERRUPTED, failed.failure());
    }
}
