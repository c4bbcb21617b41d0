package io.driftgate.check.targets;

import java.time.Duration;

/**
 * How many targets are checked.
 *
 * @param threads how many are read at the same time, at least 1
 * @param timeout after which the connection to a target is given up; zero: never
 * @param shard the share that is checked
 */
public record TargetsSettings(int threads, Duration timeout, Shard shard) {

    public TargetsSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed");
        }
    }
}
