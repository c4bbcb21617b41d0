package io.driftgate.source;

import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Facts;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import schemacrawler.crawl.SchemaCrawler;
import schemacrawler.inclusionrule.InclusionRule;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.ColumnReference;
import schemacrawler.schema.ForeignKey;
import schemacrawler.schema.Index;
import schemacrawler.schema.IndexColumn;
import schemacrawler.schema.IndexColumnSortSequence;
import schemacrawler.schema.PrimaryKey;
import schemacrawler.schema.Table;
import schemacrawler.schema.View;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaRetrievalOptionsBuilder;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/** Reads any JDBC database through SchemaCrawler alone: tables, columns, keys, indexes and views as the driver tells them. */
final class GenericCrawler {
    private final List<SchemaObject> objects = new ArrayList<>();

    private GenericCrawler() {}

    static Schema read(Connection connection, ReadScope scope) throws SQLException {
        List<String> schemas = scope.schemas().isEmpty() ? List.of(current(connection)) : scope.schemas();
        Catalog catalog = CrawlLog.strictly(() -> new SchemaCrawler(
                        DatabaseConnectionSources.fromConnection(connection),
                        SchemaRetrievalOptionsBuilder.builder()
                                .fromConnnection(connection)
                                .toOptions(),
                        options(schemas))
                .crawl());
        GenericCrawler crawler = new GenericCrawler();
        for (Table table : catalog.getTables()) {
            crawler.relation(table);
        }
        return new Schema(engine(connection), schemas, crawler.objects);
    }

    private static String current(Connection connection) throws SQLException {
        String schema = connection.getSchema();
        String name = schema == null ? connection.getCatalog() : schema;
        return name == null ? "" : name;
    }

    private static Engine engine(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        String version = data.getDatabaseProductVersion();
        int end = version.indexOf(' ');
        return new Engine(data.getDatabaseProductName(), end < 0 ? version : version.substring(0, end));
    }

    private static SchemaCrawlerOptions options(List<String> schemas) {
        SchemaInfoLevelBuilder level = SchemaInfoLevelBuilder.builder()
                .setRetrieveTables(true)
                .setRetrieveTableColumns(true)
                .setRetrieveColumnDataTypes(true)
                .setRetrievePrimaryKeys(true)
                .setRetrieveForeignKeys(true)
                .setRetrieveIndexes(true)
                .setRetrieveViewInformation(true);
        return SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
                .withLimitOptions(LimitOptionsBuilder.builder()
                        .includeSchemas((InclusionRule) name -> isWanted(name, schemas))
                        .includeAllTables()
                        .toOptions())
                .withLoadOptions(LoadOptionsBuilder.builder()
                        .withSchemaInfoLevel(level.toOptions())
                        .toOptions());
    }

    /** SchemaCrawler hands over {@code catalog.schema}; a scope names the schema, or the catalog where there is no schema. */
    private static boolean isWanted(String fullName, List<String> schemas) {
        String name = Names.unquoted(fullName.substring(fullName.lastIndexOf('.') + 1));
        return schemas.stream().anyMatch(wanted -> glob(wanted).matcher(name).matches());
    }

    private static Pattern glob(String pattern) {
        return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
    }

    private void relation(Table table) {
        String schema = table.getSchema().getName();
        String home = Names.unquoted(schema == null ? table.getSchema().getCatalogName() : schema);
        ObjectPath path = ObjectPath.of(home, Names.unquoted(table.getName()));
        boolean view = table instanceof View;
        objects.add(new SchemaObject(
                view ? ObjectType.VIEW : ObjectType.TABLE,
                path,
                Facts.builder()
                        .put(Property.COMMENT, blankToNull(table.getRemarks()))
                        .put(Property.DEFINITION, view ? blankToNull(table.getDefinition()) : null)
                        .build()));
        if (view) {
            return;
        }
        table.getColumns().forEach(column -> column(path, column));
        primaryKey(path, table.getPrimaryKey());
        table.getImportedForeignKeys().forEach(key -> foreignKey(path, key));
        table.getIndexes().forEach(index -> index(path, index, table.getPrimaryKey()));
    }

    private void column(ObjectPath table, Column column) {
        String type = column.getColumnDataType().getName() + column.getWidth();
        objects.add(new SchemaObject(
                ObjectType.COLUMN,
                table.child(Names.unquoted(column.getName())),
                Facts.builder()
                        .put(Property.TYPE, type)
                        .put(Property.NULLABLE, Boolean.toString(column.isNullable()))
                        .put(Property.DEFAULT, blankToNull(column.getDefaultValue()))
                        .put(Property.IDENTITY, column.isAutoIncremented() ? "auto-increment" : null)
                        .put(Property.POSITION, Integer.toString(column.getOrdinalPosition()))
                        .put(Property.COMMENT, blankToNull(column.getRemarks()))
                        .build()));
    }

    private void primaryKey(ObjectPath table, @Nullable PrimaryKey key) {
        if (key == null) {
            return;
        }
        String columns = key.getConstrainedColumns().stream()
                .map(column -> name(column.getName()))
                .collect(Collectors.joining(", "));
        objects.add(new SchemaObject(
                ObjectType.PRIMARY_KEY,
                table.child(Names.unquoted(key.getName())),
                Facts.builder().put(Property.COLUMNS, columns).build()));
    }

    private void foreignKey(ObjectPath table, ForeignKey key) {
        List<String> columns = new ArrayList<>();
        List<String> referenced = new ArrayList<>();
        Table parent = null;
        for (ColumnReference reference : key.getColumnReferences()) {
            columns.add(name(reference.getForeignKeyColumn().getName()));
            referenced.add(name(reference.getPrimaryKeyColumn().getName()));
            parent = reference.getPrimaryKeyColumn().getParent();
        }
        String parentPath = parent == null
                ? null
                : ObjectPath.of(
                                Names.unquoted(
                                        parent.getSchema().getName() == null
                                                ? parent.getSchema().getCatalogName()
                                                : parent.getSchema().getName()),
                                Names.unquoted(parent.getName()))
                        .toString();
        objects.add(new SchemaObject(
                ObjectType.FOREIGN_KEY,
                table.child(Names.unquoted(key.getName())),
                Facts.builder()
                        .put(Property.COLUMNS, String.join(", ", columns))
                        .put(Property.REFERENCED_TABLE, parentPath)
                        .put(Property.REFERENCED_COLUMNS, String.join(", ", referenced))
                        .put(Property.UPDATE_RULE, rule(key.getUpdateRule().toString()))
                        .put(Property.DELETE_RULE, rule(key.getDeleteRule().toString()))
                        .build()));
    }

    private void index(ObjectPath table, Index index, @Nullable PrimaryKey key) {
        List<String> names = index.getColumns().stream()
                .map(column -> Names.unquoted(column.getName()))
                .toList();
        boolean backsKey = key != null
                && index.isUnique()
                && names.equals(key.getConstrainedColumns().stream()
                        .map(column -> Names.unquoted(column.getName()))
                        .toList());
        if (backsKey) {
            return;
        }
        objects.add(new SchemaObject(
                ObjectType.INDEX,
                table.child(Names.unquoted(index.getName())),
                Facts.builder()
                        .flag(Property.UNIQUE, index.isUnique())
                        .put(
                                Property.KEYS,
                                index.getColumns().stream()
                                        .map(GenericCrawler::indexKey)
                                        .collect(Collectors.joining(", ")))
                        .build()));
    }

    private static String indexKey(IndexColumn column) {
        String name = name(column.getName());
        return column.getSortSequence() == IndexColumnSortSequence.descending ? name + " DESC" : name;
    }

    private static String name(String name) {
        return Identifier.quoteIfNeeded(Names.unquoted(name));
    }

    private static String rule(String text) {
        return text.toUpperCase(Locale.ROOT).replace('_', ' ');
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
