package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the files of the distribution other than the program: man page, completion, licences, SBOM and archives. */
class CliDocsIT {

    private static final Path SHARE = Launcher.DISTRIBUTION.resolve("share");

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            value = {
                "sesi cr # create",
                "sesi --v # --version",
                "sesi help d # doctor demo",
                "sesi create --partner # --partner-id",
                "sesi create --output '' # json url iframe",
                "sesi doctor --output j # json",
                "sesi create --output = u # url",
                "sesi create --output = # json url iframe",
                "sesi create --name '' # ''",
                "sesi create --request li # licences lib",
                "sesi create --audit-dir sh # share",
                "sesi demo --d # --debug",
            })
    void bash_completes_commands_options_choices_and_files(String typed, String expected) throws Exception {
        String script = "source " + SHARE.resolve("completion/bash/sesi") + "; COMP_WORDS=(" + typed
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _sesi; echo \"${COMPREPLY[*]}\"";

        Launcher.Result result = Launcher.run(Map.of(), "", "bash", "-c", script);

        assertEquals("", result.err());
        assertEquals(sorted(expected.equals("''") ? "" : expected), sorted(result.out()));
    }

    private static List<String> sorted(String words) {
        return Stream.of(words.strip().split(" ", -1)).sorted().toList();
    }

    /** {@code _arguments} is replaced by a function that prints its arguments, because completion needs a terminal. */
    @Test
    void zsh_completes_the_options_of_a_command() throws Exception {
        assumeTrue(isInstalled("zsh"), "zsh is not installed");
        String script = "_arguments() { print -l -- \"$@\" }; words=(sesi create ''); CURRENT=3; source "
                + SHARE.resolve("completion/zsh/_sesi");

        Launcher.Result result = Launcher.run(Map.of(), "", "zsh", "-fc", script);

        assertEquals("", result.err());
        assertTrue(
                result.out()
                                .contains(
                                        "\n--output=[Output format: json (default), url or iframe.]:FORMAT:(json url iframe)\n")
                        || result.out()
                                .startsWith(
                                        "--output=[Output format: json (default), url or iframe.]:FORMAT:(json url iframe)\n"),
                result.out());
        assertTrue(result.out().contains("\n*--candidate=["), result.out());
        assertTrue(
                result.out().contains("\n--ca-file=[PEM certificates to trust in addition to the platform's."),
                result.out());
    }

    @Test
    void the_man_page_renders_without_warnings() throws Exception {
        assumeTrue(isInstalled("groff"), "groff is not installed");
        Launcher.Result result = Launcher.run(
                Map.of(),
                "",
                "groff",
                "-man",
                "-Tascii",
                "-ww",
                "-P-cbou",
                SHARE.resolve("man/man1/sesi.1").toString());

        assertEquals("", result.err());
        assertTrue(result.out().contains("sesi create"), result.out());
        assertTrue(result.out().contains("--candidate=ID,NAMA,EMAIL"), result.out());
        assertTrue(result.out().contains("    --partner-id psikologihub-1024 --user-id USR-001 \\\n"), result.out());
        assertTrue(
                result.out()
                        .matches(
                                "(?s).*EXIT STATUS.*\\b75\\b.*Rate\\s+limited.*ENVIRONMENT.*SESI_JAVA_OPTS.*sesi-archive.*"),
                result.out());
    }

    private static boolean isInstalled(String program) throws Exception {
        return Launcher.run(Map.of(), "", "sh", "-c", "command -v " + program).exitCode() == 0;
    }

    @Test
    void each_jar_has_its_licence() throws IOException {
        String listed = Files.readString(Launcher.DISTRIBUTION.resolve("licences/README.md"));
        for (String jar : jars()) {
            String name = jar.startsWith("sesi-") ? "sesi-*" : jar.replaceFirst("-\\d.*", "");
            assertTrue(listed.contains("`" + name + "`"), jar);
        }
    }

    /** The build creates no SBOM if Maven is offline. */
    @Test
    void each_jar_is_in_the_sbom() throws IOException {
        Path sbom = Launcher.DISTRIBUTION.resolve("licences/sbom.cdx.json");
        assumeTrue(Files.exists(sbom), "built offline");
        String text = Files.readString(sbom);
        for (String jar : jars()) {
            String name = jar.replaceFirst("-\\d.*", "");
            assertTrue(text.contains("\"name\" : \"" + name + "\""), jar);
        }
    }

    /** If a library gets another version, compare the new jar with the checksum that its project publishes. */
    @Test
    void each_library_has_its_known_checksum() throws Exception {
        List<String> actual = new ArrayList<>();
        for (String jar : jars()) {
            if (!jar.startsWith("sesi-")) {
                byte[] content =
                        Files.readAllBytes(Launcher.DISTRIBUTION.resolve("lib").resolve(jar));
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
                actual.add(HexFormat.of().formatHex(hash) + "  " + jar);
            }
        }

        assertEquals(
                Files.readAllLines(Path.of("src/test/checksums/lib.sha256")).stream()
                        .sorted()
                        .toList(),
                actual.stream().sorted().toList());
    }

    private static List<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(Launcher.DISTRIBUTION.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }

    /** Only the class-data archive is missing, because it fits only one Java and one folder. */
    @Test
    void zip_and_tar_contain_the_files_of_the_folder() throws Exception {
        Set<String> expected = filesOf(Launcher.DISTRIBUTION);
        Path zip = archive(".zip");
        String top = zip.getFileName().toString().replace(".zip", "/");
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            assertEquals(
                    expected,
                    opened.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(entry -> entry.getName().substring(top.length()))
                            .collect(Collectors.toSet()));
            try (InputStream launcher = opened.getInputStream(opened.getEntry(top + "bin/sesi"))) {
                assertEquals(Files.readString(Launcher.LAUNCHER), new String(launcher.readAllBytes(), UTF_8));
            }
        }
        Launcher.Result listed =
                Launcher.run(Map.of(), "", "tar", "-tvzf", archive(".tar.gz").toString());
        assertTrue(listed.out().matches("(?s).*-rwxr-xr-x \\S+ +\\d+ \\S+ \\S+ " + top + "bin/sesi\n.*"), listed.out());
        assertEquals(
                expected.size(),
                listed.out().lines().filter(line -> line.startsWith("-")).count());
    }

    private static Path archive(String extension) throws IOException {
        try (Stream<Path> files = Files.list(Launcher.DISTRIBUTION.getParent())) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Set<String> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.endsWith(".jsa"))
                    .collect(Collectors.toSet());
        }
    }
}
