package io.driftgate.dialect.postgres.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary directory under a reserved name that belongs to this process for as long as it lives: the operating system
 * holds a lock on a file in it and drops it when the process ends, however it ends.
 */
final class ServerDirectory implements AutoCloseable {
    static final String PREFIX = "driftgate_pg_";
    /** Named after the process: a process that opens and closes its own lock file a second time would lose the lock. */
    static final String LOCK_PREFIX = "owner.";

    private final Path root;
    private final FileChannel lock;

    private ServerDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    @SuppressWarnings("resource") // the channel is closed with the directory
    static ServerDirectory create(Path parent) throws IOException {
        Path root = Files.createTempDirectory(parent, PREFIX);
        long pid = ProcessHandle.current().pid();
        FileChannel channel = FileChannel.open(
                root.resolve(LOCK_PREFIX + pid), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        // Only now does it count for other processes: an empty lock file is one that is not locked yet.
        channel.write(ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.US_ASCII)));
        return new ServerDirectory(root, channel);
    }

    Path root() {
        return root;
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    @Override
    public void close() throws IOException {
        lock.close();
        Directories.delete(root);
    }
}
