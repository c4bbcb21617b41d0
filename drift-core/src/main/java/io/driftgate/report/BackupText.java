package io.driftgate.report;

import io.driftgate.backup.Backup;
import io.driftgate.backup.BackupEvent;
import io.driftgate.backup.BackupManifest;
import io.driftgate.backup.Proof;
import io.driftgate.backup.Restored;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.TableContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a backup does and did, as lines for people. */
public final class BackupText {
    private final Paint paint;

    public BackupText(Paint paint) {
        this.paint = paint;
    }

    /** One line for what has just happened. */
    public String line(BackupEvent event) {
        if (event instanceof BackupEvent.Begun begun) {
            return "Backing " + begun.database() + " up …";
        }
        if (event instanceof BackupEvent.Written written) {
            return "… " + Amounts.size(written.bytes()) + " written so far.";
        }
        if (event instanceof BackupEvent.Taken taken) {
            return "The backup is written (" + Amounts.size(taken.bytes()) + " in " + Amounts.time(taken.took())
                    + "); proving it …";
        }
        if (event instanceof BackupEvent.Filled filled) {
            return "… " + Amounts.size(filled.bytes()) + " restored so far.";
        }
        if (event instanceof BackupEvent.Removed removed) {
            return "No longer kept: " + removed.folder();
        }
        if (event instanceof BackupEvent.Note note) {
            return note.text();
        }
        Backup backup = ((BackupEvent.Proved) event).backup();
        return paint.good("Backed up and proved") + " in " + Amounts.time(backup.took()) + ": " + backup.folder();
    }

    /** What is known of a backup, and the way back to it. */
    public List<String> lines(Backup backup) {
        BackupManifest manifest = backup.manifest();
        List<String> lines = new ArrayList<>();
        lines.add(paint.strong("Backup: ") + backup.folder() + " (" + Amounts.size(manifest.bytes()) + ", "
                + count(manifest.contents().tables().size(), "table") + ", "
                + count(manifest.contents().rows(), "row") + ")");
        lines.add("  proof: " + proof(manifest));
        manifest.notes().forEach(note -> lines.add("  stood before: " + note));
        lines.add("  to go back to it: " + backup.restoreCommand());
        return lines;
    }

    /** How a restore ended. */
    public List<String> lines(Restored restored) {
        BackupManifest manifest = restored.backup().manifest();
        List<String> lines = new ArrayList<>();
        restored.notes().forEach(lines::add);
        String version = manifest.version() == null ? "no version" : "version " + manifest.version();
        lines.add(paint.strong(restored.database()) + " is what it was at " + manifest.at() + ", "
                + paint.good("restored and verified") + ": " + version + ", "
                + count(manifest.contents().tables().size(), "table") + ", "
                + count(manifest.contents().rows(), "row") + ".");
        if (!restored.before().isEmpty()) {
            lines.add("What was there before is kept: " + restored.before()
                    + ". Remove it once you are sure that nobody needs it.");
        }
        return lines;
    }

    /** A no. */
    public List<String> lines(BackupRefusedException refused) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bad("REFUSED: ") + refused.reason());
        refused.details().forEach(detail -> lines.add("  " + detail));
        refused.remedies().forEach(remedy -> lines.add("- " + remedy));
        return lines;
    }

    static String proof(BackupManifest manifest) {
        if (manifest.proof() == Proof.LIST) {
            return "the archive is whole and lists its content; it was not restored (db.backupProof=list, the weaker proof)";
        }
        return "restored into a database of its own; the schema is the same, and " + rows(manifest);
    }

    private static String rows(BackupManifest manifest) {
        boolean compared = manifest.contents().tables().stream().anyMatch(TableContent::compared);
        String how = compared ? "one by one" : "by count and hash";
        List<String> counted = manifest.onlyCounted();
        return counted.isEmpty()
                ? "every table's rows are equal " + how
                : "rows are equal " + how + ", in " + String.join(", ", counted)
                        + " by count alone (larger than db.backupHashLimit, " + Amounts.size(manifest.hashLimit())
                        + ")";
    }

    private static String count(long number, String word) {
        return String.format(Locale.ROOT, "%,d %s%s", number, word, number == 1 ? "" : "s");
    }
}
