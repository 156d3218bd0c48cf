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
 * Reads all classes of a hexagon, or fails: ArchUnit skips some class files with a warning, and no rule would see them.
 *
 * @param packages each of them must have a class
 */
record ClassFiles(String root, Set<String> packages) {

    private static final String IGNORE = "archunit_ignore_patterns.txt";

    /** Where Maven, Gradle, IntelliJ and Eclipse put the classes of tests; only the package may follow. */
    private static final Pattern OF_TESTS = Pattern.compile(
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
            if (classes.stream().noneMatch(type -> comesFrom(path, type))) {
                throw new AssertionError("no class below " + root + " in " + path + ": moved, or not built?");
            }
        }
        return classes;
    }

    private static Location locationOf(Path path) {
        return isJar(path) ? Location.of(URI.create("jar:" + path.toUri() + "!/")) : Location.of(path);
    }

    /** The path must match to its end: classes in {@code classes} do not come from {@code classe}. */
    private static boolean comesFrom(Path path, JavaClass type) {
        String place = path.toUri().getRawPath().replaceFirst("/?$", isJar(path) ? "!/" : "/");
        return type.getSource()
                .filter(source -> source.getUri().toString().contains(place))
                .isPresent();
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar");
    }

    private JavaClasses read(Collection<Location> locations, Predicate<Location> wanted) {
        failIfViolationsAreIgnored();
        Set<URI> unread = new TreeSet<>();
        // No rule asks what classes of libraries inherit from, and resolving it takes most of the time.
        JavaClasses classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(file -> liesBelowRoot(file) && wanted.test(file) && unread.add(file.asURI()))
                    .importLocations(locations);
        });
        classes.forEach(type -> type.getSource().ifPresent(source -> unread.remove(source.getUri())));
        if (!unread.isEmpty()) {
            throw new AssertionError(
                    "class files that cannot be read, or whose class exists twice; no rule sees them: " + unread);
        }
        Set<String> empty = new TreeSet<>(packages);
        classes.stream().map(this::packageOf).forEach(home -> home.ifPresent(empty::remove));
        if (!empty.isEmpty()) {
            throw new AssertionError(
                    "no class in " + String.join(", ", empty) + ": misspelled, or not on the class path?");
        }
        return classes;
    }

    /** ArchUnit drops every violation that matches a line of that file. */
    private static void failIfViolationsAreIgnored() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ClassFiles.class.getClassLoader() : context;
        if (loader.getResource(IGNORE) != null) {
            throw new AssertionError(IGNORE
                    + " is on the class path and would hide violations; remove it and freeze the violations instead");
        }
    }

    private boolean liesBelowRoot(Location file) {
        return file.contains("/" + path() + "/");
    }

    /** The rules' own classes belong to no hexagon, although they lie below Sesi's root. */
    private boolean isShipped(Location file) {
        String uri = file.asURI().toString();
        String folder = uri.substring(0, uri.lastIndexOf("/" + path() + "/") + 1);
        return !OF_TESTS.matcher(folder).matches() && !uri.startsWith("id/sesi/layers/", folder.length());
    }

    private String path() {
        return root.replace('.', '/');
    }

    /** {@return the innermost of the packages that the class lies in; a {@code package-info} lies in none} */
    private Optional<String> packageOf(JavaClass type) {
        return packages.stream()
                .filter(name -> type.getName().startsWith(name + ".")
                        && !type.getSimpleName().equals("package-info"))
                .max(Comparator.comparingInt(String::length));
    }
}
