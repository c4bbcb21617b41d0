package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;

/** Reads everything that a PostgreSQL database holds in some schemas, and what it holds outside of any schema. */
public final class CatalogReader {

    private CatalogReader() {}

    /**
     * Takes the same number of statements for every database of one server version.
     *
     * @param connection inside a transaction whose search_path is empty, auto-commit off
     * @param schemas exact names; one that does not exist yields nothing
     * @throws SQLException if a catalog cannot be read; nothing is skipped
     */
    public static List<SchemaObject> read(Connection connection, List<String> schemas) throws SQLException {
        Catalog catalog = new Catalog(connection, new HashSet<>(schemas));
        readRelations(catalog);
        readRoutines(catalog);
        readOperators(catalog);
        readDatabase(catalog);
        return catalog.objects();
    }

    private static void readRelations(Catalog catalog) throws SQLException {
        SchemaQuery.read(catalog);
        TypeQuery.read(catalog);
        RangeTypeQuery.read(catalog);
        BaseTypeQuery.read(catalog);
        RelationQuery.read(catalog);
        AttributeMarks marks = AttributeMarks.read(catalog);
        ColumnQuery.read(catalog);
        ConstraintQuery.read(catalog, IndexQuery.read(catalog, marks));
        SequenceQuery.read(catalog);
        StatisticsQuery.read(catalog);
        TriggerQuery.read(catalog);
        RuleQuery.read(catalog);
        PolicyQuery.read(catalog);
    }

    private static void readRoutines(Catalog catalog) throws SQLException {
        RoutineQuery.read(catalog);
        AggregateQuery.read(catalog);
    }

    private static void readOperators(Catalog catalog) throws SQLException {
        CollationQuery.read(catalog);
        OperatorQuery.read(catalog);
        OperatorClassQuery.read(catalog);
        TextSearchQuery.read(catalog);
        ConversionQuery.read(catalog);
        CastQuery.read(catalog);
    }

    private static void readDatabase(Catalog catalog) throws SQLException {
        ExtensionQuery.read(catalog);
        LanguageQuery.read(catalog);
        EventTriggerQuery.read(catalog);
        ForeignServerQuery.read(catalog);
        PublicationQuery.read(catalog);
        SubscriptionQuery.read(catalog);
        SettingQuery.read(catalog);
        DefaultPrivilegeQuery.read(catalog);
    }
}
