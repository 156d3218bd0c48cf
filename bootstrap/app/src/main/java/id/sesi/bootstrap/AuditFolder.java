package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * A folder with one audit file per day (UTC). Each line is appended by one write, and no file is ever renamed or deleted, so
 * several processes may write at the same time. The file is opened for each line, so it may be moved or deleted at any time.
 */
final class AuditFolder {

    static final String FILE_PATTERN = "sesi-audit.*.jsonl";

    /** Members of the file's group may read the file. For example, the shipper of a log store can be a member. */
    private static final FileAttribute<?> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

    private static final FileAttribute<?> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---"));

    private final Path folder;
    private final InstantSource clock;

    AuditFolder(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Appends a line to today's file. If the last line of the file is torn, ends that line first. An interrupt does not prevent
     * this; the interrupt flag is set afterwards.
     *
     * @param line ends with a newline, and differs from all other lines
     * @throws IOException if the line was not written completely; the message says why
     */
    void append(byte[] line) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            createFolder();
            Path file = todaysFile();
            requireRegularIfExists(file);
            long sizeBefore = file.toFile().length();
            boolean isRetry = false;
            boolean isWritten = false;
            while (!isWritten) {
                try {
                    if (!isRetry || !contains(file, sizeBefore, line)) {
                        write(file, line);
                    }
                    isWritten = true;
                } catch (ClosedByInterruptException e) { // Before or after the line was written.
                    interrupted = Thread.interrupted();
                    isRetry = true;
                }
            }
        } catch (IOException e) {
            throw explain(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void write(Path file, byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
        if (endsInTornLine(file)) {
            bytes.put((byte) '\n');
        }
        bytes.put(line).flip();
        try (SeekableByteChannel channel = openToAppend(file)) {
            writeAtOnce(channel, bytes);
        }
    }

    /** {@return whether the file contains the line after the given position} */
    private static boolean contains(Path file, long start, byte[] line) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file, Set.of(READ, NOFOLLOW_LINKS))) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.max(0, channel.size() - start));
            channel.position(start);
            while (end.hasRemaining() && channel.read(end) > 0) {}
            return new String(end.array(), ISO_8859_1).contains(new String(line, ISO_8859_1));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Checks whether {@link #append} can append a line, whether the disk has space, and whether tomorrow's file can be created.
     * Appends no line.
     *
     * @throws IOException if lines cannot be appended; the message says why
     */
    void tryToWrite() throws IOException {
        try {
            createFolder();
            Path file = todaysFile();
            requireRegularIfExists(file);
            if (Files.exists(file)) {
                var unused = endsInTornLine(file);
                openToAppend(file).close();
            }
            Path probe = Files.createTempFile(folder, "sesi-doctor-", ".tmp");
            try {
                Files.write(probe, new byte[4_096]);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw explain(e);
        }
    }

    private Path todaysFile() {
        return folder.resolve(FILE_PATTERN.replace(
                "*", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString()));
    }

    /** Creates the folder, unless it exists, also as a symbolic link, which {@code createDirectories} of Java 17 rejects. */
    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, FOLDER_MODE);
        }
    }

    /** Rejects a pipe, for example, because opening it would block until another process reads it. */
    private static void requireRegularIfExists(Path file) throws IOException {
        if (Files.exists(file, NOFOLLOW_LINKS) && !Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
    }

    private static boolean endsInTornLine(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file, Set.of(READ, NOFOLLOW_LINKS))) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.position(channel.size() - 1).read(last) == 1 && last.get(0) != '\n';
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static SeekableByteChannel openToAppend(Path file) throws IOException {
        return Files.newByteChannel(file, Set.of(CREATE, APPEND, NOFOLLOW_LINKS), FILE_MODE);
    }

    /** Does not continue after an incomplete write, because another process may already have written behind it. */
    static void writeAtOnce(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("the disk had no space for the whole record");
        }
    }

    /** {@return an exception whose message explains the failure to the user} For a missing file, the message names its folder. */
    IOException explain(IOException e) {
        if (!(e instanceof FileSystemException failure)) { // For example, the disk is full.
            return new IOException(folder + ": " + e.getMessage(), e);
        }
        Path file = Path.of(failure.getFile());
        boolean exists = Files.exists(file, NOFOLLOW_LINKS);
        boolean isMissingInFolder = !exists && !file.equals(folder) && file.startsWith(folder);
        String problem = Optional.ofNullable(failure.getReason())
                .orElse(isMissingInFolder ? "no file can be created in it" : "cannot be created");
        if (failure instanceof AccessDeniedException) {
            String creation =
                    isMissingInFolder ? "this user may not create files in it" : "this user may not create it";
            problem = exists ? "this user may not read and write it" : creation;
        } else if (failure instanceof FileAlreadyExistsException) {
            problem = "not a folder";
        }
        return new IOException((isMissingInFolder ? folder : file) + ": " + problem, e);
    }
}
