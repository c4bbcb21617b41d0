package io.driftgate.dialect;

import java.util.Set;

/**
 * What has to be known of a script's statements before the first of them runs.
 *
 * @param restsForeignKeys whether a table that rows refer to may be dropped or renamed, or the script asks for it itself:
 *     enforced, SQLite's foreign keys would then delete or change the referring rows
 * @param truncates whether it empties whole tables by a statement that counts no rows
 * @param names every name in the script, in lower case; only kept where {@code restsForeignKeys} can be
 * @param isolation the level that its own BEGIN asks for, in lower case; empty if it asks for none
 */
public record ScriptTraits(boolean restsForeignKeys, boolean truncates, Set<String> names, String isolation) {
    public static final ScriptTraits NONE = new ScriptTraits(false, false, Set.of());

    public ScriptTraits(boolean restsForeignKeys, boolean truncates, Set<String> names) {
        this(restsForeignKeys, truncates, names, "");
    }

    public ScriptTraits {
        names = Set.copyOf(names);
    }
}
