package io.driftgate.migration.crash;

/**
 * One place where a run is killed.
 *
 * @param start what the database holds before the run
 * @param number of the statement or step, from 1
 * @param at the statement, or the step
 */
record CrashPoint(String engine, Start start, Kind kind, int number, String at) {

    enum Start {
        /** Nothing: the run creates the history table and applies the first migration. */
        EMPTY,
        /** The first migration and rows; twelve migrations follow. */
        FILLED,
        /** All of it; the run undoes everything but the first migration. */
        MIGRATED
    }

    enum Kind {
        /** SIGKILL before the database gets the statement. */
        BEFORE("killed before"),
        /** SIGKILL once the database has got the statement; the next run does not wait for what becomes of it. */
        UNDER_WAY("killed under way"),
        /** SIGKILL once the database has answered, and before the run knows. */
        ANSWERED("killed at the answer of"),
        /** The connection ends once the server has done the statement, and before the run knows; the process lives. */
        CUT("cut off at the answer of"),
        /** SIGKILL between two steps. */
        STEP("killed at step");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Whether it differs from the others: a query that is under way, or answered, is no other state than before the next. */
    boolean tells() {
        return mayWrite() || kind == Kind.BEFORE || kind == Kind.CUT;
    }

    /** Whether its statement may change something, as opposed to look. */
    boolean mayWrite() {
        return kind == Kind.STEP || !at.strip().matches("(?is)(select|with|show|pragma (?!journal|foreign)|set ).*");
    }

    @Override
    public String toString() {
        return engine + ", " + (start == Start.EMPTY ? "first run, " : "") + kind.words + " " + number + ": "
                + at.strip().replaceAll("\\s+", " ").replaceFirst("(?s)^(.{100}).*", "$1 …");
    }
}
