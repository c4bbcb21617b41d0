package io.driftgate.report;

import io.driftgate.migration.Direction;
import io.driftgate.migration.MigrationEvent;
import io.driftgate.script.Migration;
import io.driftgate.script.SqlStatement;
import org.jspecify.annotations.Nullable;

/** What a run does, as it does it: one line for people an event. */
public final class ProgressText {
    private final Paint paint;

    public ProgressText(Paint paint) {
        this.paint = paint;
    }

    public String line(MigrationEvent event) {
        if (event instanceof MigrationEvent.Waiting waiting) {
            return "Another run holds the lock" + (waiting.holder().isEmpty() ? "" : " (" + waiting.holder() + ")")
                    + ": waiting for it to end.";
        }
        if (event instanceof MigrationEvent.Begun begun) {
            String version = begun.version() == null ? "no version yet" : "version " + begun.version();
            return "The database stands at " + version + "; "
                    + (begun.direction() == Direction.BACK ? undone(begun.pending()) : pending(begun.pending())) + ".";
        }
        if (event instanceof MigrationEvent.Note note) {
            return note.text();
        }
        if (event instanceof MigrationEvent.BackingUp backup) {
            return new BackupText(paint).line(backup.event());
        }
        if (event instanceof MigrationEvent.Trying trying) {
            return counted(trying.number(), trying.of()) + trying.names() + " …";
        }
        return ofMigration(event);
    }

    private static String counted(int number, int of) {
        return "[" + number + "/" + of + "] ";
    }

    private String ofMigration(MigrationEvent event) {
        if (event instanceof MigrationEvent.Started started) {
            String back = started.direction() == Direction.BACK ? "undoing " : "";
            return counted(started.number(), started.of()) + back + name(started.migration()) + " …";
        }
        if (event instanceof MigrationEvent.StillRunning running) {
            return name(running.migration()) + place(running.statement()) + " runs for "
                    + Amounts.time(running.soFar())
                    + (running.doing().isEmpty() ? "" : ", " + running.doing())
                    + (running.statement() == null
                            ? ""
                            : ": " + running.statement().firstLine());
        }
        if (event instanceof MigrationEvent.Retrying retrying) {
            return name(retrying.migration()) + ": a lock was not free in time; rolled back, attempt "
                    + (retrying.attempt() + 1) + " in " + Amounts.time(retrying.pause()) + ".";
        }
        if (event instanceof MigrationEvent.UnitDone part) {
            return name(part.migration()) + ": part " + part.unit() + " of " + part.of() + " is done.";
        }
        MigrationEvent.Done done = (MigrationEvent.Done) event;
        String how = done.direction() == Direction.BACK ? "undone and proved" : "applied and proved";
        return name(done.migration()) + " " + paint.good(how) + " in " + Amounts.time(done.took()) + ".";
    }

    private static String place(@Nullable SqlStatement statement) {
        return statement == null ? "" : ", line " + statement.line() + ",";
    }

    private static String undone(int count) {
        return count == 0 ? "nothing is to be undone" : count == 1 ? "1 step back" : count + " steps back";
    }

    static String pending(int count) {
        return count == 0
                ? "nothing is pending"
                : count == 1 ? "1 migration is pending" : count + " migrations are pending";
    }

    private static String name(Migration migration) {
        return MigrationText.name(migration);
    }
}
