package id.sesi.layers;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads all classes of a hexagon. ArchUnit skips a class file that it cannot read, with only a warning. This class throws an
 * {@link HexagonError} instead, because no rule would check the skipped class.
 *
 * @param root the package that contains all layers
 * @param layout the places of the layers; each of them must contain a class
 * @param neighbours the root packages of other hexagons, which must have classes too
 */
record ClassFiles(String root, Layout layout, Set<String> neighbours) {

    private static final String IGNORE_FILE = "archunit_ignore_patterns.txt";

    /** Matches the part before the packages in the locations where Maven, Gradle, IntelliJ and Eclipse put test classes. */
    private static final Pattern TEST_LOCATION = Pattern.compile(
            ".*(/target/test-classes|/build/classes/([^/]+/)?(test\\w*|\\w+Test)|/out/test/[^/]+|/bin/test|-(tests|test-fixtures)\\.jar!)/");

    JavaClasses onClassPath() {
        Set<String> unseen = neighbours.stream()
                .filter(neighbour -> Locations.ofPackage(neighbour).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return read(Locations.ofPackage(root), this::belongsToHexagon, unseen);
    }

    JavaClasses in(Collection<Path> foldersAndJars) {
        List<Path> paths = foldersAndJars.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new HexagonError(path + " does not exist; build the module, or correct the path");
            }
        }
        Set<String> unseen = new TreeSet<>(neighbours);
        JavaClasses classes = read(paths.stream().map(ClassFiles::locationOf).toList(), file -> true, unseen);
        for (Path path : paths) {
            if (neighbours.isEmpty() && classes.stream().noneMatch(type -> isReadFrom(path, type))) {
                throw new HexagonError(
                        "no class of " + root + " in " + path + "; build the module, or correct the path");
            }
        }
        return classes;
    }

    private static Location locationOf(Path path) {
        return isJar(path) ? Location.of(URI.create("jar:" + path.toUri() + "!/")) : Location.of(path);
    }

    /** The separator after the path makes sure that {@code build/main} does not match {@code build/main-old}. */
    private static boolean isReadFrom(Path path, JavaClass type) {
        String location = path.toUri().getRawPath().replaceFirst("/?$", isJar(path) ? "!/" : "/");
        return type.getSource()
                .filter(source -> source.getUri().toString().contains(location))
                .isPresent();
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar");
    }

    /** @param unseen the neighbours that were not found yet */
    private JavaClasses read(Collection<Location> locations, Predicate<Location> wanted, Set<String> unseen) {
        failIfViolationsAreIgnored();
        Set<URI> unread = new TreeSet<>();
        // Resolving the superclasses of library classes takes most of the time, and no rule needs them.
        JavaClasses classes = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(file -> {
                        unseen.removeIf(neighbour -> isBelow(neighbour, file));
                        return isBelow(root, file) && wanted.test(file) && unread.add(file.asURI());
                    })
                    .importLocations(locations);
        });
        classes.forEach(type -> type.getSource().ifPresent(source -> unread.remove(source.getUri())));
        if (!unread.isEmpty()) {
            throw new HexagonError(
                    "cannot read these class files, or their classes exist twice; remove or rebuild them: " + unread);
        }
        failIfEmpty(classes, unseen);
        return classes;
    }

    private void failIfEmpty(JavaClasses classes, Set<String> unseenNeighbours) {
        Set<Place> used = classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .flatMap(type -> layout.placeOf(type.getName()).stream())
                .collect(Collectors.toSet());
        Set<String> empty = layout.places().stream()
                .filter(place -> !used.contains(place))
                .map(Place::fullName)
                .collect(Collectors.toCollection(TreeSet::new));
        empty.addAll(unseenNeighbours);
        if (!empty.isEmpty()) {
            throw new HexagonError("no class in " + String.join(", ", empty)
                    + "; correct the name, or add the missing classes"
                    + layout.layersOutside(used).stream()
                            .map(ClassFiles::hintToLeaveOut)
                            .collect(Collectors.joining()));
        }
    }

    private static String hintToLeaveOut(Layer layer) {
        return "; if the hexagon has no " + layer + ", use .without(Layer." + layer.name()
                + ", \"because …\")   or   missing." + layer + " = because …";
    }

    /** ArchUnit ignores every violation that matches a line of {@link #IGNORE_FILE}. */
    private static void failIfViolationsAreIgnored() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ClassFiles.class.getClassLoader() : context;
        if (loader.getResource(IGNORE_FILE) != null) {
            throw new HexagonError(IGNORE_FILE
                    + " is on the class path and hides violations; remove the file, and use a baseline instead");
        }
    }

    private static boolean isBelow(String name, Location file) {
        return file.contains("/" + name.replace('.', '/') + "/");
    }

    /** The classes of the rules themselves are not part of a hexagon, although their package is below Sesi's root. */
    private boolean belongsToHexagon(Location file) {
        String uri = file.asURI().toString();
        String folder = uri.substring(0, uri.lastIndexOf("/" + path() + "/") + 1);
        return !TEST_LOCATION.matcher(folder).matches() && !uri.startsWith("id/sesi/layers/", folder.length());
    }

    private String path() {
        return root.replace('.', '/');
    }
}
