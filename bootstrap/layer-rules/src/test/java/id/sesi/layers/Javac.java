package id.sesi.layers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs the compiler of this JDK on sources that are not part of the build. */
public final class Javac {

    private static final JavaCompiler COMPILER = requireNonNull(ToolProvider.getSystemJavaCompiler());

    private Javac() {}

    /** {@return the errors of the compiler, or an empty text if the sources compile} */
    public static String compile(Collection<Path> sources, Path classes, String... options) {
        List<String> all = new ArrayList<>(
                List.of("-d", classes.toString(), "-g", "-proc:none", "-Xpkginfo:always", "-Xlint:none", "-nowarn"));
        all.addAll(List.of(options));
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            COMPILER.getTask(errors, files, null, all, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return errors.toString();
    }

    /** {@return all Java files in the folder and its subfolders} */
    public static List<Path> javaFilesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
