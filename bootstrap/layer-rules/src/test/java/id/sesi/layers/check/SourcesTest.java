package id.sesi.layers.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.layers.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source files are found, and named as GitHub does. */
class SourcesTest {

    private static final String FILE = "app/src/main/java/com/acme/Cart.java";

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Path source = Files.createDirectories(folder.resolve(FILE).getParent()).resolve("Cart.java");
        Files.writeString(source, "package com.acme;\n\n/** Größe. */\ninterface Cart {\n    record Item() {}\n}\n");
    }

    @Test
    void a_file_is_named_relative_to_the_nearest_repository() throws IOException {
        Files.createDirectories(folder.resolve("app/.git"));

        assertEquals("src/main/java/com/acme/Cart.java", fileOf(Optional.of(folder)));
    }

    /** A checkout without Git has no folder .git. */
    @Test
    void a_file_is_named_relative_to_the_workspace_of_github() {
        assertEquals(FILE, fileOf(Optional.of(folder)));
    }

    @Test
    void a_file_outside_repository_and_working_directory_has_its_absolute_path() {
        assertEquals(folder.resolve(FILE).toString(), fileOf(Optional.of(folder.resolve("other"))));
    }

    /** Class files have no lines for interfaces and fields. */
    @Test
    void a_violation_without_a_line_is_at_the_declaration() throws IOException {
        assertEquals(4, lineOf("com.acme.Cart", 0));
        assertEquals(5, lineOf("com.acme.Cart$Item", 0));
        assertEquals(1, lineOf("com.acme.Cart$1", 0));
        assertEquals(7, lineOf("com.acme.Cart", 7));
        Files.delete(folder.resolve(FILE));
        assertEquals(1, lineOf("com.acme.Cart", 0));
    }

    private String fileOf(Optional<Path> workspace) {
        return location(workspace, "com.acme.Cart", 1).file();
    }

    private int lineOf(String type, int line) {
        return location(Optional.empty(), type, line).line();
    }

    private Sources.Location location(Optional<Path> workspace, String type, int line) {
        return new Sources(List.of(folder.resolve("app/target/classes")), List.of(), workspace)
                .locationOf(new Violation(type, "Cart.java", line, "text"));
    }
}
