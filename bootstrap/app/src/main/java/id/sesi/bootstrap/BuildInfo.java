package id.sesi.bootstrap;

import java.util.Optional;

/** The version and commit of this build, and the Java that runs it. */
final class BuildInfo {

    private BuildInfo() {}

    /** {@return the two lines of {@code --version}} The version is in the manifest of the jar; a class folder has no manifest. */
    static String describe() {
        String version = Optional.ofNullable(BuildInfo.class.getPackage().getImplementationVersion())
                .orElse("not built");
        return "sesi " + version + "\nJava " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    }
}
