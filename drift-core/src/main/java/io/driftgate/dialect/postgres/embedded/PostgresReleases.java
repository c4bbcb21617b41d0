package io.driftgate.dialect.postgres.embedded;

import io.driftgate.dialect.ScratchException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The release that stands for each major version, pinned so that the same build reads the same tomorrow. */
public final class PostgresReleases {
    private static final SortedMap<Integer, String> BY_MAJOR = new TreeMap<>(Map.of(
            12, "12.22.0", 13, "13.23.0", 14, "14.20.0", 15, "15.19.0", 16, "16.14.0", 17, "17.11.0", 18, "18.6.0"));

    private PostgresReleases() {}

    /**
     * The release of a major version, such as {@code 15.19.0} for 15.
     *
     * @throws ScratchException if the major has no embedded server; names those that have, and the way out
     */
    public static String release(int major) {
        String release = BY_MAJOR.get(major);
        if (release == null) {
            throw new ScratchException("There is no embedded PostgreSQL " + major + " (there is " + majors()
                    + "): set db.scratch to the JDBC URL of a PostgreSQL " + major
                    + " server where temporary databases may be created.");
        }
        return release;
    }

    private static String majors() {
        return BY_MAJOR.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
