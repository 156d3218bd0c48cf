package id.sesi.architecture;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Maven on copies of the project's {@code pom.xml} files. */
final class MavenCopy {

    private MavenCopy() {}

    /** Copies the {@code pom.xml} files of all modules. */
    static void ofPoms(Path project) throws IOException {
        Files.copy(Modules.ROOT.resolve("pom.xml"), project.resolve("pom.xml"));
        for (String module : Modules.ofRootPom()) {
            Files.createDirectories(project.resolve(module));
            Files.copy(
                    Modules.ROOT.resolve(module).resolve("pom.xml"),
                    project.resolve(module).resolve("pom.xml"));
        }
    }

    /** Creates a module and adds it to the root pom. */
    static void addModule(Path project, String folder, String pom) throws IOException {
        addPom(project, folder, pom);
        addModules(project, List.of(folder));
    }

    static void addPom(Path project, String folder, String pom) throws IOException {
        Files.createDirectories(project.resolve(folder));
        Files.writeString(project.resolve(folder).resolve("pom.xml"), pom);
    }

    /** Adds modules to the root pom. */
    static void addModules(Path project, List<String> folders) throws IOException {
        String modules = "<module>" + String.join("</module><module>", folders) + "</module>";
        edit(project.resolve("pom.xml"), "</modules>", modules + "</modules>");
    }

    /** Replaces the first match of a pattern. Fails if there is no match. */
    static void edit(Path file, String pattern, String replacement) throws IOException {
        String text = Files.readString(file);
        String changed = text.replaceFirst(pattern, replacement);
        assertNotEquals(text, changed, file::toString);
        Files.writeString(file, changed);
    }

    /** {@return the output of Maven} Maven runs offline, because the build that runs this test has fetched all artifacts. */
    static String run(Path project, String... arguments) throws IOException, InterruptedException {
        Path log = project.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                requireNonNull(System.getProperty("sesi.maven")) + "/bin/mvn",
                "-B",
                "-o",
                "-Dmaven.repo.local=" + System.getProperty("sesi.repository"),
                "-Dspotless.check.skip"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process maven = builder.start();
        assertTrue(maven.waitFor(2, TimeUnit.MINUTES));
        return Files.readString(log, StandardCharsets.ISO_8859_1);
    }
}
