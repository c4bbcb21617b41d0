package io.driftgate.script;

import java.io.IOException;
import java.util.function.Consumer;

/** Cuts a script into statements as the dialect's own client would. Thread-safe: keeps nothing between calls. */
public interface ScriptSplitter {

    /**
     * Hands over one statement after the other, holding no more than one at a time.
     *
     * @throws ScriptException if the text ends inside a literal, comment or block, or holds a client command that cannot be
     *     honoured; names place, cause and remedy
     */
    void split(Script script, Consumer<SqlStatement> statements) throws IOException;
}
