package id.sesi.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassDataArchiveTest {

    @TempDir
    private Path folder;

    @Test
    void the_archive_is_removed_if_a_class_cannot_be_loaded() throws IOException {
        Path archive = Files.createFile(folder.resolve("sesi.jsa"));

        assertEquals(
                "sesi: Java cannot load a class (NoClassDefFoundError). Its class-data archive may be damaged, so sesi"
                        + " removed it. To create a new one, run sesi-archive",
                ClassDataArchive.removeAfter(
                        new NoClassDefFoundError("canary"), Map.of("SESI_ARCHIVE", archive.toString())));
        assertFalse(Files.exists(archive));
    }

    @Test
    void an_archive_that_cannot_be_removed_is_named() {
        assertEquals(
                "sesi: Java cannot load a class (NoClassDefFoundError). Its class-data archive may be damaged: delete"
                        + " /proc/nowhere",
                ClassDataArchive.removeAfter(
                        new NoClassDefFoundError("canary"), Map.of("SESI_ARCHIVE", "/proc/nowhere")));
    }

    @Test
    void without_an_archive_the_installation_is_damaged() {
        assertEquals(
                "sesi: Java cannot load a class (NoClassDefFoundError). Install sesi again",
                ClassDataArchive.removeAfter(new NoClassDefFoundError("canary"), Map.of()));
    }
}
