package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.CLUSTERED_ON;
import static io.driftgate.schema.Property.FORCE_ROW_SECURITY;
import static io.driftgate.schema.Property.REPLICA_IDENTITY;
import static io.driftgate.schema.Property.ROW_SECURITY;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** What a relation and its columns are told by ALTER, once its indexes are there. */
final class TableSettings {

    private TableSettings() {}

    static void write(SchemaObject relation, Model model, Plan plan) {
        List<String> actions = new ArrayList<>();
        for (SchemaObject column : model.columns(relation.path())) {
            actions.addAll(new ColumnSettings(column, relation, model).actions());
            IdentityClause.persistence(column).ifPresent(sql -> plan.add(Phase.TABLE_SETTINGS, sql));
        }
        String clustered = relation.get(CLUSTERED_ON);
        if (clustered != null) {
            actions.add("CLUSTER ON " + Names.fact(clustered));
        }
        String identity = relation.get(REPLICA_IDENTITY);
        if (identity != null) {
            actions.add("REPLICA IDENTITY " + replicaIdentity(identity));
        }
        if (relation.facts().has(ROW_SECURITY)) {
            actions.add("ENABLE ROW LEVEL SECURITY");
        }
        if (relation.facts().has(FORCE_ROW_SECURITY)) {
            actions.add("FORCE ROW LEVEL SECURITY");
        }
        if (!actions.isEmpty()) {
            plan.add(phase(relation), alter(relation) + "\n    " + String.join(",\n    ", actions));
        }
    }

    /** A materialized view's indexes come after it, and what is set of these after them. */
    private static Phase phase(SchemaObject relation) {
        return relation.type() == ObjectType.TABLE || relation.type() == ObjectType.FOREIGN_TABLE
                ? Phase.TABLE_SETTINGS
                : Phase.TRIGGERS;
    }

    private static String alter(SchemaObject relation) {
        String what =
                switch (relation.type()) {
                    case VIEW -> "ALTER VIEW ";
                    case MATERIALIZED_VIEW -> "ALTER MATERIALIZED VIEW ";
                    case FOREIGN_TABLE -> "ALTER FOREIGN TABLE ONLY ";
                    default -> "ALTER TABLE ONLY ";
                };
        return what + Names.path(relation.path());
    }

    private static String replicaIdentity(String fact) {
        String using = "USING INDEX ";
        return fact.startsWith(using) ? using + Names.fact(fact.substring(using.length())) : fact;
    }
}
