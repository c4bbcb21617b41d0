package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Rename;
import java.util.List;

/** Statements that rename. */
final class Renaming {

    private Renaming() {}

    static List<String> statements(Rename rename) {
        ObjectPath from = rename.from();
        String to = Names.name(rename.to().name());
        String table = "ALTER TABLE " + Names.path(from.parent()) + " RENAME ";
        String name = Names.name(from.name());
        return switch (rename.type()) {
            case COLUMN -> List.of(table + "COLUMN " + name + " TO " + to);
            case PRIMARY_KEY, UNIQUE_CONSTRAINT, FOREIGN_KEY, EXCLUSION_CONSTRAINT ->
                List.of(table + "CONSTRAINT " + name + " TO " + to);
            case CHECK_CONSTRAINT -> List.of(check(from, name + " TO " + to));
            case CAST, EXTENSION, ACCESS_METHOD, OPERATOR, OPTION, PRIVILEGE, OWNER, COMMENT -> List.of();
            default ->
                List.of("ALTER " + Kinds.word(rename.type(), from) + " " + Kinds.named(rename.type(), from)
                        + " RENAME TO " + to);
        };
    }

    /** A check's path does not say whether it stands under a table or a domain; the database knows. */
    private static String check(ObjectPath check, String names) {
        String owner = Names.path(check.parent());
        return """
                DO $rename$ BEGIN
                  IF to_regclass(%1$s) IS NULL THEN ALTER DOMAIN %2$s RENAME CONSTRAINT %3$s;
                  ELSE ALTER TABLE %2$s RENAME CONSTRAINT %3$s; END IF;
                END $rename$""".formatted(Names.literal(owner), owner, names);
    }
}
