package id.sesi.bootstrap;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import id.sesi.adapters.cli.command.CommandServices.AuditFindings;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The audit files that an {@link AuditFolder} contains already. Reads them only. */
record WrittenAuditFiles(Path folder) {

    /** {@return what is wrong with the existing files} A link, a folder or a pipe with the name of an audit file is not read. */
    AuditFindings findings() {
        List<String> torn = new ArrayList<>();
        List<Path> unreadable = new ArrayList<>();
        List<Path> notRegular = new ArrayList<>();
        List<Path> changeable = new ArrayList<>();
        for (Path file : files(unreadable)) {
            if (!Files.exists(file, NOFOLLOW_LINKS)) {
                continue; // It was moved or deleted meanwhile.
            }
            if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
                notRegular.add(file);
                continue;
            }
            try {
                if (isChangeableByOthers(file)) {
                    changeable.add(file);
                }
                TornLines.of(file, AuditFindings.MAX_TORN_LINES - torn.size())
                        .forEach(line -> torn.add(file.getFileName() + ":" + line));
            } catch (NoSuchFileException e) {
                // It was moved or deleted meanwhile.
            } catch (IOException e) {
                unreadable.add(file);
            }
        }
        return new AuditFindings(torn, unreadable, notRegular, changeable);
    }

    /**
     * {@return whether the mode or the owner of the file allows a user to change it who may not change the folder} For example,
     * somebody created it beforehand in a folder in which everybody may create files.
     */
    private boolean isChangeableByOthers(Path file) throws IOException {
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
            return attributes.permissions().contains(OTHERS_WRITE)
                    || !List.of(
                                    System.getProperty("user.name"),
                                    "root",
                                    Files.getOwner(folder).getName())
                            .contains(attributes.owner().getName());
        } catch (UnsupportedOperationException e) { // A file system without owners.
            return false;
        }
    }

    private List<Path> files(List<Path> unreadable) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, AuditFolder.FILE_PATTERN)) {
            found.forEach(files::add);
        } catch (IOException
                | DirectoryIteratorException e) { // For example, the user may write to the folder, but not list it.
            unreadable.add(folder);
        }
        Collections.sort(files);
        return files;
    }
}
