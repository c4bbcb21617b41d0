package io.driftgate.it;

import java.nio.file.Path;

/** Where the build put things for these tests. */
final class Place {
    static final String VERSION = property("it.version");
    static final Path MAVENS = Path.of(property("it.mavens"));
    static final Path REPOSITORY = Path.of(property("it.repository"));
    /** The local repository of the build that runs these tests: a source of plugins that needs no network. */
    static final Path OUTER_REPOSITORY = Path.of(property("it.outerRepository"));

    static final Path SCENARIOS = Path.of(property("it.scenarios"));
    static final Path WORK = Path.of(property("it.work"));

    private Place() {}

    private static String property(String name) {
        String value = System.getProperty(name, "");
        if (value.isEmpty()) {
            throw new IllegalStateException(name + " is not set: run these tests through Maven, ./mvnw verify");
        }
        return value;
    }
}
