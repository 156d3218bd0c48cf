package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests which classes a start loads, and that it loads them from the archive (docs/decisions/0021-start.md,
 * 0028-class-data-archive.md).
 */
@Tag("slow")
class StartIT {

    private static final String ARCHIVES = "sesi-" + System.getProperty("java.version") + "_\\d+\\.jsa";
    private static final String SIGN =
            "sign --user-id USR-001 --email john.doe@example.com --name John --candidate c1,Siti,s@example.com";
    private static final String SIGNED = """
            {"canonical":"psikologihub-1024|USR-001|john.doe@example.com|John||c1",\
            "signature":"76eceb15e70d91b69136b9cda1e21a191ea273ae893906f878842d7b227010ef"}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {SIGN, "--version", "--help", "create --help", "create --name John"})
    void an_offline_command_loads_no_http_kotlin_moshi_or_logging(String command) throws Exception {
        List<Loaded> loaded = loadedBy(Launcher.DISTRIBUTION, command);

        assertTrue(
                loaded.stream().anyMatch(one -> one.name.equals("id.sesi.bootstrap.Main")),
                "the log contains the loaded classes");
        assertEquals(
                List.of(),
                loaded.stream()
                        .map(Loaded::name)
                        .filter(name -> name.matches(
                                "(okhttp3|okio|kotlin|com\\.squareup|ch\\.qos|org\\.slf4j|javax\\.xml|org\\.xml)\\..*"))
                        .toList());
    }

    @Test
    void creating_a_session_loads_no_logging() throws Exception {
        List<Loaded> loaded = loadedBy(
                Launcher.DISTRIBUTION,
                "create --user-id U --email a@b.id --name N --base-url https://127.0.0.1:9 --deadline 1s");

        assertTrue(
                loaded.stream().anyMatch(one -> one.name.equals("okhttp3.OkHttpClient")),
                "the command created an attempt");
        assertEquals(
                List.of(),
                loaded.stream()
                        .map(Loaded::name)
                        .filter(name -> name.matches("(ch\\.qos|org\\.slf4j|javax\\.xml|org\\.xml)\\..*"))
                        .toList());
    }

    @Test
    void all_our_classes_are_loaded_from_the_archive_of_the_build() throws Exception {
        assertAllFromArchive(loadedBy(Launcher.DISTRIBUTION, SIGN));
    }

    @Test
    void a_moved_folder_works_and_can_create_its_own_archive() throws Exception {
        Path moved = moved();
        assertEquals(SIGNED, signed(moved));

        assertEquals(new Launcher.Result(0, "", ""), run(moved, Map.of(), "bin/sesi-archive"));

        assertAllFromArchive(loadedBy(moved, SIGN));
        assertEquals(SIGNED, signed(moved));
        assertTrue(Files.isRegularFile(archive(moved)));
    }

    @Test
    void commands_work_without_an_archive() throws Exception {
        Path moved = moved();
        Files.delete(archive(moved));

        assertEquals(SIGNED, signed(moved));
        assertFalse(loadedFromJars(loadedBy(moved, SIGN)).isEmpty());
        assertEquals(
                new Launcher.Result(0, SIGNED, ""),
                run(moved, Map.of("SESI_JAVA_OPTS", "-XX:+UseLargePages"), ("bin/sesi " + SIGN).split(" ")),
                "Java prints no warning on standard output");
    }

    /** For example, an archive of another Java. */
    @Test
    void an_invalid_archive_is_ignored() throws Exception {
        Path moved = moved();
        Path archive = archive(moved);
        Files.delete(archive);
        Files.write(
                archive.resolveSibling(archive.getFileName().toString().replaceFirst("_.*", "_1048576.jsa")),
                new byte[1 << 20]);

        assertEquals(SIGNED, signed(moved));
    }

    /** With such an archive, Java 17 would crash at every start. */
    @Test
    void a_truncated_archive_is_ignored() throws Exception {
        Path moved = moved();
        Path archive = archive(moved);
        byte[] start = Arrays.copyOf(Files.readAllBytes(archive), 1 << 16);
        Files.delete(archive);
        Files.write(archive, start);

        assertEquals(SIGNED, signed(moved));
    }

    /** With such an archive, Java 17 would crash at every start. */
    @Test
    void a_damaged_archive_is_removed_after_the_first_crash() throws Exception {
        Path moved = moved();
        assertEquals(0, run(moved, Map.of(), "bin/sesi-archive").exitCode());
        Path archive = archive(moved);
        byte[] damaged = Files.readAllBytes(archive);
        byte[] noise = new byte[damaged.length / 2];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, damaged, 1 << 20, noise.length);
        Files.delete(archive);
        Files.write(archive, damaged);

        Launcher.Result crashed = run(moved, Map.of(), ("bin/sesi " + SIGN).split(" "));

        if (crashed.exitCode() != 0) { // Java 25 notices the damage by itself.
            assertTrue(
                    crashed.err()
                            .endsWith("sesi: Java crashed. Its class-data archive may be damaged, so sesi removed it."
                                    + " To create a new one, run sesi-archive\n"),
                    crashed.err());
            assertFalse(Files.exists(archive));
        }
        assertEquals(SIGNED, signed(moved));
    }

    /** Some damages make Java hang, so {@code doctor} itself must not use the archive. */
    @Test
    void doctor_reports_a_damaged_archive_and_sesi_archive_replaces_it() throws Exception {
        Path moved = moved();
        assertEquals(0, run(moved, Map.of(), "bin/sesi-archive").exitCode());
        assertTrue(doctor(moved).matches("(?s)ok +archive .*"));
        Path archive = archive(moved);
        byte[] damaged = Files.readAllBytes(archive);
        for (int i = 1; i < 1000; i++) { // In all regions.
            damaged[damaged.length / 1000 * i] ^= 0x55;
        }
        Files.delete(archive);
        Files.write(archive, damaged);

        assertTrue(doctor(moved).matches("(?s)FAILED +archive +the class-data archive is damaged.*run sesi-archive.*"));

        assertEquals(0, run(moved, Map.of(), "bin/sesi-archive").exitCode());
        assertTrue(doctor(moved).matches("(?s)ok +archive .*"));
        Files.setLastModifiedTime(moved.resolve("lib").resolve(firstJar(moved)), FileTime.fromMillis(0));
        assertTrue(doctor(moved).matches("(?s)warning +archive .*starts more slowly.*run sesi-archive.*"));
        Files.delete(archive(moved));
        assertTrue(doctor(moved).matches("(?s)skipped +archive .*sesi-archive.*"));
    }

    private static Path firstJar(Path distribution) throws IOException {
        try (Stream<Path> files = Files.list(distribution.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** {@return the report, which begins with the check of the archive} */
    private static String doctor(Path distribution) throws Exception {
        return run(
                        distribution,
                        Map.of(),
                        "bin/sesi",
                        "doctor",
                        "--base-url",
                        "https://127.0.0.1:9",
                        "--deadline",
                        "1s")
                .out();
    }

    @Test
    void leftovers_of_a_killed_run_are_removed_by_the_next_run() throws Exception {
        Path moved = moved();
        Process archiving = Launcher.builderForSignals(
                        Map.of("JAVA_HOME", javaThatNeverEnds().toString()),
                        moved.resolve("bin/sesi-archive").toString())
                .start();
        try (BufferedReader out = archiving.inputReader(UTF_8)) {
            assertEquals("started", out.readLine());
            List<ProcessHandle> java = archiving.descendants().toList();
            Launcher.signal(archiving, "KILL");
            java.forEach(ProcessHandle::destroyForcibly);
        }
        assertEquals(1, leftovers(moved));

        assertEquals(new Launcher.Result(0, "", ""), run(moved, Map.of(), "bin/sesi-archive"));

        assertEquals(0, leftovers(moved));
    }

    private static long leftovers(Path distribution) throws IOException {
        try (Stream<Path> files = Files.list(distribution.resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(".sesi-archive."))
                    .count();
        }
    }

    @Test
    void an_archive_of_other_jars_is_ignored() throws Exception {
        Path moved = moved();
        run(moved, Map.of(), "bin/sesi-archive");
        try (Stream<Path> jars = Files.list(moved.resolve("lib"))) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
            }
        }

        assertEquals(SIGNED, signed(moved));
        assertFalse(loadedFromJars(loadedBy(moved, SIGN)).isEmpty());
    }

    @Test
    void the_old_archive_stays_if_a_new_one_cannot_be_created() throws Exception {
        Path moved = moved();

        Launcher.Result result =
                run(moved, Map.of("SESI_JAVA_OPTS", "-Djava.io.tmpdir=/nonexistent"), "bin/sesi-archive");

        assertEquals(73, result.exitCode());
        assertEquals("", result.out());
        assertTrue(result.err().contains("sesi: cannot create the class-data archive"), result.err());
        assertFalse(result.err().contains("\tat "), result.err());
        assertTrue(Files.isRegularFile(archive(moved)));
        assertEquals(SIGNED, signed(moved));
    }

    /** Such as a Java that only prints its version. */
    @Test
    void an_archive_that_java_cannot_use_does_not_replace_the_old_one() throws Exception {
        Path moved = moved();
        Path home = fakeJava("for option; do\n  case $option in -XX:ArchiveClassesAtExit=*)"
                + " echo useless >\"${option#*=}\" ;; esac\ndone\necho fake");

        Launcher.Result result = run(moved, Map.of("JAVA_HOME", home.toString()), "bin/sesi-archive");

        assertEquals(73, result.exitCode());
        assertTrue(
                result.err()
                        .endsWith("sesi: cannot create the class-data archive in " + moved.resolve("lib")
                                + "; Java cannot use it: fake\n"),
                result.err());
        assertTrue(Files.isRegularFile(archive(moved)));
        assertEquals(SIGNED, signed(moved));
    }

    /** Root may write each folder, so a program that fails simulates the read-only file system. */
    @Test
    void a_folder_that_is_read_only_is_named_in_one_sentence() throws Exception {
        Path moved = moved();
        Path failing = folder.resolve("mkdir");
        Files.writeString(failing, "#!/bin/sh\necho 'mkdir: Read-only file system' >&2\nexit 1\n");
        Files.setPosixFilePermissions(failing, PosixFilePermissions.fromString("rwxr-xr-x"));

        Launcher.Result result = run(moved, Map.of("PATH", folder + ":/usr/bin:/bin"), "bin/sesi-archive");

        assertEquals(
                new Launcher.Result(
                        73,
                        "",
                        "sesi: cannot create the class-data archive in "
                                + moved.toRealPath().resolve("lib") + "; make the folder writable, with 40 MB free\n"),
                result);
        assertTrue(Files.isRegularFile(archive(moved)));
    }

    @ParameterizedTest
    @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
    void a_signal_ends_sesi_archive_at_once_and_the_old_archive_stays(String signal, int exitCode) throws Exception {
        Path moved = moved();
        Process archiving = Launcher.builderForSignals(
                        Map.of("JAVA_HOME", javaThatNeverEnds().toString()),
                        moved.resolve("bin/sesi-archive").toString())
                .start();
        try (BufferedReader out = archiving.inputReader(UTF_8)) {
            assertEquals("started", out.readLine());
            List<ProcessHandle> java = archiving.descendants().toList();

            assertEquals(exitCode, Launcher.signal(archiving, signal));

            assertEquals(List.of(), java.stream().filter(ProcessHandle::isAlive).toList());
            assertTrue(Files.isRegularFile(archive(moved)));
        } finally {
            archiving.descendants().forEach(ProcessHandle::destroyForcibly);
            archiving.destroyForcibly();
        }
    }

    private Path javaThatNeverEnds() throws IOException {
        return fakeJava("echo started\nexec sleep 60");
    }

    private Path fakeJava(String script) throws IOException {
        Path home = folder.resolve("java");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17\"\n");
        Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    @Test
    void all_users_can_read_the_archive() throws Exception {
        Path moved = moved();

        Launcher.Result created = Launcher.run(
                Map.of(),
                "",
                "sh",
                "-c",
                "umask 077; exec \"$0\"",
                moved.resolve("bin/sesi-archive").toString());

        assertEquals(new Launcher.Result(0, "", ""), created);
        assertTrue(Files.getPosixFilePermissions(archive(moved)).contains(PosixFilePermission.OTHERS_READ));
    }

    /** Therefore the folder may be read-only. */
    @ParameterizedTest
    @ValueSource(
            strings = {SIGN, "create --user-id U --email a@b.id --name N --base-url https://127.0.0.1:9 --deadline 1s"})
    void a_start_does_not_change_its_folder(String command) throws Exception {
        Path moved = moved();
        Map<Path, FileTime> before = changes(moved);

        assertTrue(run(moved, Map.of(), ("bin/sesi " + command).split(" ")).exitCode() < 128);

        Map<Path, FileTime> after = changes(moved); // A folder changes when a file in it is created or deleted.
        after.entrySet().removeAll(before.entrySet());
        assertEquals(Map.of(), after);
    }

    private static Map<Path, FileTime> changes(Path folder) throws IOException {
        Map<Path, FileTime> changes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                changes.put(file, (FileTime) Files.getAttribute(file, "unix:ctime"));
            }
        }
        return changes;
    }

    private record Loaded(String name, String from) {}

    private List<Loaded> loadedBy(Path distribution, String command) throws Exception {
        Path log = folder.resolve("loaded");
        Launcher.Result result = run(
                distribution,
                Map.of("SESI_JAVA_OPTS", "-Xlog:class+load:file=" + log + "::filesize=0"),
                ("bin/sesi " + command).split(" "));
        assertTrue(result.exitCode() < 128, result.err());
        try (Stream<String> lines = Files.lines(log, UTF_8)) {
            return lines.map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").split(" source: ", 2))
                    .filter(parts -> parts.length == 2)
                    .map(parts -> new Loaded(parts[0], parts[1]))
                    .toList();
        }
    }

    /**
     * {@return our classes that were loaded from a jar} Lambdas are left out, because their names change at each start. Dagger's
     * factories are left out too: they implement javax.inject.Provider, whose class file has the version of Java 5, and Java does
     * not archive classes that implement such an interface.
     */
    private static List<String> loadedFromJars(List<Loaded> loaded) {
        return loaded.stream()
                .filter(one -> one.name.startsWith("id.sesi.") && one.from.startsWith("file:"))
                .map(Loaded::name)
                .filter(name -> !name.matches("id\\.sesi\\.bootstrap\\.\\w+Module_\\w+Factory"))
                .toList();
    }

    private static void assertAllFromArchive(List<Loaded> loaded) {
        assertEquals(List.of(), loadedFromJars(loaded));
        for (String one : List.of("id.sesi.bootstrap.Main", "id.sesi.domain.Signature")) {
            assertTrue(
                    loaded.stream()
                            .anyMatch(
                                    seen -> seen.name.equals(one) && seen.from.startsWith("shared objects file (top)")),
                    one);
        }
    }

    private static String signed(Path distribution) throws Exception {
        Launcher.Result result = run(distribution, Map.of(), ("bin/sesi " + SIGN).split(" "));
        assertEquals(new Launcher.Result(0, result.out(), ""), result);
        return result.out();
    }

    private static Launcher.Result run(Path distribution, Map<String, String> variables, String... command)
            throws Exception {
        Map<String, String> environment = new HashMap<>(Launcher.VECTORS_KEY);
        environment.putAll(variables);
        command[0] = distribution.resolve(command[0]).toString();
        return Launcher.run(environment, "", command);
    }

    /** {@return the archive} Fails unless the folder contains exactly one archive and no temporary files. */
    private static Path archive(Path distribution) throws IOException {
        try (Stream<Path> files = Files.list(distribution.resolve("lib"))) {
            List<Path> archives = files.filter(file -> file.toString().matches(".*(\\.jsa|sesi-archive).*"))
                    .toList();
            assertEquals(1, archives.size(), archives::toString);
            assertTrue(archives.get(0).getFileName().toString().matches(ARCHIVES), archives::toString);
            return archives.get(0);
        }
    }

    private Path moved() throws IOException {
        Path moved = folder.resolve("moved");
        try (Stream<Path> files = Files.walk(Launcher.DISTRIBUTION)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        moved.resolve(Launcher.DISTRIBUTION.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return moved;
    }
}
