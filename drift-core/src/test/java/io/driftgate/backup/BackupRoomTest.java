package io.driftgate.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.dialect.BackupSize;
import io.driftgate.dialect.Hurdle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a backup surely finds no room, when it may find none, and when nothing is said. */
class BackupRoomTest {
    private static final Path BACKUPS = Path.of("/backups").toAbsolutePath();
    private static final Path SCRATCH = Path.of("/scratch").toAbsolutePath();
    private static final BackupSize SIZE = new BackupSize(10_240, 102_400, 51_200, 102_400);
    private static final BackupSize COPY = new BackupSize(10_240, 10_240, 0, 0);

    private static Disk disk(String name, long free) {
        return new Disk(name, free, free, false);
    }

    private static List<String> said(BackupSize size, Optional<Path> scratch, long leftovers, Map<Path, Disk> disks) {
        return new BackupRoom(place -> Optional.ofNullable(disks.get(place)), BACKUPS, leftovers)
                .hurdles(size, scratch).stream().map(BackupRoomTest::said).toList();
    }

    private static String said(Hurdle hurdle) {
        return (hurdle.blocks() ? "NO " : "") + hurdle.text() + " " + hurdle.remedy() + ".";
    }

    @Test
    void whereThereIsPlentyOrNobodyKnowsNothingIsSaid() {
        Map<Path, Disk> two = Map.of(BACKUPS, disk("a", 102_400), SCRATCH, disk("b", 102_400));

        assertEquals(List.of(), said(SIZE, Optional.of(SCRATCH), 0, two));
        assertEquals(List.of(), said(SIZE, Optional.of(SCRATCH), 0, Map.of()));
        assertEquals(List.of(), said(COPY, Optional.of(SCRATCH), 0, Map.of(BACKUPS, disk("a", 10_240))));
    }

    @Test
    void whatMayNotSufficeIsToldOf() {
        Map<Path, Disk> two = Map.of(BACKUPS, disk("a", 10_240), SCRATCH, disk("b", 51_200));

        assertEquals(
                List.of(
                        "The backup may need up to 100.0 kB in " + BACKUPS
                                + " (the size of the database), and 10.0 kB are free there. Free some, or name another place with db.backupDirectory.",
                        "The restore that proves it may need up to 100.0 kB in " + SCRATCH
                                + " (the size of the database), and 50.0 kB are free there. Free some, let the scratch server's files be elsewhere"
                                + " (java.io.tmpdir), name another server with db.scratch, or be content with"
                                + " db.backupProof=list."),
                said(SIZE, Optional.of(SCRATCH), 0, two));
    }

    @Test
    void whatSurelyDoesNotSufficeIsRefused() {
        assertEquals(
                List.of("NO The backup needs at least 10.0 kB in " + BACKUPS
                        + ", and 10.0 kB are free there. Free some, or name another place with db.backupDirectory."),
                said(COPY, Optional.empty(), 0, Map.of(BACKUPS, disk("a", 10_239))));
    }

    @Test
    void whatIsOnOneDiskAddsUp() {
        Map<Path, Disk> one = Map.of(BACKUPS, disk("a", 60_000), SCRATCH, disk("a", 60_000));

        assertEquals(
                List.of("NO The backup and the restore that proves it need at least 60.0 kB in " + BACKUPS + " and "
                        + SCRATCH
                        + ", and 58.6 kB are free there. Free some, name another place with db.backupDirectory, let the scratch"
                        + " server's files be elsewhere (java.io.tmpdir), name another server with db.scratch, or be content"
                        + " with db.backupProof=list."),
                said(SIZE, Optional.of(SCRATCH), 0, one));
        assertEquals(1, said(SIZE, Optional.empty(), 0, one).size());
    }

    /** What a killed run left is removed first; a packed file is shorter; the superuser may write to what is reserved. */
    @Test
    void whatMightSufficeAllTheSameIsNotRefused() {
        assertEquals(List.of(), said(COPY, Optional.empty(), 240, Map.of(BACKUPS, disk("a", 10_000))));
        String told = "The backup may need up to 10.0 kB in " + BACKUPS
                + " (the size of the database), and 9.8 kB are free there. Free some, or name another place with db.backupDirectory.";
        assertEquals(
                List.of(told), said(COPY, Optional.empty(), 0, Map.of(BACKUPS, new Disk("a", 10_000, 10_000, true))));
        assertEquals(
                List.of(told), said(COPY, Optional.empty(), 0, Map.of(BACKUPS, new Disk("a", 10_000, 20_000, false))));
    }
}
