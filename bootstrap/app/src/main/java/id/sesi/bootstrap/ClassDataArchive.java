package id.sesi.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The class-data archive of this process. Java does not check its content, so a damaged archive can make Java fail. */
final class ClassDataArchive {

    /** The launcher sets this environment variable to the path of the archive that Java uses. */
    private static final String VARIABLE = "SESI_ARCHIVE";

    private ClassDataArchive() {}

    /**
     * Removes the archive, so that the next start does not fail in the same way.
     *
     * @return the message for the user
     */
    static String removeAfter(LinkageError e, Map<String, String> environmentVariables) {
        String failure = "sesi: Java cannot load a class (" + e.getClass().getSimpleName() + "). ";
        Optional<Path> archive =
                Optional.ofNullable(environmentVariables.get(VARIABLE)).map(Path::of);
        if (archive.isEmpty()) {
            return failure + "Install sesi again";
        }
        try {
            Files.delete(archive.get());
            return failure + "Its class-data archive may be damaged, so sesi removed it. To create a new one, run"
                    + " sesi-archive";
        } catch (IOException unremoved) {
            return failure + "Its class-data archive may be damaged: delete " + archive.get();
        }
    }
}
