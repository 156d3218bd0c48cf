package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the launcher and the jars of the distribution in real processes. */
class DistributionIT {

    @TempDir
    private Path folder;

    @Test
    void the_demo_signs_and_creates_a_session() throws Exception {
        Launcher.Result result = Launcher.run(Map.of(), "", Launcher.LAUNCHER.toString(), "demo");

        assertEquals(0, result.exitCode(), result.err());
        assertEquals("", result.err());
        assertTrue(result.out().contains("canonical  psikologihub-1024|ext-user-001|"), result.out());
        assertTrue(result.out().contains("\"sessionToken\": \"eyJ"), result.out());
        assertTrue(result.out().contains("<iframe src=\"https://127.0.0.1:"), result.out());
    }

    @Test
    void the_demo_runs_on_the_module_path() throws Exception {
        Launcher.Result result = Launcher.run(
                Map.of(),
                "",
                Launcher.THIS_JAVA.resolve("bin/java").toString(),
                "-p",
                Launcher.DISTRIBUTION.resolve("lib").toString(),
                "--add-modules",
                "ALL-MODULE-PATH",
                "-m",
                "id.sesi.bootstrap/id.sesi.bootstrap.Main",
                "demo");

        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("<iframe src="), result.out());
    }

    @Test
    void sign_reproduces_a_published_vector_from_standard_input() throws Exception {
        Launcher.Result result = Launcher.run(
                Launcher.VECTORS_KEY,
                "{\"user\": {\"user_id\": \"USR-001\", \"email\": \"john.doe@example.com\", \"name\": \"John Doe\"}}",
                Launcher.LAUNCHER.toString(),
                "sign");

        assertEquals(0, result.exitCode(), result.err());
        assertTrue(
                result.out().contains("d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b"),
                result.out());
    }

    @ParameterizedTest
    @CsvSource({"C", "POSIX", "en_US.UTF-8", "''"})
    void names_in_any_script_are_read_correctly_in_any_locale(String locale) throws Exception {
        List<String> command =
                List.of(Launcher.LAUNCHER.toString(), "sign", "--user-id=U", "--email=a@b", "--name=李小龍 Ánh");
        Launcher.Result result = runShell(Map.of("LC_ALL", locale, "LANG", ""), Launcher.VECTORS_KEY, command);

        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("|李小龍 Ánh|"), result.out());
    }

    @Test
    void the_launcher_works_through_a_symbolic_link_and_with_spaces_in_paths() throws Exception {
        Path moved = folder.resolve("a folder with spaces");
        copy(Launcher.DISTRIBUTION, moved);
        Path link = Files.createSymbolicLink(folder.resolve("sesi link"), Path.of("a folder with spaces/bin/sesi"));

        Launcher.Result result = Launcher.run(Map.of(), "", link.toString(), "--version");

        assertEquals(0, result.exitCode(), result.err());
        assertTrue(
                result.out().matches("(?s)sesi [0-9.]+(-SNAPSHOT)? \\(commit ([0-9a-f]{7,}|unknown)\\)\n.*"),
                result.out());
        assertTrue(result.out().contains("Java " + Runtime.version().feature()), result.out());
    }

    @Test
    void java_on_the_path_is_used_if_java_home_is_too_old() throws Exception {
        Path old = oldJava();
        Launcher.Result result = Launcher.run(
                Map.of(
                        "JAVA_HOME",
                        old.toString(),
                        "PATH",
                        Launcher.THIS_JAVA.resolve("bin") + File.pathSeparator + "/usr/bin:/bin"),
                "",
                Launcher.LAUNCHER.toString(),
                "--version");

        assertEquals(0, result.exitCode(), result.err());
    }

    @Test
    void a_missing_java_17_is_reported(@TempDir Path tools) throws Exception {
        for (String tool : List.of("dirname", "readlink", "sed")) {
            Path real = Stream.of("/usr/bin", "/bin")
                    .map(bin -> Path.of(bin, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.copy(real, tools.resolve(tool), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        Launcher.Result none = Launcher.run(
                Map.of("JAVA_HOME", "", "PATH", tools.toString()), "", Launcher.LAUNCHER.toString(), "--version");
        Launcher.Result old = Launcher.run(
                Map.of("JAVA_HOME", oldJava().toString(), "PATH", tools.toString()),
                "",
                Launcher.LAUNCHER.toString(),
                "--version");

        assertEquals(noJava("not set"), none);
        assertEquals(noJava(oldJava().toString()), old);
    }

    private static Launcher.Result noJava(String javaHome) {
        return new Launcher.Result(
                78,
                "",
                "sesi: found no Java 17 or later: JAVA_HOME is " + javaHome
                        + ", and java on the PATH is not found; set JAVA_HOME to a Java 17 or later\n");
    }

    @Test
    void a_java_without_a_release_file_is_started_to_find_its_version(@TempDir Path shims) throws Exception {
        Path shim = Files.writeString(
                shims.resolve("java"), "#!/bin/sh\nexec '" + Launcher.THIS_JAVA.resolve("bin/java") + "' \"$@\"\n");
        assertTrue(shim.toFile().setExecutable(true));

        Launcher.Result result = Launcher.run(
                Map.of("JAVA_HOME", "", "PATH", shims + ":/usr/bin:/bin"),
                "",
                Launcher.LAUNCHER.toString(),
                "--version");

        assertEquals(0, result.exitCode(), result.err());
    }

    @Test
    void cdpath_is_ignored_and_a_path_with_a_colon_is_rejected() throws Exception {
        Files.createDirectories(folder.resolve("bin"));
        Launcher.Result withCdpath =
                runShell(Map.of("CDPATH", folder.toString()), Map.of(), List.of("bin/sesi", "--version"));
        assertEquals(0, withCdpath.exitCode(), withCdpath.err());

        Path colon = folder.resolve("a:b");
        copy(Launcher.DISTRIBUTION, colon);
        Launcher.Result withColon =
                Launcher.run(Map.of(), "", colon.resolve("bin/sesi").toString(), "--version");
        assertEquals(78, withColon.exitCode());
        assertTrue(withColon.err().startsWith("sesi: cannot run from a folder with a colon"), withColon.err());
    }

    @Test
    void the_bin_folder_may_be_a_symbolic_link() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("programs"), Launcher.LAUNCHER.getParent());

        Launcher.Result result = Launcher.run(Map.of(), "", link.resolve("sesi").toString(), "--version");
        Files.delete(link); // Otherwise JUnit warns about the link.

        assertEquals(0, result.exitCode(), result.err());
    }

    @Test
    void a_java_that_cannot_start_reports_it_on_standard_error() throws Exception {
        Launcher.Result result =
                Launcher.run(Map.of("JAVA_TOOL_OPTIONS", "-Xmx2m"), "", Launcher.LAUNCHER.toString(), "--version");

        assertTrue(result.exitCode() != 0);
        assertEquals("", result.out());
        assertTrue(result.err().contains("initialization of VM"), result.err());
    }

    /** Java's crash report would contain the arguments, and a core dump would contain the key. */
    @Test
    void a_crash_of_java_leaves_no_file() throws Exception {
        Path copy = folder.resolve("copy"); // After a crash, sesi removes the archive of its installation.
        copy(Launcher.DISTRIBUTION, copy);
        Path work = Files.createDirectory(folder.resolve("work"));
        Process sandbox = Launcher.builder(Map.of(), copy.resolve("bin/sesi").toString(), "sandbox")
                .directory(work.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = sandbox.inputReader(UTF_8)) {
            String ready = out.readLine();
            Path caFile = Path.of(ready.replaceFirst(".*\"caFile\":\"([^\"]+)\".*", "$1"));

            assertTrue(Launcher.signal(sandbox, "SEGV") != 0);
            Files.delete(caFile);
        } finally {
            sandbox.destroyForcibly();
        }
        try (Stream<Path> files = Files.list(work)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void another_garbage_collector_may_be_chosen() throws Exception {
        Path options = Files.writeString(folder.resolve("options"), "-XX:+UseSerialGC\n");
        for (Map<String, String> variables : List.of(
                Map.of("SESI_JAVA_OPTS", "-XX:+UseSerialGC"),
                Map.of("JDK_JAVA_OPTIONS", "-XX:+UseSerialGC"),
                Map.of("JDK_JAVA_OPTIONS", "@" + options),
                Map.of("SESI_JAVA_OPTS", "-XX:VMOptionsFile=" + options))) {
            Launcher.Result result = Launcher.run(variables, "", Launcher.LAUNCHER.toString(), "--version");

            assertEquals(0, result.exitCode(), variables + ": " + result.err());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-XX:NoSuch=1 -Xmx64m, Unrecognized VM option 'NoSuch=1'",
        "-Xmx1k, Too small maximum heap",
        "-XX:+UseSerialGC -XX:+UseParallelGC, Multiple garbage collectors selected",
        "NoSuchClass, Error: Could not find or load main class NoSuchClass",
        "-XX:-UseG1GC, Garbage collector not selected",
        "-Xmx64m -XX:+PrintFlagsInitialOnly, Unrecognized VM option 'PrintFlagsInitialOnly'"
    })
    void options_that_java_rejects_are_reported_with_their_variable(String options, String problem) throws Exception {
        Launcher.Result result = Launcher.run(
                Map.of("SESI_JAVA_OPTS", options, "JDK_JAVA_OPTIONS", "-Dx=y", "JAVA_TOOL_OPTIONS", "-Dx=y"),
                "",
                Launcher.LAUNCHER.toString(),
                "--version");

        assertEquals(78, result.exitCode());
        assertEquals("", result.out());
        assertTrue(
                result.err()
                        .startsWith(
                                "sesi: Java rejects the options in SESI_JAVA_OPTS; correct or remove them: " + problem),
                result.err());
        assertEquals(1, result.err().lines().count(), result.err());
    }

    /** Otherwise Java would use descriptor 1 for another file, and the created session would be lost. */
    @Test
    void a_closed_standard_output_is_reported_before_anything_is_done() throws Exception {
        for (String redirections : List.of(">&-", "<&- >&-")) {
            Launcher.Result result = runShell(Map.of(), Map.of(), List.of("bin/sesi", "demo"), redirections);

            assertEquals(
                    new Launcher.Result(
                            1,
                            "",
                            "sesi: standard output is closed, so nothing was done; redirect it to a file or a pipe\n"),
                    result);
        }
        assertEquals(
                1,
                runShell(Map.of(), Map.of(), List.of("bin/sesi", "demo"), "<&- >&- 2>&-")
                        .exitCode());
    }

    @Test
    void a_closed_standard_input_is_an_empty_input() throws Exception {
        Launcher.Result result = runShell(Map.of(), Launcher.VECTORS_KEY, List.of("bin/sesi", "sign"), "<&-");

        assertEquals(65, result.exitCode());
        assertTrue(result.err().contains("request: is empty"), result.err());
    }

    @Test
    void sesi_archive_says_that_the_path_is_empty() throws Exception {
        Launcher.Result result = Launcher.run(
                Map.of("PATH", ""),
                "",
                Launcher.LAUNCHER.resolveSibling("sesi-archive").toString());

        assertEquals(78, result.exitCode());
        assertTrue(result.err().startsWith("sesi: sesi-archive needs standard programs"), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
    }

    @Test
    void an_empty_path_is_no_problem_if_java_home_is_set() throws Exception {
        Launcher.Result result = Launcher.run(
                Map.of("PATH", "", "JAVA_HOME", Launcher.THIS_JAVA.toString()),
                "",
                Launcher.LAUNCHER.toString(),
                "--version");

        assertEquals(0, result.exitCode(), result.err());
        assertEquals("", result.err());
    }

    @Test
    void java_options_are_applied() throws Exception {
        Launcher.Result result = Launcher.run(
                Map.of("SESI_JAVA_OPTS", "-showversion -Xmx64m"), "", Launcher.LAUNCHER.toString(), "--version");

        assertEquals(0, result.exitCode());
        assertTrue(result.err().contains("Runtime Environment"), result.err());
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_sandbox_serves_another_process_until_a_signal_ends_it(String signal, int exitCode) throws Exception {
        Process sandbox = Launcher.builderForSignals(Map.of(), Launcher.LAUNCHER.toString(), "sandbox")
                .start();
        try (BufferedReader out = sandbox.inputReader(UTF_8)) {
            String ready = out.readLine();
            String baseUrl = ready.replaceFirst(".*\"baseUrl\":\"([^\"]+)\".*", "$1");
            Path caFile = Path.of(ready.replaceFirst(".*\"caFile\":\"([^\"]+)\".*", "$1"));

            Launcher.Result created = Launcher.run(
                    Launcher.VECTORS_KEY,
                    "",
                    Launcher.LAUNCHER.toString(),
                    "create",
                    "--base-url=" + baseUrl,
                    "--ca-file=" + caFile,
                    "--user-id=U",
                    "--email=a@b",
                    "--name=N",
                    "--output=url");
            assertEquals(0, created.exitCode(), created.err());
            assertTrue(created.out().startsWith(baseUrl + "/widget?token="), created.out());

            assertEquals(exitCode, Launcher.signal(sandbox, signal));
            assertFalse(Files.exists(caFile), "the temporary certificate file is deleted");
        } finally {
            sandbox.destroyForcibly();
        }
    }

    @Test
    void the_libraries_are_those_that_are_documented() throws IOException {
        String documented = Files.readString(Path.of("../../docs/dependencies.md"));
        try (Stream<Path> jars = Files.list(Launcher.DISTRIBUTION.resolve("lib"))) {
            List<String> undocumented = jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.replaceFirst("-\\d.*", ""))
                    .filter(name -> !name.startsWith("sesi-") && !documented.contains("`" + name + "`"))
                    .toList();
            assertEquals(List.of(), undocumented);
        }
    }

    /** For example, the generators of the man page and of the completion are needed only at build time. */
    @Test
    void only_runtime_modules_are_shipped() throws IOException {
        try (Stream<Path> jars = Files.list(Launcher.DISTRIBUTION.resolve("lib"))) {
            assertEquals(
                    List.of(
                            "sesi-app",
                            "sesi-application",
                            "sesi-cli",
                            "sesi-diagnosis",
                            "sesi-domain",
                            "sesi-gateway",
                            "sesi-local",
                            "sesi-sandbox",
                            "sesi-vault",
                            "sesi-widget"),
                    jars.map(jar -> jar.getFileName().toString())
                            .filter(name -> name.matches("sesi-.*\\.jar"))
                            .map(name -> name.replaceFirst("-\\d.*", ""))
                            .sorted()
                            .toList());
        }
    }

    private Path oldJava() throws IOException {
        Path old = Files.createDirectories(folder.resolve("java-11"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        return old;
    }

    /** Runs the command from a UTF-8 script, so that the locale of this test does not matter. */
    private Launcher.Result runShell(Map<String, String> locale, Map<String, String> environment, List<String> command)
            throws Exception {
        return runShell(locale, environment, command, "");
    }

    private Launcher.Result runShell(
            Map<String, String> locale, Map<String, String> environment, List<String> command, String redirections)
            throws Exception {
        StringBuilder script = new StringBuilder();
        locale.forEach((name, value) ->
                script.append("export ").append(name).append("='").append(value).append("'\n"));
        script.append("exec");
        command.forEach(word -> script.append(" '").append(word).append('\''));
        script.append(' ').append(redirections).append('\n');
        Path file = Files.writeString(folder.resolve("script.sh"), script, UTF_8);
        return Launcher.run(environment, "", "/bin/sh", file.toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
