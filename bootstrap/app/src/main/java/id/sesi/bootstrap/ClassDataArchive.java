package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Pattern.CASE_INSENSITIVE;

import id.sesi.adapters.cli.command.CommandServices.ArchiveState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The class-data archive of this process. Java does not check its content, so a damaged archive can make Java fail. */
final class ClassDataArchive {

    /** The launcher sets this environment variable to the path of the archive that Java uses. */
    private static final String VARIABLE = "SESI_ARCHIVE";

    /** Every Java process reads options from these variables. The options may select another archive. */
    private static final Set<String> JAVA_OPTIONS = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** Java needs less than a second. A damaged archive can make it hang. */
    private static final long MAX_CHECK_SECONDS = 20;

    /**
     * What Java prints if a checksum is wrong, or if Java crashes. The checksum of the static archive, which is that of Java itself,
     * is wrong if Java was updated or its archive was created again. Then Java only passes our archive over.
     */
    private static final Pattern DAMAGE =
            Pattern.compile("(?<!static archive header )checksum verification failed|A fatal error", CASE_INSENSITIVE);

    private ClassDataArchive() {}

    /**
     * Checks whether Java can use the archive and whether its checksums are correct. Another Java process does so, because this
     * process has loaded its classes already.
     */
    static ArchiveState check(Map<String, String> environmentVariables) {
        String archive = environmentVariables.get(VARIABLE);
        if (archive == null) {
            return ArchiveState.MISSING;
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:on", // Java fails if it cannot use the archive.
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+VerifySharedSpaces",
                        "-XX:SharedArchiveFile=" + archive,
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=/dev/null",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-version")
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(JAVA_OPTIONS);
        try {
            return stateAfter(builder.start());
        } catch (IOException e) {
            return ArchiveState.UNUSABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ArchiveState.UNUSABLE;
        }
    }

    private static ArchiveState stateAfter(Process java) throws IOException, InterruptedException {
        try {
            if (!java.waitFor(MAX_CHECK_SECONDS, TimeUnit.SECONDS)) {
                return ArchiveState.DAMAGED;
            }
            if (java.exitValue() == 0) {
                return ArchiveState.USABLE;
            }
            String output = new String(java.getInputStream().readAllBytes(), UTF_8);
            return DAMAGE.matcher(output).find() ? ArchiveState.DAMAGED : ArchiveState.UNUSABLE;
        } finally {
            java.destroyForcibly();
        }
    }

    /**
     * Removes the archive, so that the next start does not fail in the same way.
     *
     * @return the message for the user
     */
    static String removeAfter(LinkageError e, Map<String, String> environmentVariables) {
        String failure = "sesi: Java cannot load a class (" + e.getClass().getSimpleName() + "). ";
        Optional<Path> archive =
                Optional.ofNullable(environmentVariables.get(VARIABLE)).map(Path::of);
        if (archive.isEmpty()) {
            return failure + "Install sesi again";
        }
        try {
            Files.delete(archive.get());
            return failure + "Its class-data archive may be damaged, so sesi removed it. To create a new one, run"
                    + " sesi-archive";
        } catch (IOException unremoved) {
            return failure + "Its class-data archive may be damaged: delete " + archive.get();
        }
    }
}
