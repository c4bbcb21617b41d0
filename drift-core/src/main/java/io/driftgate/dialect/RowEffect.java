package io.driftgate.dialect;

/** What a statement can do to rows that stood before it. */
public enum RowEffect {
    /** Nothing: it changes the schema, a setting or a comment. */
    NONE,
    /** It writes into tables that it names. */
    WRITES,
    /** It runs code, so that nobody knows before it has run. */
    ANYTHING
}
