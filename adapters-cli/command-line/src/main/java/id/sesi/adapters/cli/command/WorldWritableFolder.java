package id.sesi.adapters.cli.command;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds a folder in which every user may replace or delete the entries. */
final class WorldWritableFolder {

    private static final int STICKY = 01000;

    private WorldWritableFolder() {}

    /**
     * {@return the first such folder and its mode, as {@code FOLDER has mode 0777}; usually empty} Checks the path, if it is a
     * folder, and all folders that contain it. If the path is a link, checks also the folders that contain its target.
     *
     * @throws IOException if the mode of a folder cannot be read
     */
    static Optional<String> around(Path path) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path start : List.of(path.toAbsolutePath(), path.toRealPath())) {
            for (Path folder = start; folder != null; folder = folder.getParent()) {
                folders.add(folder);
            }
        }
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
                if (permissions.contains(OTHERS_WRITE) && !isSticky(folder)) {
                    return Optional.of(folder + " has mode " + mode(permissions));
                }
            }
        }
        return Optional.empty();
    }

    /** With the sticky bit, such as in {@code /tmp}, only the owner of a file may replace it. */
    private static boolean isSticky(Path folder) throws IOException {
        return Files.getAttribute(folder, "unix:mode") instanceof Integer mode && (mode & STICKY) != 0;
    }

    /** {@return the mode in the form of chmod; the constants of the enum are in the order of the bits} */
    static String mode(Set<PosixFilePermission> permissions) {
        int bits = 0;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            bits = bits << 1 | (permissions.contains(permission) ? 1 : 0);
        }
        return String.format(Locale.ROOT, "%04o", bits);
    }
}
