package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code sesi preview} as a user starts it. {@code WidgetInBrowserTest} shows its page in a browser. */
class PreviewIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    @Test
    void the_page_gets_sessions_whose_widget_opens() throws Exception {
        Process preview = Launcher.builderForSignals(
                        Map.of(),
                        Launcher.LAUNCHER.toString(),
                        "preview",
                        "--session-seconds=60",
                        "--user-id=U",
                        "--email=a@b",
                        "--name=O'Neill")
                .start();
        try (BufferedReader out = preview.inputReader(UTF_8)) {
            URI page = URI.create(Optional.ofNullable(out.readLine()).orElseThrow());
            String html = get(page).body();
            assertTrue(html.contains("<bdi>O'Neill</bdi>"), html);
            assertTrue(get(page.resolve("/sesi-widget.js")).body().contains("export function mountWidget("));

            HttpResponse<String> session = send(HttpRequest.newBuilder(page.resolve("/session"))
                    .header("X-CSRF-Token", group("csrf-token\" content=\"(\\w+)\"", html))
                    .POST(BodyPublishers.noBody()));
            assertEquals(200, session.statusCode(), session.body());
            URI widget = URI.create(
                    group("\"widgetUrl\":\"(http://127.0.0.1:\\d+/widget\\?token=[^\"]+)\"", session.body()));
            assertTrue(get(widget).body().contains("<bdi data-field=\"user.name\">O'Neill</bdi>"));

            assertEquals(143, Launcher.signal(preview, "TERM"));
        } finally {
            preview.destroyForcibly();
        }
    }

    private HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    }

    private static String group(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), text);
        return Optional.ofNullable(matcher.group(1)).orElseThrow();
    }
}
