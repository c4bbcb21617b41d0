package io.driftgate.dialect.sqlite.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;

/** SQLite's online backup (sqlite.org/backup.html): page by page, under SQLite's own locks. */
final class PageCopy {
    private static final String MAIN = "main";
    private static final int PAGES_A_STEP = 4096;
    private static final int PAUSE_MILLIS = 100;

    /** A minute of pauses. */
    private static final int PAUSES = 600;

    private PageCopy() {}

    /** Copies the database out; within a read transaction of the connection, what that sees. */
    static void out(Connection connection, Path file, LongConsumer progress) throws SQLException {
        long page = Pragma.number(connection, "page_size");
        DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
        check(database.backup(
                MAIN,
                file.toString(),
                (remaining, all) -> progress.accept((all - remaining) * page),
                PAUSE_MILLIS,
                PAUSES,
                PAGES_A_STEP));
    }

    /** Copies a file's content over the database, in one transaction: whoever reads sees all of it or none. */
    static void in(Connection connection, Path file, LongConsumer progress) throws SQLException {
        DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
        check(database.restore(
                MAIN,
                file.toString(),
                (remaining, all) -> progress.accept(all - remaining),
                PAUSE_MILLIS,
                PAUSES,
                PAGES_A_STEP));
    }

    private static void check(int code) throws SQLException {
        if (code != SQLiteErrorCode.SQLITE_OK.code && code != SQLiteErrorCode.SQLITE_DONE.code) {
            SQLiteErrorCode error = SQLiteErrorCode.getErrorCode(code);
            throw new SQLException(error.message + " (" + error.name() + ")", null, code);
        }
    }
}
