package io.driftgate.script;

import java.util.List;

/** Makes migrations of the files of one layout. */
interface LayoutReader {

    /** @throws MigrationsException if a file has no place in the layout, or two claim one */
    Found read(LayoutInput input);

    /**
     * What was found.
     *
     * @param migrations in the order in which they run
     * @param notes what was left out, as sentences
     */
    record Found(List<Migration> migrations, List<String> notes) {}
}
