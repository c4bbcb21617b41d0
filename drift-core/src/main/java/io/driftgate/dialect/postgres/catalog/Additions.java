package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Moment.Counts;
import io.driftgate.dialect.postgres.catalog.Selection.Part;
import io.driftgate.dialect.postgres.catalog.Traces.Locked;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a transaction has added, where the server's counts prove that this is all: new tables, and new columns, indexes and
 * constraints of tables, and what these do to the tables themselves. Each row that it wrote is then among those of the relations
 * that it locked, nothing has another name and nothing is gone; so what is read of the new is the whole change.
 */
final class Additions {
    /** Into these it may insert. */
    private static final Set<String> ADDED = Set.of(
            "pg_class",
            "pg_attribute",
            "pg_attrdef",
            "pg_type",
            "pg_constraint",
            "pg_index",
            "pg_trigger",
            "pg_sequence",
            "pg_depend",
            "pg_shdepend");

    private static final Set<String> CONSTRAINTS = Set.of("p", "u", "f", "c", "x", "n");

    private final Map<String, Counts> written;
    private final Traces traces;
    private final Schema before;
    private final Set<String> wanted;
    private final Map<Long, Locked> tables = new HashMap<>();
    private final Selection selection = Selection.ofParts();
    private boolean fits = true;

    private Additions(Map<String, Counts> written, Traces traces, Schema before) {
        this.written = written;
        this.traces = traces;
        this.before = before;
        this.wanted = Set.copyOf(before.schemas());
    }

    /** @return empty if there may be more to it */
    static Optional<Additions> of(Map<String, Counts> written, Traces traces, Schema before) {
        Additions additions = new Additions(written, traces, before);
        return additions.isAll() ? Optional.of(additions) : Optional.empty();
    }

    private boolean isAll() {
        return ADDED.containsAll(written.keySet())
                && !traces.goBeyondRelations()
                && onlyAdds()
                && isEachExplained()
                && select();
    }

    /** A default says in its column's row that it is there, once; an owner of a sequence says so in the sequence's. */
    private boolean onlyAdds() {
        return written.entrySet().stream().allMatch(entry -> switch (entry.getKey()) {
                    case "pg_class", "pg_sequence" -> entry.getValue().deleted() == 0;
                    case "pg_attribute" ->
                        entry.getValue().deleted() == 0
                                && entry.getValue().updated()
                                        == count("pg_attrdef").inserted();
                    default -> entry.getValue().onlyInserted();
                })
                && written.keySet().stream().anyMatch(catalog -> !catalog.endsWith("depend"));
    }

    private Counts count(String catalog) {
        return written.getOrDefault(catalog, Counts.NONE);
    }

    /** Each row that was written is one of those that were found. */
    private boolean isEachExplained() {
        long types = 0;
        long indexes = 0;
        long sequences = 0;
        for (Locked relation : traces.relations()) {
            types += relation.types();
            indexes += isIndex(relation) && relation.place() != 0 ? 1 : 0;
            sequences += relation.sequence() ? 1 : 0;
        }
        return types == count("pg_type").inserted()
                && indexes == count("pg_index").inserted()
                && sequences == count("pg_sequence").inserted()
                && traces.constraints().size() == count("pg_constraint").inserted()
                && traces.triggers() == count("pg_trigger").inserted()
                && !traces.hasUsersTriggers();
    }

    /** Of relations, which may be written again and again, only where each row was written once; else they have to be counted. */
    private boolean isEachRelationExplained() {
        Counts counts = count("pg_class");
        return ownRelations() == counts.inserted() + counts.updated();
    }

    private long ownRelations() {
        return traces.relations().stream().filter(Locked::own).count();
    }

    private boolean select() {
        traces.schemas().forEach(selection::schema);
        for (Locked relation : traces.changed()) {
            fits &= !relation.extension()
                    && switch (relation.kind()) {
                        case "r", "p" -> take(relation);
                        case "t" -> relation.own() && relation.columns();
                        case "S" -> relation.own() && relation.sequence();
                        default -> isIndex(relation) && relation.own() && relation.place() != 0;
                    };
        }
        traces.changed().forEach(this::selectMember);
        traces.constraints().forEach(this::selectConstraint);
        boolean relations = tables.values().stream().anyMatch(Locked::own);
        boolean columns = tables.values().stream().anyMatch(this::hasColumns);
        tables.values().forEach(table -> select(table, relations, columns));
        if (!isEachRelationExplained()) {
            selection.add(Part.OWN_RELATION, 0);
        }
        return fits;
    }

    private static boolean isIndex(Locked relation) {
        return relation.kind().equals("i") || relation.kind().equals("I");
    }

    /** Whatever refers to an old table may show its new columns, or tell its own ones from them. */
    private boolean take(Locked table) {
        String schema = traces.schema(table);
        if (wanted.contains(schema)) {
            tables.put(table.oid(), table);
        }
        boolean known = !wanted.contains(schema) || isNew(table) == old(table).isEmpty();
        return !schema.startsWith("pg_") && known && (isNew(table) || !table.mentioned());
    }

    private static boolean isNew(Locked table) {
        return table.types() > 0;
    }

    private Optional<SchemaObject> old(Locked table) {
        return before.find(new SchemaObject.Key(ObjectType.TABLE, traces.path(table)));
    }

    private boolean hasColumns(Locked table) {
        return table.columns() || count("pg_attrdef").any();
    }

    /** What nobody wrote is as it was: comments, parents and marked indexes are read only of tables that had any. */
    private void select(Locked table, boolean relations, boolean columns) {
        ObjectPath path = traces.path(table);
        selection.context(table.oid(), new Relation(ObjectType.TABLE, path));
        selectIf(relations, Part.RELATION, table);
        selectIf(relations, Part.OWNER, table);
        selectIf(columns, Part.COLUMN, table);
        selectIf(columns, Part.NOT_NULL, table);
        selectIf(columns && table.identity(), Part.IDENTITY, table);
        selectIf(columns && !isNew(table), Part.ATTRIBUTE_MARK, table);
        selectIf(had(table, Property.INHERITS) || had(table, Property.PARTITION_OF), Part.INHERITANCE, table);
        selectIf(had(table, Property.CLUSTERED_ON) || had(table, Property.REPLICA_IDENTITY), Part.INDEX_MARK, table);
        boolean commented = before.at(path).stream().anyMatch(object -> object.get(Property.COMMENT) != null);
        selectIf(commented, Part.COMMENT, table);
    }

    private void selectIf(boolean condition, Part part, Locked table) {
        if (condition) {
            selection.add(part, table.oid());
        }
    }

    private boolean had(Locked table, Property property) {
        return old(table).filter(object -> object.get(property) != null).isPresent();
    }

    private void selectMember(Locked relation) {
        if (isIndex(relation) && tables.containsKey(relation.place())) {
            selection.add(Part.INDEX, relation.oid());
            selection.add(Part.ATTRIBUTE_MARK, relation.oid());
            selection.add(Part.NAME, relation.place());
        }
        if (relation.kind().equals("S") && !relation.identity() && wanted.contains(traces.schema(relation))) {
            selection.add(Part.SEQUENCE, relation.oid());
            selection.add(Part.OWNER, relation.oid());
        }
    }

    /** A named NOT NULL is part of its column. */
    private void selectConstraint(Traces.Constraint constraint) {
        Locked table = tables.get(constraint.relation());
        if (table == null) {
            return;
        }
        boolean named = constraint.type().equals("n");
        fits &= CONSTRAINTS.contains(constraint.type()) && (!named || table.columns());
        if (!named) {
            selection.add(Part.CONSTRAINT, constraint.oid());
            selection.add(constraint.type().equals("f") ? Part.FOREIGN_KEY : Part.CONSTRAINT, constraint.oid());
            selection.add(Part.NAME, table.oid());
        }
    }

    /**
     * Reads what is new or different.
     *
     * @param first statements that empty the search_path, with one result, to be sent along
     * @return empty if there is more to it after all
     */
    Optional<SchemaDelta> read(Connection connection, String first) throws SQLException {
        Catalog read = PartialReader.read(connection, before.schemas(), selection, first);
        if (selection.has(Part.OWN_RELATION) && read.ownRelations() != ownRelations()) {
            return Optional.empty();
        }
        return Optional.of(new SchemaDelta(
                Set.of(),
                read.objects().stream()
                        .filter(object -> !before.at(object.path()).contains(object))
                        .collect(Collectors.toSet())));
    }
}
