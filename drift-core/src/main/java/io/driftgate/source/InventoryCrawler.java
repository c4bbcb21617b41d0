package io.driftgate.source;

import io.driftgate.dialect.Inventory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import schemacrawler.crawl.SchemaCrawler;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.InformationSchemaKey;
import schemacrawler.schemacrawler.InformationSchemaViewsBuilder;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.MetadataRetrievalStrategy;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy;
import schemacrawler.schemacrawler.SchemaRetrievalOptions;
import schemacrawler.schemacrawler.SchemaRetrievalOptionsBuilder;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/** Lists the relations of a database in one crawl of one query. */
final class InventoryCrawler {

    private InventoryCrawler() {}

    /**
     * Crawls inside whatever transaction the connection is in.
     *
     * @param tablesSql the dialect's query, with the columns of JDBC's {@code getTables}
     */
    static Inventory crawl(Connection connection, List<String> schemas, String tablesSql) throws SQLException {
        if (schemas.isEmpty()) {
            return new Inventory(List.of());
        }
        Catalog catalog = CrawlLog.strictly(() -> new SchemaCrawler(
                        DatabaseConnectionSources.fromConnection(connection),
                        retrieval(connection, schemas, tablesSql),
                        options())
                .crawl());
        List<Inventory.Relation> relations = new ArrayList<>();
        for (Table table : catalog.getTables()) {
            relations.add(new Inventory.Relation(
                    Names.unquoted(table.getSchema().getName()),
                    Names.unquoted(table.getName()),
                    table.getTableType().getTableType()));
        }
        return new Inventory(relations);
    }

    private static SchemaRetrievalOptions retrieval(Connection connection, List<String> schemas, String tablesSql) {
        return SchemaRetrievalOptionsBuilder.builder()
                // For the table types that the driver knows: rows of any other type are dropped silently.
                .fromConnnection(connection)
                .withSupportsSchemas()
                .withDoesNotSupportCatalogs()
                .with(
                        SchemaInfoMetadataRetrievalStrategy.tablesRetrievalStrategy,
                        MetadataRetrievalStrategy.data_dictionary_all)
                .with(SchemaInfoMetadataRetrievalStrategy.foreignKeysRetrievalStrategy, MetadataRetrievalStrategy.none)
                .withInformationSchemaViews(InformationSchemaViewsBuilder.builder()
                        .withSql(InformationSchemaKey.SCHEMATA, schemataSql(schemas))
                        .withSql(InformationSchemaKey.TABLES, tablesSql)
                        .toOptions())
                .toOptions();
    }

    /** Spells the schemas out: what a driver lists of them depends on the role, or is nothing at all for SQLite. */
    private static String schemataSql(List<String> schemas) {
        return schemas.stream()
                .map(schema -> "SELECT NULL AS CATALOG_NAME, '" + schema.replace("'", "''") + "' AS SCHEMA_NAME")
                .collect(Collectors.joining(" UNION ALL "));
    }

    private static SchemaCrawlerOptions options() {
        SchemaInfoLevelBuilder level = SchemaInfoLevelBuilder.builder().setRetrieveTables(true);
        return SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
                .withLimitOptions(LimitOptionsBuilder.builder()
                        .includeAllTables()
                        .tableTypes((String) null)
                        .toOptions())
                // There is one connection, so that more threads than one would only wait for it.
                .withLoadOptions(LoadOptionsBuilder.builder()
                        .withMaxThreads(1)
                        .withSchemaInfoLevel(level.toOptions())
                        .toOptions());
    }
}
