package io.driftgate.dialect.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server says of itself in {@code postmaster.pid}: its process on the first line, since version 10 its state on the
 * eighth (miscadmin.h, {@code LOCK_FILE_LINE_PM_STATUS}).
 */
record PidFile(long pid, boolean ready) {

    static Optional<PidFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            boolean ready = lines.size() > 7 && lines.get(7).startsWith("ready");
            return Optional.of(new PidFile(Long.parseLong(lines.get(0).strip()), ready));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty(); // not there, or being written
        }
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }
}
