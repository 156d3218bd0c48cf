package id.sesi.adapters.cli.command;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks who may read or change the files with credentials, and who may change the files that sesi runs or trusts. A file that
 * everybody may read causes only a warning, because Docker and Kubernetes mount secrets in this way.
 */
final class CredentialFileCheck {

    static final String NAME = "credential-files";

    private CredentialFileCheck() {}

    /**
     * Files that cannot be found are left out, because other checks report them.
     *
     * @param credentials the files with credentials, which only the user of sesi may read
     * @param trusted the files that sesi runs or trusts, which everybody may read, but not change
     */
    static Check of(List<Path> credentials, List<Path> trusted) {
        List<String> restricted = new ArrayList<>();
        List<String> exposed = new ArrayList<>();
        List<String> changeable = new ArrayList<>();
        for (Path file : credentials) {
            inspect(file, EnumSet.of(OTHERS_READ, OTHERS_WRITE), exposed, restricted);
        }
        for (Path file : trusted) {
            inspect(file, EnumSet.of(OTHERS_WRITE), changeable, new ArrayList<>());
        }
        if (!exposed.isEmpty() || !changeable.isEmpty()) {
            List<String> advice = new ArrayList<>();
            if (!exposed.isEmpty()) {
                advice.add(
                        "allow only the user of sesi to read the file (chmod 400, or the mode option of the mount), and do"
                                + " not allow other users to change its folders (chmod o-w)");
            }
            if (!changeable.isEmpty()) {
                advice.add("do not allow other users to change the program or the certificates, or the folders around"
                        + " them (chmod o-w)");
            }
            exposed.addAll(changeable);
            return Check.warning(NAME, String.join("; ", exposed), String.join("; ", advice));
        }
        return restricted.isEmpty()
                ? Check.skipped(NAME, "no credential is in a file")
                : Check.passed(NAME, String.join("; ", restricted));
    }

    /** Describes the file in the list {@code exposed} if other users have a forbidden permission, and otherwise in the other list. */
    private static void inspect(
            Path file, Set<PosixFilePermission> forbidden, List<String> exposed, List<String> restricted) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            String described = file + " has mode " + WorldWritableFolder.mode(permissions);
            Optional<String> folder = WorldWritableFolder.around(file);
            forbidden.retainAll(permissions);
            if (!forbidden.isEmpty()) {
                exposed.add(described + ": every user of this machine can " + accessVerb(forbidden) + " it");
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

    private static String accessVerb(Set<PosixFilePermission> permissions) {
        if (!permissions.contains(OTHERS_WRITE)) {
            return "read";
        }
        return permissions.contains(OTHERS_READ) ? "read and change" : "change";
    }
}
