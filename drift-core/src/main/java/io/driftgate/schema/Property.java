package io.driftgate.schema;

import java.util.Locale;
import java.util.Optional;

/**
 * A fact about an object whose change is drift. A new fact is one line here: it is then stored, compared, reported and
 * allowed by the JSON Schemas. The order is the order of reports.
 */
public enum Property {
    KIND,
    PERSISTENCE,
    MODULE(Form.SQL),
    TYPE,
    NULLABLE,
    NOT_NULL_CONSTRAINT,
    DEFAULT(Form.SQL),
    IDENTITY,
    SEQUENCE,
    GENERATED(Form.SQL),
    GENERATED_STORAGE,
    COLLATION,
    STORAGE,
    COMPRESSION,
    STATISTICS_TARGET,
    INHERITED,
    AUTOINCREMENT,
    ON_CONFLICT,

    PARTITION_KEY(Form.SQL),
    PARTITION_OF,
    PARTITION_BOUND(Form.SQL),
    DETACH_PENDING,
    INHERITS,
    OF_TYPE,
    ROW_SECURITY,
    FORCE_ROW_SECURITY,
    REPLICA_IDENTITY,
    CLUSTERED_ON,
    WITHOUT_ROWID,
    STRICT,
    ACCESS_METHOD,
    TABLESPACE,

    COLUMNS,
    REFERENCED_TABLE,
    REFERENCED_COLUMNS,
    UPDATE_RULE,
    DELETE_RULE,
    DELETE_COLUMNS,
    MATCH,
    DEFERRABLE,
    VALIDATED,
    ENFORCED,
    NO_INHERIT,
    EXPRESSION(Form.SQL),

    METHOD,
    UNIQUE,
    KEYS(Form.SQL),
    INCLUDE,
    PREDICATE(Form.SQL),
    NULLS_NOT_DISTINCT,
    PERIOD,
    VALID,

    START,
    INCREMENT,
    MINIMUM,
    MAXIMUM,
    CACHE,
    CYCLE,
    OWNED_BY,

    LABELS,
    ATTRIBUTES,
    SUBTYPE,
    SUBTYPE_OPERATOR_CLASS,
    SUBTYPE_DIFFERENCE,
    CANONICAL,
    MULTIRANGE,

    ARGUMENTS(Form.SQL),
    RETURNS(Form.SQL),
    LANGUAGE,
    VOLATILITY,
    RETURNS_NULL_ON_NULL_INPUT,
    SECURITY,
    LEAKPROOF,
    PARALLEL,
    COST,
    ROWS,
    CONFIGURATION,
    SUPPORT,
    TRANSFORM,
    BODY(Form.SQL),
    LINK_SYMBOL,

    DEFINITION(Form.SQL),
    ENABLED,
    EVENT,
    TAGS,
    FUNCTION,
    COMMAND,
    PERMISSIVE,
    ROLES,
    USING(Form.SQL),
    WITH_CHECK(Form.SQL),

    PROVIDER,
    LOCALE,
    DETERMINISTIC,
    RULES,
    CONTEXT,
    COMMUTATOR,
    NEGATOR,
    RESTRICT,
    JOIN,
    HASHES,
    MERGES,
    HANDLER,
    INLINE_HANDLER,
    VALIDATOR,
    TRUSTED,
    WRAPPER,
    SERVER,
    SERVER_TYPE,
    OPERATIONS,
    TABLES(Form.SQL),
    SCHEMAS,
    ALL_TABLES,
    VIA_ROOT,
    OPTIONS,
    VERSION,
    IN_SCHEMA,

    /** Where a column stands among its table's columns, from 1. Compared as order, and only told. */
    POSITION(Aspect.ORDER),
    COMMENT(Aspect.COMMENT),
    OWNER(Aspect.OWNER),
    PRIVILEGES(Aspect.PRIVILEGES),
    /** Nobody named the object: its name says what it is made of, and another one is no rename. */
    UNNAMED(Aspect.SOURCE),
    /** The statement that the engine keeps or writes for the object: for loading it again, never compared. */
    SOURCE(Aspect.SOURCE);

    /** When a property takes part in a comparison. */
    public enum Aspect {
        STRUCTURE,
        ORDER,
        COMMENT,
        OWNER,
        PRIVILEGES,
        SOURCE;

        /** What a report tells it as; empty where it is told of the object itself. */
        public Optional<ObjectType> object() {
            return switch (this) {
                case COMMENT -> Optional.of(ObjectType.COMMENT);
                case OWNER -> Optional.of(ObjectType.OWNER);
                case PRIVILEGES -> Optional.of(ObjectType.PRIVILEGE);
                case STRUCTURE, ORDER, SOURCE -> Optional.empty();
            };
        }
    }

    /** How two values of a property are held against each other. */
    public enum Form {
        /** Equal or not, letter for letter. */
        TEXT,
        /** SQL that may be written in several ways: compared in the dialect's normal form. */
        SQL
    }

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Aspect aspect;
    private final Form form;

    Property() {
        this(Aspect.STRUCTURE, Form.TEXT);
    }

    Property(Form form) {
        this(Aspect.STRUCTURE, form);
    }

    Property(Aspect aspect) {
        this(aspect, Form.TEXT);
    }

    Property(Aspect aspect, Form form) {
        this.aspect = aspect;
        this.form = form;
    }

    /** The name as users and files have it, such as {@code delete-rule}. */
    public String label() {
        return label;
    }

    public Aspect aspect() {
        return aspect;
    }

    public Form form() {
        return form;
    }

    /**
     * The property with that label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Property of(String label) {
        try {
            return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no property is called \"" + label + "\"", e);
        }
    }
}
