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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads all classes of a hexagon, or none: what ArchUnit leaves out with a warning, no rule would see.
 *
 * @param packages each of them has classes
 */
record ClassFiles(String root, Set<String> packages) {

    private static final String IGNORE = "archunit_ignore_patterns.txt";

    /** Where Maven, Gradle, IntelliJ and Eclipse put tests; nothing may follow but the package. */
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

    /** With what ends the path: {@code classe} is not where the classes in {@code classes} come from. */
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
        // What a library inherits from is of no interest, and to find out takes most of the time.
        JavaClasses classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(file -> liesBelowRoot(file) && wanted.test(file) && unread.add(file.asURI()))
                    .importLocations(locations);
        });
        classes.forEach(type -> type.getSource().ifPresent(source -> unread.remove(source.getUri())));
        if (!unread.isEmpty()) {
            throw new AssertionError(
                    "class files that cannot be read, or whose class is there twice; no rule sees them: " + unread);
        }
        List<String> empty = packages.stream()
                .filter(name -> classes.stream().noneMatch(type -> liesIn(name, type)))
                .toList();
        if (!empty.isEmpty()) {
            throw new AssertionError(
                    "no class in " + String.join(", ", empty) + ": misspelled, or not on the class path?");
        }
        return classes;
    }

    /** ArchUnit drops whatever matches a line of that file. */
    private static void failIfViolationsAreIgnored() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ClassFiles.class.getClassLoader() : context;
        if (loader.getResource(IGNORE) != null) {
            throw new AssertionError(IGNORE + " is on the class path and would hide violations; freeze them instead");
        }
    }

    private boolean liesBelowRoot(Location file) {
        return file.contains("/" + path() + "/");
    }

    /** The rules' own jar is of no hexagon, not even of the one that it comes from. */
    private boolean isShipped(Location file) {
        String uri = file.asURI().toString();
        String folder = uri.substring(0, uri.lastIndexOf("/" + path() + "/") + 1);
        return !OF_TESTS.matcher(folder).matches() && !uri.startsWith("id/sesi/layers/", folder.length());
    }

    private String path() {
        return root.replace('.', '/');
    }

    private static boolean liesIn(String name, JavaClass type) {
        return type.getName().startsWith(name + ".") && !type.getSimpleName().equals("package-info");
    }
}
