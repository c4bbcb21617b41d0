package io.driftgate.migration;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words for derived ways back. */
final class Reverses {
    /** SQLSTATE insufficient_privilege (PostgreSQL manual, appendix A). */
    private static final String NO_PRIVILEGE = "42501";

    private Reverses() {}

    static Refused impossible(Reverse.Derived reverse) {
        return Refused.because(
                reverse.migration().name()
                        + " has no down script, and none can be derived, because it did more than add:",
                reverse.lost(),
                "Write a down script for it; db:test proves it.",
                "Or go back to a backup from before it.");
    }

    /** What would be run, and what would be lost with it now. */
    static Refused shown(List<Reverse.Derived> reverses, Run run) throws SQLException {
        List<String> details = new ArrayList<>();
        for (Reverse.Derived reverse : reverses) {
            details.add(reverse.migration().name() + ":");
            reverse.statements().forEach(statement -> details.add("  " + statement + ";"));
            for (SchemaObject object : reverse.added()) {
                details.add("  " + held(object, run));
            }
        }
        return Refused.because(
                "No down script says how to undo "
                        + reverses.stream()
                                .map(reverse -> reverse.migration().name())
                                .collect(Collectors.joining(", "))
                        + "; what it added can be dropped, with all that it holds now.",
                details,
                "Run it again with -Ddb.derived=true to run them, each migration's in one transaction and proved there.");
    }

    private static String held(SchemaObject object, Run run) throws SQLException {
        boolean column = object.type() == ObjectType.COLUMN;
        String table = (column ? object.path().parent() : object.path())
                .parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
        String counted = column ? Identifier.quote(object.path().name()) : "*";
        try (Statement statement = run.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT count(" + counted + ") FROM " + table)) {
            row.next();
            long rows = row.getLong(1);
            String least = run.dialect().mayHideRows(run.connection(), table) ? "at least " : "";
            String counts = least
                    + (rows == 1 ? "1 row" : rows + " rows")
                    + (least.isEmpty() ? "" : ", since row security hides some from this role");
            return object.path() + (column ? " has a value in " : " holds ") + counts;
        } catch (SQLException e) {
            if (!NO_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            return object.path() + (column ? " has values" : " holds rows") + " that this role may not read";
        }
    }
}
