package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.COLUMNS;
import static io.driftgate.schema.Property.DELETE_COLUMNS;
import static io.driftgate.schema.Property.DELETE_RULE;
import static io.driftgate.schema.Property.MATCH;
import static io.driftgate.schema.Property.PERIOD;
import static io.driftgate.schema.Property.REFERENCED_COLUMNS;
import static io.driftgate.schema.Property.REFERENCED_TABLE;
import static io.driftgate.schema.Property.UPDATE_RULE;

import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FOREIGN KEY … REFERENCES …, without what all constraints have. */
final class ForeignKeyClause {

    private ForeignKeyClause() {}

    static void append(Sql sql, SchemaObject key) {
        boolean period = key.facts().has(PERIOD);
        sql.add("FOREIGN KEY (" + columns(key.get(COLUMNS), period) + ")")
                .add("REFERENCES " + Names.fact(String.valueOf(key.get(REFERENCED_TABLE))))
                .list("", columns(key.get(REFERENCED_COLUMNS), period))
                .add("MATCH", key.get(MATCH))
                .add("ON UPDATE", key.get(UPDATE_RULE))
                .add("ON DELETE", key.get(DELETE_RULE))
                .list("", Names.facts(key.get(DELETE_COLUMNS)));
    }

    /** In a temporal key the last column is the period. */
    private static String columns(@Nullable String list, boolean period) {
        List<String> names = new ArrayList<>(Items.of(list));
        names.replaceAll(Names::fact);
        if (period && !names.isEmpty()) {
            names.set(names.size() - 1, "PERIOD " + names.get(names.size() - 1));
        }
        return String.join(", ", names);
    }
}
