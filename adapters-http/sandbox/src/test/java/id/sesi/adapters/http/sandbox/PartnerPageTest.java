package id.sesi.adapters.http.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartnerPageTest {

    private final AtomicInteger created = new AtomicInteger();
    private final OkHttpClient client = new OkHttpClient.Builder()
            .dns(name -> List.of(InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1})))
            .build();

    @SuppressWarnings("NullAway.Init")
    private PartnerPage page;

    @BeforeEach
    void start() throws IOException {
        page = PartnerPage.start(
                0, new PartnerPage.Content("<b>Ñ & \u202e", "http://127.0.0.1:1", "// the module", () -> {
                    created.incrementAndGet();
                    return new PartnerPage.SessionResponse(503, Map.of("Retry-After", "7"), "{}");
                }));
    }

    @AfterEach
    void stop() {
        page.close();
        client.connectionPool().evictAll();
    }

    @Test
    void the_page_shows_who_is_logged_in_and_allows_only_the_frame_of_the_widget() throws IOException {
        try (Response response = get("")) {
            assertTrue(response.body().string().contains("<bdi>&lt;b&gt;Ñ &amp; \u202e</bdi>"));
            assertEquals(
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src"
                            + " http://127.0.0.1:1; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                    response.header("Content-Security-Policy"));
        }
    }

    @Test
    void it_serves_its_files_and_the_module() throws IOException {
        for (Map.Entry<String, String> file : Map.of(
                        "partner.js", "text/javascript", "sesi-widget.js", "text/javascript", "partner.css", "text/css")
                .entrySet()) {
            try (Response response = get(file.getKey())) {
                assertEquals(200, response.code());
                assertEquals(file.getValue() + "; charset=utf-8", response.header("Content-Type"));
            }
        }
        try (Response response = get("other")) {
            assertEquals(404, response.code());
        }
    }

    @Test
    void only_the_page_itself_can_create_a_session() throws IOException {
        try (Response response = post("")) {
            assertEquals(403, response.code());
        }
        try (Response response = post("0".repeat(32))) {
            assertEquals(403, response.code());
        }
        try (Response response = get("session")) {
            assertEquals(404, response.code());
        }
        assertEquals(0, created.get());

        try (Response response = post(csrfToken())) {
            assertEquals(503, response.code());
            assertEquals("7", response.header("Retry-After"));
            assertEquals("{}", response.body().string());
        }
        assertEquals(1, created.get());
    }

    @Test
    void a_host_name_of_another_site_cannot_reach_the_page() throws IOException {
        Request rebound = new Request.Builder()
                .url(page.url().toString().replace("localhost", "evil.example"))
                .build();
        try (Response response = client.newCall(rebound).execute()) {
            assertEquals(403, response.code());
        }
    }

    @Test
    void a_port_that_is_in_use_is_rejected() {
        PartnerPage.Content content = new PartnerPage.Content("", "", "", () -> {
            throw new AssertionError();
        });
        assertThrows(IOException.class, () -> PartnerPage.start(page.url().getPort(), content));
    }

    private String csrfToken() throws IOException {
        try (Response response = get("")) {
            Matcher token = Pattern.compile("name=\"csrf-token\" content=\"([0-9a-f]{32})\"")
                    .matcher(response.body().string());
            assertTrue(token.find());
            return Optional.ofNullable(token.group(1)).orElseThrow();
        }
    }

    private Response get(String path) throws IOException {
        return client.newCall(new Request.Builder().url(page.url() + path).build())
                .execute();
    }

    private Response post(String token) throws IOException {
        return client.newCall(new Request.Builder()
                        .url(page.url() + "session")
                        .header("X-CSRF-Token", token)
                        .post(RequestBody.create(new byte[0]))
                        .build())
                .execute();
    }
}
