package id.sesi.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What was built, from what, and what runs it. */
final class BuildInfo {

    private BuildInfo() {}

    static String describe() {
        Properties build = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the build's own properties cannot be read", e);
        }
        return "sesi %s (commit %s)%nJava %s (%s)"
                .formatted(
                        build.getProperty("version"),
                        build.getProperty("commit"),
                        Runtime.version(),
                        System.getProperty("java.vendor"));
    }
}
