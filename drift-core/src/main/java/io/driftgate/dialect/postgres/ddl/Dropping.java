package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.SchemaObject;
import java.util.List;

/** Statements that take an object away, and only it: what still needs it keeps it. */
final class Dropping {

    private Dropping() {}

    static List<String> statements(SchemaObject object) {
        ObjectPath path = object.path();
        return switch (object.type()) {
            case COLUMN -> List.of(table(path) + "DROP COLUMN " + Names.name(path.name()));
            case PRIMARY_KEY, UNIQUE_CONSTRAINT, FOREIGN_KEY, EXCLUSION_CONSTRAINT ->
                List.of(table(path) + "DROP CONSTRAINT " + Names.name(path.name()));
            case CHECK_CONSTRAINT ->
                List.of(
                        table(path) + "DROP CONSTRAINT " + Names.name(path.name()),
                        "ALTER DOMAIN " + Names.path(path.parent()) + " DROP CONSTRAINT " + Names.name(path.name()));
            case OPTION, PRIVILEGE, OWNER, COMMENT, SUBSCRIPTION -> List.of();
            default -> List.of("DROP " + Kinds.word(object.type(), path) + " " + Kinds.named(object.type(), path));
        };
    }

    private static String table(ObjectPath member) {
        return "ALTER TABLE " + Names.path(member.parent()) + " ";
    }
}
