package io.driftgate.migration;

/** Which way a run goes. */
public enum Direction {
    FORWARD("db:migrate", "applied"),
    BACK("db:rollback", "undone");

    private final String goal;
    private final String done;

    Direction(String goal, String done) {
        this.goal = goal;
        this.done = done;
    }

    /** The goal that runs so, for messages. */
    public String goal() {
        return goal;
    }

    /** What has become of a migration then: {@code applied}, {@code undone}. */
    String done() {
        return done;
    }
}
