package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Property;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes PostgreSQL's statements from facts, each without a semicolon, every name qualified: they mean the same under any
 * search_path. Left out are owners, privileges, tablespaces, subscriptions and what was set for a role in the database, which
 * belong to a server rather than to a schema, and foreign keys' triggers that are switched off.
 */
public final class PostgresDdl {

    private PostgresDdl() {}

    /** The statements that create the schema in an empty database, each after those that it needs as far as texts tell. */
    public static List<String> create(Schema schema) {
        Plan plan = new Plan();
        plan.add(Phase.SESSION, "SET check_function_bodies = off");
        Model model = new Model(schema);
        for (SchemaObject object : schema.objects()) {
            write(object, model, plan);
            Comments.write(object, model, plan);
        }
        return plan.statements();
    }

    private static void write(SchemaObject object, Model model, Plan plan) {
        switch (object.type()) {
            case SCHEMA, EXTENSION, LANGUAGE, ACCESS_METHOD -> DatabaseObjects.write(object, model, plan);
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE, COLLATION -> Types.write(object, model, plan);
            case SEQUENCE -> Sequences.write(object, plan);
            case TABLE, FOREIGN_TABLE -> Tables.write(object, model, plan);
            case VIEW, MATERIALIZED_VIEW -> Views.write(object, model, plan);
            case PRIMARY_KEY, UNIQUE_CONSTRAINT, EXCLUSION_CONSTRAINT, CHECK_CONSTRAINT, FOREIGN_KEY ->
                Constraints.write(object, model, plan);
            case INDEX -> Indexes.write(object, model, plan);
            case STATISTICS -> Statistics.write(object, plan);
            case TRIGGER, RULE, POLICY, EVENT_TRIGGER -> Triggers.write(object, plan);
            case FUNCTION, PROCEDURE, AGGREGATE -> Routines.write(object, plan);
            case CAST, OPERATOR, CONVERSION -> Operators.write(object, plan);
            case TEXT_SEARCH -> TextSearch.write(object, plan);
            case FOREIGN_DATA_WRAPPER, SERVER -> ForeignServers.write(object, plan);
            case PUBLICATION -> Publications.write(object, plan);
            case OPTION -> DatabaseSettings.write(object, plan);
            case COLUMN, SUBSCRIPTION, PRIVILEGE, OWNER, COMMENT -> {
                // Columns are written with their tables; the others are left out, see above.
            }
        }
    }

    /**
     * The part of a schema that the wanted objects need, ready for a scratch database: without roles, which it need not
     * have, and without event triggers, which would meddle with what is done there.
     */
    public static Schema excerpt(Schema schema, Set<ObjectPath> wanted) {
        return new Excerpt(schema, wanted).schema();
    }

    /**
     * The statements that give an object its new name; the engine follows it in everything that refers to it.
     *
     * @param rename its {@code from} already has the new names of what it stands in
     */
    public static List<String> rename(Rename rename) {
        return Renaming.statements(rename);
    }

    /** The statement that puts a column into its table. */
    public static String addColumn(SchemaObject column) {
        return ColumnChanges.add(column);
    }

    /** The statement that gives a column the value that it has here; none where it takes more than one. */
    public static Optional<String> alterColumn(SchemaObject column, Property property) {
        return ColumnChanges.alter(column, property);
    }

    /** A name as {@code quote_ident} writes it. */
    public static String name(String name) {
        return Names.byEngine(name);
    }

    /** The statements that take an object away; a check's may be a table's or a domain's, one of the two does. */
    public static List<String> drop(SchemaObject object) {
        return Dropping.statements(object);
    }
}
