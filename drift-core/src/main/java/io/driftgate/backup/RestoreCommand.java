package io.driftgate.backup;

import java.nio.file.Path;

/** The command that goes back to a backup, as it is typed. */
final class RestoreCommand {
    private RestoreCommand() {}

    static String of(Path folder, String database) {
        return "mvn db:restore -Ddb.manifest=" + quoted(folder.toString()) + " -Ddb.confirm=" + quoted(database);
    }

    /** For a shell, where it needs that. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
