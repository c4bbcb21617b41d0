package io.driftgate.dialect.postgres.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Servers and directories of processes that were killed before they could clean up. */
final class Leftovers {
    /** A directory without a held lock is not touched before this age: it may be about to get one. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private Leftovers() {}

    /** Ends and deletes what dead processes of this user left; whatever cannot be removed now stays for the next run. */
    static void remove(Path parent, UserPrincipal self) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, ServerDirectory.PREFIX + "*")) {
            for (Path directory : found) {
                removeOne(directory, self);
            }
        } catch (IOException e) {
            // Clearing up after others must not keep anyone from working.
        }
    }

    private static void removeOne(Path directory, UserPrincipal self) {
        try {
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(self)
                    && abandoned(directory)) {
                Postmaster.endStray(directory.resolve("data"));
                Directories.delete(directory);
            }
        } catch (IOException e) {
            // As above; somebody else may be clearing the same directory right now.
        }
    }

    private static boolean abandoned(Path directory) throws IOException {
        Path lock = lockFile(directory);
        if (lock == null || Files.size(lock) == 0) {
            Instant changed = Files.getLastModifiedTime(directory).toInstant();
            return changed.isBefore(Instant.now().minus(GRACE));
        }
        return !lock.endsWith(
                        ServerDirectory.LOCK_PREFIX + ProcessHandle.current().pid())
                && free(lock);
    }

    private static @Nullable Path lockFile(Path directory) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, ServerDirectory.LOCK_PREFIX + "*")) {
            for (Path file : found) {
                return file;
            }
        }
        return null;
    }

    private static boolean free(Path lockFile) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            return lock.isPresent();
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
