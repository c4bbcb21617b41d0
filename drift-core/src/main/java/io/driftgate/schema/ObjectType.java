package io.driftgate.schema;

import java.util.Locale;

/** What kind of thing a {@link SchemaObject} is; the order is the order in which objects of one table are listed. */
public enum ObjectType {
    SCHEMA,
    EXTENSION,
    LANGUAGE,
    COLLATION,
    ENUM,
    DOMAIN,
    COMPOSITE_TYPE,
    RANGE_TYPE,
    BASE_TYPE,
    SEQUENCE,
    TABLE,
    FOREIGN_TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    COLUMN,
    PRIMARY_KEY,
    UNIQUE_CONSTRAINT,
    FOREIGN_KEY,
    CHECK_CONSTRAINT,
    EXCLUSION_CONSTRAINT,
    INDEX,
    STATISTICS,
    TRIGGER,
    RULE,
    POLICY,
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    CAST,
    OPERATOR,
    TEXT_SEARCH,
    FOREIGN_DATA_WRAPPER,
    SERVER,
    EVENT_TRIGGER,
    PUBLICATION,
    SUBSCRIPTION,
    CONVERSION,
    ACCESS_METHOD,
    OPTION,
    PRIVILEGE,
    OWNER,
    COMMENT;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name as users and files have it, such as {@code primary-key}. */
    public String label() {
        return label;
    }

    /**
     * The type with that label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ObjectType of(String label) {
        for (ObjectType type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no object type is called \"" + label + "\"");
    }

    /** Whether objects of this type hold columns, and own constraints, indexes and triggers under their own path. */
    public boolean isRelation() {
        return this == TABLE || this == FOREIGN_TABLE || this == VIEW || this == MATERIALIZED_VIEW;
    }

    /** Whether objects of this type live under a relation's (or a domain's) path. */
    public boolean isMember() {
        return switch (this) {
            case COLUMN,
                    PRIMARY_KEY,
                    UNIQUE_CONSTRAINT,
                    FOREIGN_KEY,
                    CHECK_CONSTRAINT,
                    EXCLUSION_CONSTRAINT,
                    INDEX,
                    TRIGGER,
                    RULE,
                    POLICY -> true;
            default -> false;
        };
    }
}
