package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build finds the commit that {@code sesi --version} shows, and also succeeds if there is no commit. */
class BuildCommitIT {

    /** A module that only determines the commit, with the same plugin as {@code bootstrap/app}. */
    private static final String PROBE = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>id.sesi</groupId>
                <artifactId>sesi-parent</artifactId>
                <version>${revision}</version>
              </parent>
              <artifactId>probe</artifactId>
              <build><plugins><plugin>
                <groupId>org.apache.maven.plugins</groupId>
                <artifactId>maven-antrun-plugin</artifactId>
              </plugin></plugins></build>
            </project>
            """;

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path project;

    @Test
    void a_build_in_a_repository_shows_the_commit() throws Exception {
        assumeTrue(isGitInstalled(), "git is not installed");
        repository(project, COMMIT);

        assertEquals("commit 0123456", commitOf(project));
    }

    @Test
    void a_build_outside_a_repository_succeeds() throws Exception {
        assertEquals("commit unknown", commitOf(project));
    }

    /** {@code git init} creates such a repository. */
    @Test
    void a_build_in_a_repository_without_commits_succeeds() throws Exception {
        repository(project, "");

        assertEquals("commit unknown", commitOf(project));
    }

    /** Otherwise the version would show the commit of an unrelated repository. */
    @Test
    void a_repository_in_a_parent_folder_is_ignored() throws Exception {
        repository(project, COMMIT);

        assertEquals("commit unknown", commitOf(Files.createDirectory(project.resolve("inner"))));
    }

    /** {@return the commit that a build of the project in this folder shows} */
    private static String commitOf(Path folder) throws IOException, InterruptedException {
        MavenCopy.ofPoms(folder);
        MavenCopy.addModule(folder, "probe", PROBE);

        String output = MavenCopy.run(folder, "-pl", "probe", "prepare-package");

        assertTrue(output.contains("BUILD SUCCESS"), output);
        return output.replaceFirst("(?s).*\\[echo] builds ([^\\n]+)\n.*", "$1");
    }

    private static void repository(Path folder, String commit) throws IOException {
        Path git = folder.resolve(".git");
        Files.createDirectories(git.resolve("objects"));
        Path branches = Files.createDirectories(git.resolve("refs/heads"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(git.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
        if (!commit.isEmpty()) {
            Files.writeString(branches.resolve("main"), commit + "\n");
        }
    }

    private static boolean isGitInstalled() throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v git").start().waitFor() == 0;
    }
}
