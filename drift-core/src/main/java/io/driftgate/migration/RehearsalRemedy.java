package io.driftgate.migration;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.script.ScriptException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What helps where a migration fails in an empty scratch database, since something is missing there. */
final class RehearsalRemedy {
    /** SQLSTATEs (PostgreSQL manual, appendix A); of the class 23 are all broken constraints. */
    private static final String INTEGRITY = "23";

    private static final String UNSAFE_ENUM_VALUE = "55P04";
    private static final String SYNTAX_ERROR = "42601";
    private static final String UNDEFINED_FUNCTION = "42883";
    private static final String UNDEFINED_OBJECT = "42704";

    /** What extensions bring, of all that may be missing. */
    private static final Pattern OF_EXTENSIONS =
            Pattern.compile("^\\S+ (type|operator class|access method|collation|text search \\w+) ");

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
        if (state.equals(UNSAFE_ENUM_VALUE)) {
            return " A value of an enum can be used once its ALTER TYPE … ADD VALUE is committed: put that into a migration of its"
                    + " own before this one, or begin the file with \"-- driftgate: transaction=off\".";
        }
        boolean syntax =
                state.equals(SYNTAX_ERROR) || message.contains("unrecognized token") || message.contains("near \"$");
        if (syntax && message.contains("${")) {
            return " What ${…} stands for is given by db.placeholders.";
        }
        boolean missing = state.equals(UNDEFINED_FUNCTION)
                || state.equals(UNDEFINED_OBJECT)
                        && OF_EXTENSIONS.matcher(message).find();
        return missing ? extensions(found) : "";
    }

    /** Those that somebody created by hand, or that a new database comes with. */
    private static String extensions(Schema found) {
        String names = found.objects().stream()
                .filter(object -> object.type() == ObjectType.EXTENSION)
                .map(object -> object.path().name())
                .filter(name -> !name.equals("plpgsql"))
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? ""
                : " If it belongs to an extension (this database has " + names
                        + "), let the migrations create that first: CREATE EXTENSION IF NOT EXISTS ….";
    }
}
