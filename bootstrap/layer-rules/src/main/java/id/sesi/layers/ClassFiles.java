package id.sesi.layers;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads all classes of a hexagon. ArchUnit skips a class file that it cannot read, with only a warning. This class throws an
 * {@link AssertionError} instead, because no rule would check the skipped class.
 *
 * @param root the package that contains all layers
 * @param packages the full names of the packages that must contain a class
 */
record ClassFiles(String root, Set<String> packages) {

    private static final String IGNORE_FILE = "archunit_ignore_patterns.txt";

    /** The folders and jars in which Maven, Gradle, IntelliJ and Eclipse put test classes, up to the first package. */
    private static final Pattern TEST_LOCATION = Pattern.compile(
            ".*(/target/test-classes|/build/classes/([^/]+/)?(test\\w*|\\w+Test)|/out/test/[^/]+|/bin/test|-(tests|test-fixtures)\\.jar!)/");

    JavaClasses onClassPath() {
        return read(Locations.ofPackage(root), this::isShipped);
    }

    JavaClasses in(Collection<Path> foldersAndJars) {
        List<Path> paths = foldersAndJars.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
        JavaClasses classes = read(paths.stream().map(ClassFiles::locationOf).toList(), file -> true);
        for (Path path : paths) {
            if (classes.stream().noneMatch(type -> isReadFrom(path, type))) {
                throw new AssertionError(
                        "no class of " + root + " in " + path + "; build the module, or correct the path");
            }
        }
        return classes;
    }

    private static Location locationOf(Path path) {
        return isJar(path) ? Location.of(URI.create("jar:" + path.toUri() + "!/")) : Location.of(path);
    }

    /** The separator after the path makes sure that {@code target/classe} does not match {@code target/classes}. */
    private static boolean isReadFrom(Path path, JavaClass type) {
        String location = path.toUri().getRawPath().replaceFirst("/?$", isJar(path) ? "!/" : "/");
        return type.getSource()
                .filter(source -> source.getUri().toString().contains(location))
                .isPresent();
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar");
    }

    private JavaClasses read(Collection<Location> locations, Predicate<Location> wanted) {
        failIfViolationsAreIgnored();
        Set<URI> unread = new TreeSet<>();
        // Resolving the superclasses of library classes takes most of the time, and no rule needs them.
        JavaClasses classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(file -> isBelowRoot(file) && wanted.test(file) && unread.add(file.asURI()))
                    .importLocations(locations);
        });
        classes.forEach(type -> type.getSource().ifPresent(source -> unread.remove(source.getUri())));
        if (!unread.isEmpty()) {
            throw new AssertionError(
                    "cannot read these class files, or their classes exist twice; remove or rebuild them: " + unread);
        }
        Set<String> empty = new TreeSet<>(packages);
        classes.stream().map(this::packageOf).forEach(name -> name.ifPresent(empty::remove));
        if (!empty.isEmpty()) {
            throw new AssertionError("no class in " + String.join(", ", empty)
                    + "; correct the package name, or add the classes of the package to the class path");
        }
        return classes;
    }

    /** ArchUnit ignores every violation that matches a line of {@link #IGNORE_FILE}. */
    private static void failIfViolationsAreIgnored() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ClassFiles.class.getClassLoader() : context;
        if (loader.getResource(IGNORE_FILE) != null) {
            throw new AssertionError(IGNORE_FILE
                    + " is on the class path and hides violations; remove the file and freeze the violations instead");
        }
    }

    private boolean isBelowRoot(Location file) {
        return file.contains("/" + path() + "/");
    }

    /** The classes of the rules themselves are not part of a hexagon, although their package is below Sesi's root. */
    private boolean isShipped(Location file) {
        String uri = file.asURI().toString();
        String folder = uri.substring(0, uri.lastIndexOf("/" + path() + "/") + 1);
        return !TEST_LOCATION.matcher(folder).matches() && !uri.startsWith("id/sesi/layers/", folder.length());
    }

    private String path() {
        return root.replace('.', '/');
    }

    /** {@return the innermost package of {@link #packages} that contains the class; empty for a {@code package-info}} */
    private Optional<String> packageOf(JavaClass type) {
        return packages.stream()
                .filter(name -> type.getName().startsWith(name + ".")
                        && !type.getSimpleName().equals("package-info"))
                .max(Comparator.comparingInt(String::length));
    }
}
