package io.driftgate.dialect;

import io.driftgate.script.SqlStatement;

/** Looks at the statements of one script, one after the other. Not thread-safe. */
public interface ScriptInspector {

    /** What the statement does to the transaction it runs in. */
    TransactionControl see(SqlStatement statement);

    /** What was seen so far. */
    ScriptTraits traits();
}
