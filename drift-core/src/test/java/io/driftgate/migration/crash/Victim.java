package io.driftgate.migration.crash;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that waits to be told what to migrate, and where to be killed. */
final class Victim implements AutoCloseable {
    private final Process process;
    private final DataInputStream told;

    Victim(Process process) {
        this.process = process;
        told = new DataInputStream(process.getInputStream());
    }

    /** What the process tells until it stops to be killed, ends, or is killed by somebody else. */
    List<String> run(Order order) throws IOException {
        order.write(new DataOutputStream(process.getOutputStream()));
        List<String> all = new ArrayList<>();
        try {
            while (true) {
                String line = told.readUTF();
                all.add(line);
                if (line.equals(CrashRun.HERE)) {
                    kill();
                    return all;
                }
            }
        } catch (EOFException e) {
            await();
            return all;
        }
    }

    /** SIGKILL: nothing of the process runs after it. */
    void kill() {
        // Of the process itself this would close the streams, with what was told last.
        process.toHandle().destroyForcibly();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the process does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
