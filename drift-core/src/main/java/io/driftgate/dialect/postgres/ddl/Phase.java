package io.driftgate.dialect.postgres.ddl;

/** When a statement's turn comes, if nothing needs it earlier. */
enum Phase {
    SESSION,
    SCHEMAS,
    EXTENSIONS,
    SHELL_TYPES,
    LANGUAGES,
    TYPES,
    SEQUENCES,
    ROUTINES,
    OPERATORS,
    SERVERS,
    TABLES,
    DESCENT,
    KEYS,
    INDEXES,
    TABLE_SETTINGS,
    FOREIGN_KEYS,
    STATISTICS,
    VIEWS,
    TRIGGERS,
    PUBLICATIONS,
    COMMENTS,
    EVENT_TRIGGERS,
    DATABASE_SETTINGS
}
