package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Selection.Part;
import io.driftgate.schema.Facts;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Reads everything that a PostgreSQL database holds in some schemas, and what it holds outside of any schema. */
public final class CatalogReader {

    private CatalogReader() {}

    /**
     * Takes a number of statements that depends on which kinds of objects there are, and never on how many.
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
        readIf(catalog, Part.TYPE, TypeQuery::read);
        readIf(catalog, Part.RANGE_TYPE, RangeTypeQuery::read);
        readIf(catalog, Part.BASE_TYPE, BaseTypeQuery::read);
        RelationQuery.read(catalog);
        AttributeMarks marks = AttributeMarks.read(catalog);
        ColumnQuery.read(catalog);
        Map<Long, Facts.Builder> indexes = catalog.has(Part.INDEX) ? IndexQuery.read(catalog, marks) : Map.of();
        readIf(catalog, Part.CONSTRAINT, constraints -> ConstraintQuery.read(constraints, indexes));
        readIf(catalog, Part.SEQUENCE, SequenceQuery::read);
        readIf(catalog, Part.STATISTICS, StatisticsQuery::read);
        readIf(catalog, Part.TRIGGER, TriggerQuery::read);
        readIf(catalog, Part.RULE, RuleQuery::read);
        readIf(catalog, Part.POLICY, PolicyQuery::read);
    }

    private static void readRoutines(Catalog catalog) throws SQLException {
        readIf(catalog, Part.ROUTINE, RoutineQuery::read);
        readIf(catalog, Part.AGGREGATE, AggregateQuery::read);
    }

    private static void readOperators(Catalog catalog) throws SQLException {
        readIf(catalog, Part.COLLATION, CollationQuery::read);
        readIf(catalog, Part.OPERATOR, OperatorQuery::read);
        readIf(catalog, Part.OPERATOR_CLASS, OperatorClassQuery::read);
        readIf(catalog, Part.TEXT_SEARCH, TextSearchQuery::read);
        readIf(catalog, Part.CONVERSION, ConversionQuery::read);
        readIf(catalog, Part.CAST, CastQuery::read);
    }

    private static void readDatabase(Catalog catalog) throws SQLException {
        ExtensionQuery.read(catalog);
        LanguageQuery.read(catalog);
        readIf(catalog, Part.EVENT_TRIGGER, EventTriggerQuery::read);
        readIf(catalog, Part.FOREIGN_SERVER, ForeignServerQuery::read);
        readIf(catalog, Part.PUBLICATION, PublicationQuery::read);
        readIf(catalog, Part.SUBSCRIPTION, SubscriptionQuery::read);
        readIf(catalog, Part.SETTING, SettingQuery::read);
        readIf(catalog, Part.DEFAULT_PRIVILEGE, DefaultPrivilegeQuery::read);
    }

    /** One of the queries, or several that belong together. */
    private interface Query {
        void read(Catalog catalog) throws SQLException;
    }

    private static void readIf(Catalog catalog, Part part, Query query) throws SQLException {
        if (catalog.has(part)) {
            query.read(catalog);
        }
    }
}
