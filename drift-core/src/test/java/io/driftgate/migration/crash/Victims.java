package io.driftgate.migration.crash;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** Processes that have started and wait: the next ones start while the last one's database is looked at. Thread-safe. */
final class Victims implements AutoCloseable {
    private final Queue<Victim> waiting = new ArrayDeque<>();
    private final VictimJvm jvm;
    private final int ahead;

    Victims(VictimJvm jvm, int ahead) {
        this.jvm = jvm;
        this.ahead = ahead;
    }

    /** Until one has ended by itself none starts ahead: the archive is not there. */
    synchronized Victim next() throws IOException {
        if (!jvm.isArchived()) {
            return jvm.start();
        }
        while (waiting.size() <= ahead) {
            waiting.add(jvm.start());
        }
        return waiting.remove();
    }

    @Override
    public synchronized void close() {
        waiting.forEach(Victim::close);
    }
}
