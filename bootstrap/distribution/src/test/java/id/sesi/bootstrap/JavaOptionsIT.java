package id.sesi.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options in {@code SESI_JAVA_OPTS} that do something else than to configure Java (docs/install.md). */
class JavaOptionsIT {

    @TempDir
    private Path folder;

    /** With a fake Java, because a real one would overwrite files of the JDK with one of these options. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-version",
                "--version",
                "-fullversion",
                "--full-version",
                "-Xinternalversion",
                "-h",
                "-help",
                "--help",
                "-?",
                "-X",
                "--help-extra",
                "--dry-run",
                "--list-modules",
                "-d java.base",
                "--describe-module=java.base",
                "--validate-modules",
                "-jar other.jar",
                "-m other",
                "--module=other",
                "-Xlog:help",
                "-Xshare:dump",
                "-XX:+DumpSharedSpaces",
                "-XX:+PrintFlagsInitial"
            })
    void an_option_with_which_java_would_not_run_sesi_is_rejected_before_java_starts(String option) throws Exception {
        Path java = fakeJava("exit 0");
        for (String command : List.of("sesi", "sesi-archive")) {
            Launcher.Result result = Launcher.run(
                    Map.of("JAVA_HOME", java.toString(), "SESI_JAVA_OPTS", "-Xmx64m " + option),
                    "",
                    Launcher.LAUNCHER.resolveSibling(command).toString());

            assertEquals(
                    new Launcher.Result(
                            78,
                            "",
                            "sesi: Java would not run sesi with the option " + option.replaceFirst(" .*", "")
                                    + " in SESI_JAVA_OPTS; remove it\n"),
                    result);
        }
        assertFalse(Files.exists(folder.resolve("started")));
    }

    private Path fakeJava(String script) throws IOException {
        Path home = folder.resolve("java");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17\"\n");
        Files.writeString(java, "#!/bin/sh\necho >>'" + folder.resolve("started") + "'\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    @Test
    void options_in_a_file_with_which_java_does_not_run_sesi_are_rejected() throws Exception {
        Path options = Files.writeString(folder.resolve("options"), "-version\n");

        Launcher.Result result =
                Launcher.run(Map.of("SESI_JAVA_OPTS", "@" + options), "", Launcher.LAUNCHER.toString(), "--version");

        assertEquals(
                new Launcher.Result(
                        78,
                        "",
                        "sesi: Java rejects the options in SESI_JAVA_OPTS; correct or remove them: it does not run sesi with"
                                + " them\n"),
                result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xlog:gc", "-Xlog:gc*", "-verbose:gc", "-XX:+PrintGC", "-verbose:class", "--show-version"})
    void the_log_of_java_goes_to_standard_error(String option) throws Exception {
        Launcher.Result result =
                Launcher.run(Map.of("SESI_JAVA_OPTS", option), "", Launcher.LAUNCHER.toString(), "--version");

        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().matches("sesi .*\nJava .*\n"), result.out());
        assertFalse(result.err().isEmpty(), "the log is not lost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xlog:gc:stdout", "-Xlog:gc::uptime", "-Xlog"})
    void java_writes_no_log_to_standard_output(String option) throws Exception {
        Launcher.Result result =
                Launcher.run(Map.of("SESI_JAVA_OPTS", option), "", Launcher.LAUNCHER.toString(), "--version");

        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().matches("sesi .*\nJava .*\n"), result.out());
    }

    /** Java also prints the launcher's own options, which contain the message about a crash. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+PrintCommandLineFlags", "-XX:+PrintFlagsFinal", "-showversion"})
    void an_option_that_makes_java_print_does_not_count_as_a_crash(String option) throws Exception {
        Launcher.Result result =
                Launcher.run(Map.of("SESI_JAVA_OPTS", option), "", Launcher.LAUNCHER.toString(), "--version");

        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().matches("sesi .*\nJava .*\n"), result.out());
        assertFalse(result.err().isEmpty(), "the output of the option is not lost");
    }

    @ParameterizedTest
    @CsvSource({
        "SESI_JAVA_OPTS, -Xunknown, Unrecognized option: -Xunknown",
        "SESI_JAVA_OPTS, -Xmx1k, Too small maximum heap",
        "SESI_JAVA_OPTS, -XX:+PrintCommandLineFlags -Xmx1k, Too small maximum heap",
        "SESI_JAVA_OPTS, --add-modules=nosuch, java.lang.module.FindException: Module nosuch not found",
        "JDK_JAVA_OPTIONS, -Xunknown, Unrecognized option: -Xunknown",
        "JDK_JAVA_OPTIONS, -Xmx1k, Too small maximum heap",
        "SESI_JAVA_OPTS, -XX:+UseG1GC -XX:+UseZGC, Multiple garbage collectors selected"
    })
    void options_that_java_rejects_are_reported_with_the_name_of_the_variable(
            String variable, String options, String problem) throws Exception {
        Launcher.Result result = Launcher.run(Map.of(variable, options), "", Launcher.LAUNCHER.toString(), "--version");

        assertEquals(
                new Launcher.Result(
                        78,
                        "",
                        "sesi: Java rejects the options in " + variable + "; correct or remove them: " + problem
                                + "\n"),
                result);
    }

    @ParameterizedTest
    @CsvSource({
        "JAVA_TOOL_OPTIONS, -XX:+UseG1GC, JDK_JAVA_OPTIONS, -XX:+UseZGC, Multiple garbage collectors selected",
        "JAVA_TOOL_OPTIONS, -XX:+UseG1GC, _JAVA_OPTIONS, -XX:+UseZGC, Multiple garbage collectors selected",
        "JDK_JAVA_OPTIONS, -XX:+UseG1GC, SESI_JAVA_OPTS, -XX:+UseZGC, Multiple garbage collectors selected",
        "JAVA_TOOL_OPTIONS, -Xms64m, SESI_JAVA_OPTS, -Xmx32m, Initial heap size set to a larger value than the maximum heap size"
    })
    void variables_that_contradict_each_other_are_reported_with_their_names(
            String first, String firstOptions, String second, String secondOptions, String problem) throws Exception {
        Launcher.Result result = Launcher.run(
                Map.of(first, firstOptions, second, secondOptions), "", Launcher.LAUNCHER.toString(), "--version");

        assertEquals(
                new Launcher.Result(
                        78,
                        "",
                        "sesi: Java rejects the options in " + first + " and " + second + "; correct or remove them: "
                                + problem + "\n"),
                result);
    }

    @Test
    void only_the_variable_with_the_wrong_option_is_reported() throws Exception {
        Launcher.Result result = Launcher.run(
                Map.of("JDK_JAVA_OPTIONS", "-Xmx64m", "SESI_JAVA_OPTS", "-Xunknown"),
                "",
                Launcher.LAUNCHER.toString(),
                "--version");

        assertEquals(
                new Launcher.Result(
                        78,
                        "",
                        "sesi: Java rejects the options in SESI_JAVA_OPTS; correct or remove them: Unrecognized option:"
                                + " -Xunknown\n"),
                result);
    }

    @Test
    void variables_that_agree_with_each_other_are_tried_once() throws Exception {
        Path java = fakeJava("echo 'sesi fake'");
        Launcher.Result result = Launcher.run(
                Map.of(
                        "JAVA_HOME", java.toString(),
                        "JAVA_TOOL_OPTIONS", "-Xmx80m",
                        "JDK_JAVA_OPTIONS", "-Xmx64m",
                        "SESI_JAVA_OPTS", "-Xmx48m"),
                "",
                Launcher.LAUNCHER.toString(),
                "--version");

        assertEquals(new Launcher.Result(0, "sesi fake\n", ""), result);
        assertEquals(2, Files.readAllLines(folder.resolve("started")).size(), "one try, and the command");
    }

    /** Java 17 reads environment variables in the charset of this option. */
    @ParameterizedTest
    @CsvSource({
        "JAVA_TOOL_OPTIONS, ISO-8859-1",
        "JDK_JAVA_OPTIONS, US-ASCII",
        "SESI_JAVA_OPTS, ISO-8859-1",
        "SESI_JAVA_OPTS, UTF-16",
        "_JAVA_OPTIONS, ISO-8859-1"
    })
    void the_charset_of_java_does_not_change_the_key(String variable, String charset) throws Exception {
        Map<String, String> environment = new HashMap<>(Launcher.VECTORS_KEY);
        environment.put("PSIKOLOGIE_SECRET_KEY", "schlüssel-123");
        String[] command = {
            Launcher.LAUNCHER.toString(), "sign", "--user-id", "U", "--email", "a@b.id", "--name", "Jürgen"
        };
        String signed = Launcher.run(environment, "", command).out();

        environment.put(variable, "-Dfile.encoding=" + charset);
        Launcher.Result result = Launcher.run(environment, "", command);

        assertEquals(signed, result.out(), result.err());
        assertTrue(signed.contains("|Jürgen|"), signed);
    }

    @ParameterizedTest
    @CsvSource({
        "JDK_JAVA_OPTIONS, -Xshare:dump",
        "JDK_JAVA_OPTIONS, -Dx=1 -XX:+DumpSharedSpaces",
        "JAVA_TOOL_OPTIONS, -Xshare:dump",
        "_JAVA_OPTIONS, -XX:AOTMode=create"
    })
    void an_option_that_would_overwrite_archives_is_rejected_in_each_variable(String variable, String options)
            throws Exception {
        Path java = fakeJava("echo started; exit 0");
        Launcher.Result result = Launcher.run(
                Map.of("JAVA_HOME", java.toString(), variable, options), "", Launcher.LAUNCHER.toString(), "--version");

        assertEquals(78, result.exitCode(), result.err());
        assertEquals("", result.out());
        assertTrue(
                result.err().startsWith("sesi: Java would not run sesi with an option in " + variable), result.err());
    }

    @Test
    void a_trust_store_that_java_cannot_read_is_reported_in_one_line() throws Exception {
        Launcher.Result result = Launcher.run(
                Map.of(
                        "SESI_JAVA_OPTS", "-Djavax.net.ssl.trustStore=" + Launcher.LAUNCHER,
                        "PSIKOLOGIE_PARTNER_ID", "psikologihub-1024",
                        "PSIKOLOGIE_SECRET_KEY", "a-key-of-the-test"),
                "",
                Launcher.LAUNCHER.toString(),
                "doctor");

        assertEquals(
                new Launcher.Result(
                        78,
                        "",
                        "sesi: Java cannot read its trusted certificates (java.security.KeyStoreException); check the options"
                                + " javax.net.ssl.trustStore, trustStoreType and trustStorePassword\n"),
                result);
    }

    @Test
    void a_warning_of_java_is_not_reported_as_the_problem() throws Exception {
        Launcher.Result result = Launcher.run(
                Map.of("SESI_JAVA_OPTS", "-Djava.security.manager"), "", Launcher.LAUNCHER.toString(), "--version");

        assertEquals(78, result.exitCode(), result.err());
        assertFalse(result.err().contains("WARNING"), result.err());
    }

    @Test
    void options_that_java_accepts_in_its_own_variable_are_used() throws Exception {
        Launcher.Result result = Launcher.run(
                Map.of("JDK_JAVA_OPTIONS", "-Dx=1 -XX:+UseSerialGC"), "", Launcher.LAUNCHER.toString(), "--version");

        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().matches("sesi .*\nJava .*\n"), result.out());
    }

    @Test
    void a_deleted_current_folder_is_reported_in_one_line() throws Exception {
        Launcher.Result result = Launcher.run(
                Map.of(),
                "",
                "sh",
                "-c",
                "mkdir \"$1\" && cd \"$1\" && rmdir \"$1\" && exec \"$0\" --version",
                Launcher.LAUNCHER.toString(),
                folder.resolve("deleted").toString());

        assertEquals(78, result.exitCode());
        assertEquals("", result.out());
        assertEquals( // The shell may print a line of its own.
                List.of("sesi: the current folder was deleted, or this user may not find its path; change to another"
                        + " folder"),
                result.err().lines().filter(line -> !line.contains("getcwd")).toList());
    }
}
