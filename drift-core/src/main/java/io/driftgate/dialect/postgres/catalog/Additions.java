package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Moment.Counts;
import io.driftgate.dialect.postgres.catalog.Selection.Part;
import io.driftgate.dialect.postgres.catalog.Traces.Locked;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    /** Each foreign key has two triggers on either table, to check and to act. */
    private static final int TRIGGERS = 4;

    private final Map<String, Counts> written;
    private final Traces traces;
    private final Schema before;
    private final Set<String> wanted;
    private final List<Locked> tables = new ArrayList<>();
    private final Selection selection = Selection.ofParts();

    private Additions(Map<String, Counts> written, Traces traces, Schema before) {
        this.written = written;
        this.traces = traces;
        this.before = before;
        this.wanted = Set.copyOf(before.schemas());
    }

    /** @return empty if there may be more to it */
    static Optional<Additions> of(Map<String, Counts> written, Traces traces, Schema before) {
        Additions additions = new Additions(written, traces, before);
        if (!additions.areAll()) {
            return Optional.empty();
        }
        additions.select();
        return Optional.of(additions);
    }

    private boolean areAll() {
        return ADDED.containsAll(written.keySet())
                && !traces.goBeyondRelations()
                && onlyAdd()
                && traces.changed().stream().allMatch(this::fits)
                && isEachExplained();
    }

    /** A default says in its column's row that it is there, once; an owner of a sequence says so in the sequence's. */
    private boolean onlyAdd() {
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

    /** What is no table is new: columns that it has are, as they come with it. */
    private boolean fits(Locked relation) {
        return switch (relation.kind()) {
            case "r", "p" -> fitsAsTable(relation);
            case "S" ->
                relation.own() && relation.columns() && !relation.schema().startsWith("pg_");
            case "t", "i", "I" -> relation.own() && relation.columns() && !relation.belongs();
            default -> false;
        };
    }

    /** Whatever refers to an old table may show its new columns, or tell its own ones from them. */
    private boolean fitsAsTable(Locked table) {
        boolean known =
                !wanted.contains(table.schema()) || isNew(table) == old(table).isEmpty();
        boolean hasParts = table.kind().equals("p") || had(table, Property.PARTITION_OF);
        return known
                && !table.belongs()
                && !table.schema().startsWith("pg_")
                && (isNew(table) || !table.mentioned())
                && !(hasParts && count("pg_trigger").any());
    }

    private static boolean isNew(Locked table) {
        return table.types() > 0;
    }

    private Optional<SchemaObject> old(Locked table) {
        return before.find(new SchemaObject.Key(ObjectType.TABLE, table.path()));
    }

    private boolean had(Locked table, Property property) {
        return old(table).filter(object -> object.get(property) != null).isPresent();
    }

    /** Each row that was written is one of those that were found, or will be when they are counted. */
    private boolean isEachExplained() {
        long types = 0;
        long indexes = 0;
        long sequences = 0;
        for (Locked relation : traces.relations()) {
            types += relation.types();
            indexes += relation.isIndex() && relation.columns() ? 1 : 0;
            sequences += relation.isSequence() && relation.columns() ? 1 : 0;
        }
        return types == count("pg_type").inserted()
                && indexes == count("pg_index").inserted()
                && sequences == count("pg_sequence").inserted();
    }

    private void select() {
        for (Locked relation : traces.changed()) {
            if (wanted.contains(relation.schema())) {
                selection.schema(relation.place(), relation.schema());
                select(relation);
            } else {
                selectIf(count("pg_trigger").any(), Part.FOREIGN_KEY);
            }
        }
        selectIf(tables.stream().anyMatch(Locked::own), Part.RELATION);
        selectIf(tables.stream().anyMatch(Locked::columns), Part.COLUMN);
        selectIf(tables.stream().anyMatch(Locked::columns), Part.NOT_NULL);
        selectIf(traces.changed().stream().anyMatch(Locked::isSequence), Part.IDENTITY);
        selectIf(count("pg_constraint").any(), Part.CONSTRAINT);
        boolean members = count("pg_index").any() || count("pg_constraint").any();
        selectIf(members && tables.stream().anyMatch(table -> !isNew(table)), Part.NAME);
        Counts classes = count("pg_class");
        selectIf(traces.own() != classes.inserted() + classes.updated(), Part.OWN_RELATION);
    }

    private void select(Locked relation) {
        if (relation.isTable()) {
            selectTable(relation);
        } else if (relation.isIndex()) {
            selection.add(Part.INDEX, relation.oid());
        } else if (relation.isSequence() && !relation.belongs()) {
            selection.add(Part.SEQUENCE, relation.oid());
        }
    }

    /** What nobody wrote is as it was: comments, parents and marked indexes are read only of tables that had any. */
    private void selectTable(Locked table) {
        tables.add(table);
        selection.add(table.oid(), new Relation(ObjectType.TABLE, table.path()));
        selectIf(had(table, Property.INHERITS) || had(table, Property.PARTITION_OF), Part.INHERITANCE);
        selectIf(had(table, Property.CLUSTERED_ON) || had(table, Property.REPLICA_IDENTITY), Part.INDEX_MARK);
        selectIf(hadAny(table, Property.COMMENT), Part.COMMENT);
    }

    private void selectIf(boolean condition, Part part) {
        if (condition) {
            selection.add(part);
        }
    }

    private boolean hadAny(Locked table, Property property) {
        return before.at(table.path()).stream().anyMatch(object -> object.get(property) != null);
    }

    /**
     * Reads what is new or different.
     *
     * @param enclosing what goes around each message
     * @return empty if there is more to it after all
     */
    Optional<SchemaDelta> read(Connection connection, Enclosing enclosing) throws SQLException {
        Catalog read = PartialReader.read(connection, before.schemas(), selection, Optional.of(enclosing));
        if (!isEachExplainedBy(read.own())) {
            return Optional.empty();
        }
        return Optional.of(new SchemaDelta(
                Set.of(),
                read.objects().stream()
                        .filter(object -> !before.at(object.path()).contains(object))
                        .collect(Collectors.toSet())));
    }

    /** A named NOT NULL is part of its column. */
    private boolean isEachExplainedBy(OwnRows own) {
        return (!selection.has(Part.OWN_RELATION) || own.relations() == traces.own())
                && own.constraints() == count("pg_constraint").inserted()
                && own.foreignKeys() * TRIGGERS == count("pg_trigger").inserted()
                && (own.notNulls() == 0 || selection.has(Part.COLUMN));
    }
}
