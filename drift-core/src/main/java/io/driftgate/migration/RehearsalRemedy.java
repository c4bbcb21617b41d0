package io.driftgate.migration;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.script.ScriptException;
import java.util.Set;
import java.util.stream.Collectors;

/** What helps where a migration fails in an empty scratch database, since something is missing there. */
final class RehearsalRemedy {
    /** undefined_object and undefined_function (PostgreSQL manual, appendix A): what an extension brings, for one. */
    private static final Set<String> UNDEFINED = Set.of("42704", "42883");

    /** Of that class are all broken constraints. */
    private static final String INTEGRITY = "23";

    private RehearsalRemedy() {}

    /**
     * A sentence with a space before it; empty if nothing is known.
     *
     * @param found the real database
     */
    static String of(ScriptException failed, Schema found) {
        String state = String.valueOf(failed.sqlState());
        String message = String.valueOf(failed.getMessage());
        if (state.startsWith(INTEGRITY) || message.contains("SQLITE_CONSTRAINT")) {
            return " Where it needs rows that others wrote, let it do nothing without them (INSERT … SELECT … WHERE EXISTS).";
        }
        if (message.contains("${")) {
            return " What ${…} stands for is given by db.placeholders, of which there are none.";
        }
        return UNDEFINED.contains(state) ? extensions(found) : "";
    }

    /** Somebody created them by hand, or a new database comes with them. */
    private static String extensions(Schema found) {
        String names = found.objects().stream()
                .filter(object -> object.type() == ObjectType.EXTENSION)
                .map(object -> object.path().name())
                .filter(name -> !name.equals("plpgsql"))
                .collect(Collectors.joining(", "));
        String has = names.isEmpty() ? "" : " (this database has " + names + ")";
        return " If it belongs to an extension" + has
                + ", let the migrations create that first: CREATE EXTENSION IF NOT EXISTS ….";
    }
}
