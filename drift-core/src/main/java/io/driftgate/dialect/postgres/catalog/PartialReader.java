package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Selection.Part;
import io.driftgate.schema.Facts;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads some relations, types and routines as {@link CatalogReader} reads all of them. */
final class PartialReader {

    private PartialReader() {}

    /** @param connection inside a transaction whose search_path is empty, auto-commit off */
    static List<SchemaObject> read(Connection connection, Plans plans, List<String> schemas, Selection selection)
            throws SQLException {
        Set<String> wanted = new HashSet<>(schemas);
        try (Batch batch = new Batch(connection, plans, new Rows(connection))) {
            read(new Catalog(connection, wanted, selection, batch), selection);
            batch.run();
            Catalog catalog = new Catalog(connection, wanted, selection, batch);
            read(catalog, selection);
            return catalog.objects();
        }
    }

    private static void read(Catalog catalog, Selection selection) throws SQLException {
        if (selection.has(Part.TYPE)) {
            TypeQuery.read(catalog);
            RangeTypeQuery.read(catalog);
            BaseTypeQuery.read(catalog);
        }
        if (selection.has(Part.RELATION)) {
            readRelations(catalog);
        } else if (selection.has(Part.CONSTRAINT)) {
            ConstraintQuery.read(catalog, Map.of());
        }
        if (selection.has(Part.SEQUENCE)) {
            SequenceQuery.read(catalog);
        }
        if (selection.has(Part.ROUTINE)) {
            RoutineQuery.read(catalog);
            AggregateQuery.read(catalog);
        }
        if (selection.has(Part.PUBLICATION)) {
            PublicationQuery.read(catalog);
        }
    }

    private static void readRelations(Catalog catalog) throws SQLException {
        RelationQuery.read(catalog);
        AttributeMarks marks = AttributeMarks.read(catalog);
        ColumnQuery.read(catalog);
        var indexes = catalog.has(Part.INDEX) ? IndexQuery.read(catalog, marks) : Map.<Long, Facts.Builder>of();
        if (catalog.has(Part.CONSTRAINT)) {
            ConstraintQuery.read(catalog, indexes);
        }
        if (catalog.has(Part.STATISTICS)) {
            StatisticsQuery.read(catalog);
        }
        if (catalog.has(Part.TRIGGER)) {
            TriggerQuery.read(catalog);
        }
        if (catalog.has(Part.RULE)) {
            RuleQuery.read(catalog);
        }
        if (catalog.has(Part.POLICY)) {
            PolicyQuery.read(catalog);
        }
    }
}
