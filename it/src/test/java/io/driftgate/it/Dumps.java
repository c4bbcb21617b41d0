package io.driftgate.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The {@link Dump}s of a database after each run of a scenario; number 0 is from before the first. */
final class Dumps {
    private final Map<Integer, Integer> equal;
    private final LiveDatabase database;
    private final Map<Integer, String> taken = new HashMap<>();

    /** @param equal which of them must be equal to which earlier ones; where there are none, none is taken */
    Dumps(Map<Integer, Integer> equal, LiveDatabase database) {
        this.equal = Map.copyOf(equal);
        this.database = database;
    }

    void after(int run) throws IOException, InterruptedException {
        if (equal.isEmpty()) {
            return;
        }
        taken.put(run, Dump.of(database));
        Integer earlier = equal.get(run);
        if (earlier != null) {
            assertEquals(
                    Objects.requireNonNull(taken.get(earlier)),
                    taken.get(run),
                    "the dump after run " + run + " is not that after run " + earlier);
        }
    }
}
