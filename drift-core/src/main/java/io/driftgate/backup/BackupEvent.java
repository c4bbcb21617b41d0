package io.driftgate.backup;

import java.nio.file.Path;
import java.time.Duration;

/** What happens while a backup is taken or restored, as it happens. */
public sealed interface BackupEvent {

    /** A backup begins. */
    record Begun(String database) implements BackupEvent {}

    /** So much is written down so far. */
    record Written(long bytes) implements BackupEvent {}

    /** The picture is written down and not proved yet. */
    record Taken(long bytes, Duration took) implements BackupEvent {}

    /** So much stands in a database again, whether to prove it or to go back to it. */
    record Filled(long bytes) implements BackupEvent {}

    /** It is proved. */
    record Proved(Backup backup) implements BackupEvent {}

    /** An older one, or what a failed run left, is no longer kept. */
    record Removed(Path folder) implements BackupEvent {}

    /** Something that a reader should know. */
    record Note(String text) implements BackupEvent {}
}
