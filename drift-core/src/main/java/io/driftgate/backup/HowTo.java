package io.driftgate.backup;

import java.util.List;

/** How to restore a backup without this tool, in words that still do when nothing else works. */
final class HowTo {
    static final String FILE = "HOW-TO-RESTORE.txt";

    private HowTo() {}

    static String text(BackupManifest manifest, String dataFile) {
        String version = manifest.version() == null ? "no version" : "version " + manifest.version();
        return "Backup of " + manifest.url() + " (" + manifest.engine() + "), taken at " + manifest.at() + " UTC by "
                + manifest.tool() + ";\nthe database stood at " + version + ". It holds "
                + manifest.contents().tables().size() + " tables with "
                + manifest.contents().rows() + " rows.\n\n"
                + "With Driftgate, in the project that migrates the database:\n\n"
                + "    mvn db:restore -Ddb.manifest=<this folder> -Ddb.confirm="
                + RestoreCommand.quoted(manifest.database()) + "\n\n"
                + "By hand, in this folder. Check first that the files are whole:\n\n"
                + "    sha256sum --check - <<END\n"
                + String.join("\n", sums(manifest)) + "\n"
                + "    END\n\n"
                + (manifest.engine().is(io.driftgate.schema.Engine.SQLITE)
                        ? sqlite(dataFile)
                        : postgres(manifest, dataFile));
    }

    private static List<String> sums(BackupManifest manifest) {
        return manifest.files().stream()
                .map(file -> "    " + file.sha256() + "  " + file.name())
                .toList();
    }

    private static String sqlite(String file) {
        return file + " is a SQLite database. To bring its content into the live one, through SQLite and with the\n"
                + "application stopped:\n\n"
                + "    sqlite3 /path/to/live.db \".restore '" + file + "'\"\n"
                + "    sqlite3 /path/to/live.db \"PRAGMA integrity_check\"\n";
    }

    private static String postgres(BackupManifest manifest, String file) {
        String name = RestoreCommand.quoted(manifest.database());
        String restored = RestoreCommand.quoted(manifest.database() + "_restored");
        return file + " is an archive of pg_dump " + manifest.programs().getOrDefault("pg_dump", "") + ". Restore it"
                + " beside the live database, look at it, then rename:\n\n"
                + "    createdb --template=template0 " + restored + "\n"
                + "    pg_restore --exit-on-error --jobs=2 --dbname=" + restored + " " + file + "\n"
                + "    psql --dbname=postgres --command='ALTER DATABASE \"" + manifest.database() + "\" RENAME TO \""
                + manifest.database() + "_before\"'\n"
                + "    psql --dbname=postgres --command='ALTER DATABASE \"" + manifest.database()
                + "_restored\" RENAME TO \"" + manifest.database() + "\"'\n\n"
                + "createdb and pg_restore take --host, --port and --username; " + name
                + " must have no sessions when it is renamed.\n";
    }
}
