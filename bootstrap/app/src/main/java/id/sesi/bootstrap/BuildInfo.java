package id.sesi.bootstrap;

import java.util.Optional;

/** What was built, from what, and what runs it. */
final class BuildInfo {

    private BuildInfo() {}

    /** {@return two lines; outside a jar, whose manifest has the version, the first says so} */
    static String describe() {
        String version = Optional.ofNullable(BuildInfo.class.getPackage().getImplementationVersion())
                .orElse("not built");
        return "sesi " + version + "\nJava " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    }
}
