package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.ScratchException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where one user's scratch files live. Beside each lies a lock file; the operating system frees its lock when the owner dies,
 * however it dies, so that a later process in whatever container can tell a leftover from a database in use.
 */
final class ScratchDirectory {
    private static final String PREFIX = "driftgate-scratch-";
    private static final String LOCK = ".lock";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ATTEMPTS = 20;
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path directory;

    ScratchDirectory(Path parent) {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_-]", "_");
        directory = parent.resolve("driftgate-" + user);
    }

    /**
     * A new, empty file under a name that nothing had.
     *
     * @throws ScratchException if the directory is somebody else's
     */
    ScratchFile create() throws IOException {
        makeDirectory();
        for (int i = 0; i < ATTEMPTS; i++) {
            String name = PREFIX + process() + "-" + Long.toHexString(RANDOM.nextLong());
            ScratchFile file =
                    tryCreate(directory.resolve(name + ".sqlite"), directory.resolve(name + ".sqlite" + LOCK));
            if (file != null) {
                return file;
            }
        }
        throw new IOException("no name is free after " + ATTEMPTS + " attempts");
    }

    /**
     * Removes the files of processes that are gone. Files of this process are never looked at: to open and close a lock file here
     * would free the lock that this process holds on it.
     */
    void removeLeftovers() throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(directory, PREFIX + "*" + LOCK)) {
            for (Path lock : locks) {
                if (!lock.getFileName().toString().startsWith(PREFIX + process() + "-")) {
                    removeIfFree(lock);
                }
            }
        }
    }

    private @Nullable ScratchFile tryCreate(Path file, Path lock) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(lock, NEW, attributes("rw-------"));
        } catch (FileAlreadyExistsException e) {
            return null;
        }
        ScratchFile made = null;
        try {
            // Whoever clears up may have seen the lock file before it was locked, and then owns or has removed it.
            if (channel.tryLock() != null && Files.exists(lock)) {
                requireOwn(lock);
                Files.createFile(file, attributes("rw-------"));
                made = new ScratchFile(file, lock, channel);
            }
            return made;
        } catch (FileAlreadyExistsException e) {
            return null;
        } finally {
            if (made == null) {
                channel.close();
            }
        }
    }

    private static void removeIfFree(Path lock) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock held = channel.tryLock()) {
            if (held != null) {
                String name = lock.getFileName().toString();
                ScratchFile.remove(lock.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(lock);
            }
        } catch (NoSuchFileException e) {
            // Somebody else was faster.
        } catch (OverlappingFileLockException e) {
            // In use.
        }
    }

    private void makeDirectory() throws IOException {
        try {
            Files.createDirectory(directory, attributes("rwx------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new ScratchException(directory + " is no directory; remove it", e);
            }
        }
    }

    /** Others could otherwise put a journal beside the database, which SQLite would play back. */
    private void requireOwn(Path created) throws IOException {
        boolean own = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(created));
        if (!own || (isPosix() && isWritableByOthers())) {
            Files.deleteIfExists(created);
            throw new ScratchException(directory + " belongs to somebody else or may be written by others; remove it");
        }
    }

    private boolean isWritableByOthers() throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS);
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private FileAttribute<?>[] attributes(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The process by id and start, since ids come back. */
    private static String process() {
        ProcessHandle process = ProcessHandle.current();
        long start = process.info()
                .startInstant()
                .map(instant -> instant.toEpochMilli())
                .orElse(0L);
        return process.pid() + "-" + start;
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
