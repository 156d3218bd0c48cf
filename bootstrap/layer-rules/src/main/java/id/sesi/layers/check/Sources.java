package id.sesi.layers.check;

import id.sesi.layers.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the source files of classes in the folders where Maven and Gradle expect them.
 *
 * @param paths the folders and jars with the classes
 */
record Sources(List<Path> paths) {

    private static final List<String> FOLDERS = List.of("src/main/java", "src/main/kotlin", "src", "");

    /** {@return the path of the source file from the working directory, with slashes; without a folder if there is no such file} */
    String fileOf(Violation violation) {
        int end = violation.type().lastIndexOf('.');
        String folder = end < 0 ? "" : violation.type().substring(0, end).replace('.', '/') + "/";
        String file = folder + (violation.file().isEmpty() ? "package-info.java" : violation.file());
        return paths.stream()
                .flatMap(Sources::projects)
                .flatMap(project ->
                        FOLDERS.stream().map(sources -> project.resolve(sources).resolve(file)))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(found -> fromWorkingDirectory(found).toString().replace('\\', '/'))
                .orElse(file);
    }

    /** {@return the folders around the classes, from the inside: {@code build/classes/java/main} is four folders deep} */
    private static Stream<Path> projects(Path classes) {
        return Stream.iterate(classes.toAbsolutePath().normalize(), path -> path != null, Path::getParent)
                .limit(5);
    }

    private static Path fromWorkingDirectory(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }
}
