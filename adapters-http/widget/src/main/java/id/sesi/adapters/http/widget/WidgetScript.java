package id.sesi.adapters.http.widget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

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
        return read(RESOURCES + PATH);
    }

    /** Each WebJar outside the group {@code org.webjars} has a file for the locator with the same name, so this class has its own. */
    private static String version() {
        return read("version.txt");
    }

    private static String read(String resource) {
        try (InputStream file = Objects.requireNonNull(WidgetScript.class.getResourceAsStream(resource))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of sesi-widget cannot be read", e);
        }
    }
}
