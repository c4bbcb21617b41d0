package io.driftgate.dialect.postgres;

import io.driftgate.script.ScriptException;

/** Where something begins in a script; line and column from 1, the column in UTF-16 units. */
record Place(String script, int line, int column) {

    ScriptException error(String what) {
        return ScriptException.at(script, line, column, what);
    }
}
