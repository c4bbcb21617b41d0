package io.driftgate.dialect;

import io.driftgate.connection.Database;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** How databases of one engine are backed up and restored. Implementations are stateless and thread-safe. */
public interface BackupEngine {

    /** What the file with the data is called. */
    String fileName();

    /** What people call the database, and must type to let it be replaced. */
    String name(Database database, Connection connection) throws SQLException;

    /** Whether there is nothing in it that could be lost. */
    boolean isEmpty(Connection connection) throws SQLException;

    /**
     * What must be known before anything is done, such as which programs there are.
     *
     * @throws BackupRefusedException if no backup can be taken as things stand
     */
    Tools prepare(Connection connection, ClientTools given);

    /**
     * Whether all of it can be read.
     *
     * @throws BackupRefusedException if the role may not
     */
    void requireReadable(Connection connection) throws SQLException;

    /** What a backup would take now. */
    BackupSize size(Connection connection) throws SQLException;

    /**
     * What a backup is restored with.
     *
     * @param programs those that it was taken with, and their versions
     * @throws BackupRefusedException if it cannot be restored with what there is
     */
    Tools restoring(SortedMap<String, String> programs, ClientTools given);

    /**
     * Writes one consistent picture of the database into the file, and says what is in it.
     *
     * @param file exists and is empty; its owner alone may read it
     * @throws BackupRefusedException if the role may not read all of it, or there is no room
     * @throws BackupException if it could not be written
     */
    Taken take(Database database, Path file, Tools tools, Job job);

    /**
     * Gives back what the file holds, in a database of its own, and says what is in that.
     *
     * @param scratch of the same engine and major version; not used by engines whose backup is a database itself
     * @throws BackupRefusedException if the file does not give a database
     */
    Given prove(Path file, Taken taken, ScratchServer scratch, Tools tools, Job job);

    /**
     * The weaker proof, for what is too large to be restored: the file is whole and lists its content.
     *
     * @throws BackupRefusedException if it is not
     */
    void list(Path file, Tools tools);

    /** What stands where a backup is to be restored; only counted. */
    Standing standing(Connection connection) throws SQLException;

    /**
     * Puts what a backup holds in the place of what stands there, once that was verified beside it, as far as the engine can.
     *
     * @throws BackupRefusedException if it cannot be done as things stand; what was there is there still
     * @throws BackupException if it failed on its way; the message says how things stand
     */
    Replaced replace(Replacement replacement);

    /** The programs that a backup is taken with. */
    interface Tools {

        /** By name, such as {@code pg_dump}; empty where the driver does it all. */
        SortedMap<String, String> versions();
    }

    /**
     * How it is done.
     *
     * @param hashLimit the size in bytes from which a table is only counted
     * @param schema reads the whole schema on a connection, in whatever transaction is open there
     * @param progress is told now and then how many bytes are written so far: of the file, or of the database that it is restored into
     */
    record Job(long hashLimit, Dialect.Work<Schema> schema, LongConsumer progress) {}

    /**
     * What was in the database at the moment of its picture.
     *
     * @param sequencesAfter the sequences once the picture was taken; they go on whatever transaction is open
     * @param notes what a reader should know, such as rows that broke a foreign key before
     * @param settings what belongs to the database and not to its content, such as its owner
     * @param given what the copy holds, where that was looked at in the same time
     */
    record Taken(
            Schema schema,
            Contents contents,
            SortedMap<ObjectPath, String> sequencesAfter,
            List<String> notes,
            Map<String, String> settings,
            Optional<Given> given) {

        /** Where the proof is yet to come. */
        public Taken(
                Schema schema,
                Contents contents,
                SortedMap<ObjectPath, String> sequencesAfter,
                List<String> notes,
                Map<String, String> settings) {
            this(schema, contents, sequencesAfter, notes, settings, Optional.empty());
        }

        public Taken {
            notes = List.copyOf(notes);
            settings = Map.copyOf(settings);
        }
    }

    /**
     * What a restore would replace.
     *
     * @param sessions that would be ended, one sentence each
     * @param obstacles what makes it impossible, one sentence each
     */
    record Standing(Contents contents, List<String> sessions, List<String> obstacles) {

        public Standing {
            sessions = List.copyOf(sessions);
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * What is to be put where.
     *
     * @param connection to the database; may be closed
     * @param file the backup's data
     * @param expected what it must give
     * @param verify refuses what was given, if it is not what was expected
     * @param unlock gives back the run lock, whose session would be in the way
     * @param at the time, for names
     */
    record Replacement(
            Database database,
            Connection connection,
            Path file,
            Taken expected,
            Tools tools,
            Job job,
            Consumer<Given> verify,
            Runnable unlock,
            Instant at) {}

    /**
     * How it was done.
     *
     * @param before where what stood there before is now; "" if there was nothing
     * @param notes what a reader should know, such as sessions that were ended
     */
    record Replaced(String before, List<String> notes) {

        public Replaced {
            notes = List.copyOf(notes);
        }
    }

    /**
     * What a backup gave back.
     *
     * @param problems what the engine itself finds wrong with it, one sentence each
     */
    record Given(Schema schema, Contents contents, List<String> problems) {

        public Given {
            problems = List.copyOf(problems);
        }
    }
}
