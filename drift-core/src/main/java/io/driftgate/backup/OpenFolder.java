package io.driftgate.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A backup's folder while it is filled, under a name that nobody takes for a backup. It is published under its own name once
 * everything in it is on disk, or removed with all it holds; also where this process is told to end.
 */
final class OpenFolder implements AutoCloseable {
    static final String PREFIX = ".part-";
    private static final String LOCK = ".lock";
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** Those that this process is filling. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;
    private final Thread hook = new Thread(this::abandon, "driftgate-backup-end");
    private boolean ended;

    private OpenFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @param shelf where the database's backups are; must exist */
    static OpenFolder create(Path shelf) throws IOException {
        Path folder = shelf.resolve(PREFIX + UUID.randomUUID());
        OPEN.add(folder.toAbsolutePath().normalize());
        Permissions.createDirectory(folder);
        FileChannel channel = FileChannel.open(Permissions.createFile(folder.resolve(LOCK)), StandardOpenOption.WRITE);
        channel.lock();
        OpenFolder open = new OpenFolder(folder, channel);
        open.endWithUs();
        return open;
    }

    private void endWithUs() throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            end();
            throw new IOException("this process is ending", e);
        }
    }

    /** Whether whoever filled that folder is gone. */
    static boolean isAbandoned(Path folder) {
        if (isOwn(folder)) {
            return false;
        }
        Path lock = folder.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            @Nullable FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return isOld(folder);
        }
    }

    /** To open and close a lock file would free the lock that this process holds on it. */
    private static boolean isOwn(Path folder) {
        return OPEN.contains(folder.toAbsolutePath().normalize());
    }

    private static boolean isOld(Path folder) {
        try {
            return Files.getLastModifiedTime(folder)
                    .toInstant()
                    .isBefore(Instant.now().minus(GRACE));
        } catch (IOException e) {
            return false;
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Gives it its name, with a number where that is taken.
     *
     * @return the folder
     */
    synchronized Path publish(Instant at, @Nullable String version) throws IOException {
        if (ended) {
            throw new IOException("this process is ending");
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Permissions.restrict(file);
                Permissions.sync(file);
            }
        }
        // In this order: a folder whose lock file can be opened and is free counts as one that a killed run left.
        Files.delete(folder.resolve(LOCK));
        lock.close();
        Permissions.syncDirectory(folder);
        String name = TIME.format(at) + "-" + (version == null ? "none" : Shelf.safe(version));
        for (int number = 1; ; number++) {
            Path target = folder.resolveSibling(number == 1 ? name : name + "-" + number);
            if (!Files.exists(target) && moved(target)) {
                Permissions.syncDirectory(java.util.Objects.requireNonNull(target.getParent()));
                return target;
            }
        }
    }

    /** @return whether the name was free; a folder with something in it is never replaced */
    private boolean moved(Path target) throws IOException {
        try {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            if (Files.exists(target)) {
                return false;
            }
            throw e;
        }
    }

    /** What was not published is removed. */
    @Override
    public void close() throws IOException {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is ending and the hook with it.
        }
    }

    /** Once only: nothing is published afterwards, and nothing that was published is touched. */
    private synchronized void end() throws IOException {
        ended = true;
        lock.close();
        Folders.delete(folder);
        OPEN.remove(folder.toAbsolutePath().normalize());
    }

    private void abandon() {
        try {
            end();
        } catch (IOException e) {
            // It has no name that anybody takes for a backup, and the next run removes it.
            return;
        }
    }
}
