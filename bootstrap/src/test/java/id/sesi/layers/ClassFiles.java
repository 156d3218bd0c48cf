package id.sesi.layers;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads all classes of a hexagon, or none: what ArchUnit leaves out with a warning, no rule would see.
 *
 * @param packages each of them has classes
 */
record ClassFiles(String root, Set<String> packages) {

    /** ArchUnit knows the folders that build tools compile tests to, but not the jars that they pack them into. */
    private static final Pattern JAR_OF_TESTS = Pattern.compile(".*-tests?(-fixtures)?\\.jar!.*");

    JavaClasses onClassPath() {
        return read(Locations.ofPackage(root));
    }

    JavaClasses in(Collection<Path> foldersAndJars) {
        return read(foldersAndJars.stream().map(ClassFiles::locationOf).toList());
    }

    private static Location locationOf(Path path) {
        return path.toString().endsWith(".jar")
                ? Location.of(URI.create("jar:" + path.toUri() + "!/"))
                : Location.of(path);
    }

    private JavaClasses read(Collection<Location> locations) {
        Set<URI> unread = new TreeSet<>();
        // What a library inherits from is of no interest, and to find out takes most of the time.
        JavaClasses classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(file -> isShipped(file) && unread.add(file.asURI()))
                    .importLocations(locations);
        });
        classes.forEach(type -> type.getSource().ifPresent(source -> unread.remove(source.getUri())));
        if (!unread.isEmpty()) {
            throw new AssertionError(
                    "class files that cannot be read, or whose class is there twice; no rule sees them: " + unread);
        }
        for (String name : packages) {
            if (classes.stream()
                    .noneMatch(type -> (type.getPackageName() + ".").startsWith(name + ".") && !isPackageInfo(type))) {
                throw new AssertionError("no class in " + name + ": misspelled, or not on the class path?");
            }
        }
        return classes;
    }

    /** Looking at the rules' own jar would matter in the hexagon that they come from. */
    private boolean isShipped(Location file) {
        return DO_NOT_INCLUDE_TESTS.includes(file)
                && !file.matches(JAR_OF_TESTS)
                && file.contains("/" + root.replace('.', '/') + "/")
                && !file.contains("/id/sesi/layers/");
    }

    private static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }
}
