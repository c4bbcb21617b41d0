package io.driftgate.dialect.sqlite;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** Writes SQLite's statements: SQLite keeps the text of each, so writing a schema is repeating it. */
final class SqliteDdl {
    /** Tables first: a view or trigger may be created before what it names, an index may not. */
    private static final List<ObjectType> ORDER =
            List.of(ObjectType.TABLE, ObjectType.INDEX, ObjectType.VIEW, ObjectType.TRIGGER);

    private SqliteDdl() {}

    static List<String> create(Schema schema) {
        List<String> statements = new ArrayList<>();
        for (ObjectType type : ORDER) {
            schema.objects().stream()
                    .filter(object -> object.type() == type)
                    .map(SqliteDdl::source)
                    .filter(Objects::nonNull)
                    .forEach(statements::add);
        }
        return statements;
    }

    private static @org.jspecify.annotations.Nullable String source(SchemaObject object) {
        return object.get(Property.SOURCE);
    }

    static List<String> rename(Rename rename) {
        String to = SqliteDialect.quote(rename.to().name());
        return switch (rename.type()) {
            case TABLE ->
                List.of("ALTER TABLE " + SqliteDialect.quote(rename.from().name()) + " RENAME TO " + to);
            case COLUMN ->
                List.of("ALTER TABLE "
                        + SqliteDialect.quote(rename.from().parent().name()) + " RENAME COLUMN "
                        + SqliteDialect.quote(rename.from().name()) + " TO " + to);
            default -> List.of();
        };
    }

    static String addColumn(SchemaObject column) {
        StringJoiner sql = new StringJoiner(" ");
        sql.add("ALTER TABLE").add(SqliteDialect.quote(column.path().parent().name()));
        sql.add("ADD COLUMN").add(SqliteDialect.quote(column.path().name()));
        add(sql, "", column.get(Property.TYPE));
        add(sql, "COLLATE ", column.get(Property.COLLATION));
        if ("false".equals(column.get(Property.NULLABLE))) {
            sql.add("NOT NULL");
        }
        add(sql, "DEFAULT ", column.get(Property.DEFAULT));
        return sql.toString();
    }

    private static void add(StringJoiner sql, String before, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            sql.add(before + value);
        }
    }

    /** What belongs to a table's statement goes only with the table, but for a column. */
    static List<String> drop(SchemaObject object) {
        String name = SqliteDialect.quote(object.path().name());
        return switch (object.type()) {
            case TABLE, INDEX, VIEW, TRIGGER -> List.of("DROP " + object.type().name() + " " + name);
            case COLUMN ->
                List.of("ALTER TABLE "
                        + SqliteDialect.quote(object.path().parent().name()) + " DROP COLUMN " + name);
            default -> List.of();
        };
    }
}
