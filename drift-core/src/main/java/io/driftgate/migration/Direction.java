package io.driftgate.migration;

/** Which way a run goes. */
public enum Direction {
    FORWARD("db:migrate"),
    BACK("db:rollback");

    private final String goal;

    Direction(String goal) {
        this.goal = goal;
    }

    /** The goal that runs so, for messages. */
    public String goal() {
        return goal;
    }
}
