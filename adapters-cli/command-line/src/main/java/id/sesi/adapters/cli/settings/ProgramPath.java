package id.sesi.adapters.cli.settings;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file of a program, as the operating system does. */
final class ProgramPath {

    private ProgramPath() {}

    /** {@return the existing file of the program; a name without a slash is searched in the folders of the variable PATH} */
    static Optional<Path> find(String program, Map<String, String> environmentVariables) {
        Stream<Path> files = program.contains(File.separator)
                ? Stream.of(Path.of(program))
                : Stream.of(environmentVariables.getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, program));
        return files.filter(Files::exists).findFirst();
    }
}
