package io.driftgate.schema;

/** One object under two names: what was expected at {@code from} stands at {@code to}. */
public record Rename(ObjectType type, ObjectPath from, ObjectPath to) {}
