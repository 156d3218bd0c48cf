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

    /** The path in the URL of the module, on servers that support WebJars. */
    public static final String PATH = "/webjars/sesi-widget/" + version() + "/sesi-widget.js";

    private static final String RESOURCES = "/META-INF/resources";

    private WidgetScript() {}

    /** {@return the text of the module; its media type is {@code text/javascript}} */
    public static String text() {
        return read(RESOURCES + PATH);
    }

    /**
     * Reads the version from a file of this package. {@code webjars-locator.properties} also contains the version, but other
     * WebJars have a file with the same name, so a class loader may return the wrong file.
     */
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
