package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.ACCESS_METHOD;
import static io.driftgate.schema.Property.INHERITED;
import static io.driftgate.schema.Property.INHERITS;
import static io.driftgate.schema.Property.OF_TYPE;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.PARTITION_BOUND;
import static io.driftgate.schema.Property.PARTITION_KEY;
import static io.driftgate.schema.Property.PARTITION_OF;
import static io.driftgate.schema.Property.PERSISTENCE;
import static io.driftgate.schema.Property.SERVER;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables and foreign tables. A table whose columns come from its parents is created from them; one that had its columns
 * before it got its parents is created alone and then attached, so that whose each column is reads back the same.
 */
final class Tables {
    private final SchemaObject table;
    private final Model model;
    private final List<SchemaObject> columns;
    private final boolean foreign;
    private final boolean descends;

    private Tables(SchemaObject table, Model model) {
        this.table = table;
        this.model = model;
        this.columns = model.columns(table.path());
        this.foreign = table.type() == ObjectType.FOREIGN_TABLE;
        this.descends = isFromParents(table, columns);
    }

    static void write(SchemaObject table, Model model, Plan plan) {
        Tables writer = new Tables(table, model);
        plan.create(Phase.TABLES, table, writer.create());
        writer.attach(plan);
        TableSettings.write(table, model, plan);
    }

    /** Whether it is created from its parents' columns. */
    static boolean isFromParents(SchemaObject table, List<SchemaObject> columns) {
        return table.facts().has(PARTITION_OF)
                ? columns.stream().allMatch(column -> column.facts().has(INHERITED))
                : columns.stream().anyMatch(column -> column.facts().has(INHERITED));
    }

    private String create() {
        Sql sql = new Sql("CREATE")
                .add("", table.get(PERSISTENCE))
                .add(foreign ? "FOREIGN TABLE" : "TABLE")
                .add(Names.path(table.path()));
        if (descends && table.facts().has(PARTITION_OF)) {
            sql.add("PARTITION OF " + Names.facts(table.get(PARTITION_OF))).list("", elements());
            sql.add("", table.get(PARTITION_BOUND));
        } else if (table.facts().has(OF_TYPE)) {
            sql.add("OF", table.get(OF_TYPE)).list("", elements());
        } else {
            sql.add("(" + elements() + ")");
            sql.list("INHERITS", descends ? Names.facts(table.get(INHERITS)) : null);
        }
        String server = table.get(SERVER);
        sql.add("SERVER", server == null ? null : Names.name(server));
        sql.add("PARTITION BY", table.get(PARTITION_KEY)).add("USING", table.get(ACCESS_METHOD));
        return sql.list(foreign ? "OPTIONS" : "WITH", table.get(OPTIONS)).toString();
    }

    /** Columns and constraints, one a line. */
    private String elements() {
        List<String> lines = new ArrayList<>();
        for (SchemaObject column : columns) {
            if (table.facts().has(OF_TYPE)) {
                lines.add(Columns.ofType(column));
            } else if (!descends || !column.facts().has(INHERITED)) {
                lines.add(Columns.definition(column, foreign));
            }
        }
        for (SchemaObject member : model.members(table.path())) {
            if (Constraints.isInline(member, model)) {
                lines.add(Constraints.definition(member));
            }
        }
        lines.removeIf(String::isEmpty);
        return lines.isEmpty() ? "" : "\n    " + String.join(",\n    ", lines) + "\n";
    }

    private void attach(Plan plan) {
        if (descends) {
            return;
        }
        String name = Names.path(table.path());
        String bound = table.get(PARTITION_BOUND);
        String parent = table.get(PARTITION_OF);
        if (parent != null && bound != null) {
            plan.add(
                    Phase.DESCENT,
                    "ALTER TABLE ONLY " + Names.fact(parent) + " ATTACH PARTITION " + name + " " + bound);
        }
        for (String inherited : Items.of(table.get(INHERITS))) {
            plan.add(Phase.DESCENT, "ALTER TABLE ONLY " + name + " INHERIT " + Names.fact(inherited));
        }
    }
}
