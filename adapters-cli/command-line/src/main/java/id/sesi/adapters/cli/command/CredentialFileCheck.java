package id.sesi.adapters.cli.command;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks who may read or change the files with credentials. A file that everybody may read causes only a warning, because Docker
 * and Kubernetes mount secrets in this way.
 */
final class CredentialFileCheck {

    static final String NAME = "credential-files";

    private CredentialFileCheck() {}

    /** @param files the files; those that cannot be found are left out, because other checks report them */
    static Check of(List<Path> files) {
        List<String> exposed = new ArrayList<>();
        List<String> restricted = new ArrayList<>();
        for (Path file : files) {
            try {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                String described = file + " has mode " + WorldWritableFolder.mode(permissions);
                Optional<String> folder = WorldWritableFolder.around(file);
                if (permissions.contains(OTHERS_READ) || permissions.contains(OTHERS_WRITE)) {
                    exposed.add(described + ": every user of this machine can " + accessVerb(permissions) + " it");
                } else if (folder.isPresent()) {
                    exposed.add(described + ", but every user of this machine can replace it, because the folder "
                            + folder.get());
                } else {
                    restricted.add(described);
                }
            } catch (IOException | UnsupportedOperationException e) {
                // Missing, or on a file system without such permissions.
            }
        }
        if (!exposed.isEmpty()) {
            return Check.warning(
                    NAME,
                    String.join("; ", exposed),
                    "allow only the user of sesi to read the file (chmod 400, or the mode option of the mount), and do not allow"
                            + " other users to change its folders (chmod o-w)");
        }
        return restricted.isEmpty()
                ? Check.skipped(NAME, "no credential is in a file")
                : Check.passed(NAME, String.join("; ", restricted));
    }

    private static String accessVerb(Set<PosixFilePermission> permissions) {
        if (!permissions.contains(OTHERS_WRITE)) {
            return "read";
        }
        return permissions.contains(OTHERS_READ) ? "read and change" : "change";
    }
}
