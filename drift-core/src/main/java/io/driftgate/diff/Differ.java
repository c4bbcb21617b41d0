package io.driftgate.diff;

import io.driftgate.dialect.Reload;
import io.driftgate.schema.Schema;

/** Compares two schemas. Immutable and thread-safe as far as its {@link Reload} is. */
public final class Differ {
    private final DiffOptions options;

    public Differ(DiffOptions options) {
        this.options = options;
    }

    /**
     * Lists how {@code actual} differs from {@code expected}. Texts that differ, and all that follows from a rename, are
     * settled by the engine where the options hold a {@link Reload}.
     */
    public SchemaDiff diff(Schema expected, Schema actual) {
        Comparison comparison = new Comparison(expected, actual, options);
        SchemaDiff found = comparison.differences();
        Reload reload = options.reload();
        SchemaDiff settled = reload == null || !Settlement.isDisputed(found)
                ? found
                : new Settlement(reload, options).settle(expected, actual, comparison.renames(), found);
        return new SchemaDiff(ViewColumns.withoutConsequences(settled.differences()));
    }
}
