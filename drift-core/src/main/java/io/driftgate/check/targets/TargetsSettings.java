package io.driftgate.check.targets;

import io.driftgate.check.file.CheckFolder;
import java.time.Duration;
import java.util.Optional;

/**
 * How many targets are checked.
 *
 * @param threads how many are read at the same time, at least 1
 * @param timeout after which the connection to a target is given up; zero: never
 * @param shard the share that is checked
 * @param always the team's own checks, of which those that must always hold are run in whole databases
 */
public record TargetsSettings(int threads, Duration timeout, Shard shard, Optional<CheckFolder> always) {

    public TargetsSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed");
        }
    }
}
