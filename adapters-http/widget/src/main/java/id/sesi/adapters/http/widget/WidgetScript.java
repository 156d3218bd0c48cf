package id.sesi.adapters.http.widget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * The browser's part of the widget: a JavaScript module without dependencies. Servlet containers, Spring Boot and Quarkus serve
 * it by themselves, because this jar is a WebJar. Other servers can serve {@link #text()}. Thread-safe.
 *
 * @since 1.0.0
 */
public final class WidgetScript {

    /** The path of the module, at which servers that support WebJars serve it. */
    public static final String PATH = "/webjars/sesi-widget/" + version() + "/sesi-widget.js";

    private static final String RESOURCES = "/META-INF/resources";

    private WidgetScript() {}

    /** {@return the text of the module; its media type is {@code text/javascript}} */
    public static String text() {
        try (InputStream file = open(RESOURCES + PATH)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the browser's part of the widget cannot be read", e);
        }
    }

    private static String version() {
        Properties versions = new Properties();
        try (InputStream file = open("/META-INF/resources/webjars-locator.properties")) {
            versions.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the version of the widget cannot be read", e);
        }
        return versions.getProperty("sesi-widget.version", "unknown");
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(WidgetScript.class.getResourceAsStream(path));
    }
}
