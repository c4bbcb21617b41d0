package io.driftgate.dialect.postgres.ddl;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.util.Locale;

/** What a statement about an existing object calls its kind, and how it names it. */
final class Kinds {

    private Kinds() {}

    /** As in {@code ALTER TABLE}, {@code COMMENT ON FOREIGN TABLE}. */
    static String word(ObjectType type, ObjectPath path) {
        return switch (type) {
            case ENUM, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> "TYPE";
            case PRIMARY_KEY, UNIQUE_CONSTRAINT, FOREIGN_KEY, CHECK_CONSTRAINT, EXCLUSION_CONSTRAINT -> "CONSTRAINT";
            case TEXT_SEARCH ->
                "TEXT SEARCH " + String.valueOf(path.arguments()).toUpperCase(Locale.ROOT);
            default -> type.name().replace('_', ' ');
        };
    }

    /** The object's name with its signature where it has one. */
    static String named(ObjectType type, ObjectPath path) {
        return switch (type) {
            case FUNCTION, PROCEDURE -> Names.path(path) + "(" + path.arguments() + ")";
            case AGGREGATE -> {
                String arguments = String.valueOf(path.arguments());
                yield Names.path(path) + "(" + (arguments.isEmpty() ? "*" : arguments) + ")";
            }
            case OPERATOR -> Names.operator(path) + " (" + path.arguments() + ")";
            case INDEX -> Names.path(path.parent().withName(path.name()));
            case CAST -> "(" + path.name() + ")";
            case TRIGGER,
                    RULE,
                    POLICY,
                    PRIMARY_KEY,
                    UNIQUE_CONSTRAINT,
                    FOREIGN_KEY,
                    CHECK_CONSTRAINT,
                    EXCLUSION_CONSTRAINT -> Names.name(path.name()) + " ON " + Names.path(path.parent());
            default -> Names.path(path);
        };
    }
}
