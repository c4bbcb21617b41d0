package io.driftgate.dialect.postgres.backup;

import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code pg_restore}, run to its end. */
final class RestoreRun {
    private static final String JOBS = "2";
    private static final int ERRORS_SHOWN = 5;

    private static final Pattern MISSING = Pattern.compile(
            "extension \"([^\"]+)\" is not available|could not open extension control file \"[^\"]*[/\\\\]([^\"/\\\\]+)\\.control\"");

    private final ClientProgram program;
    private final Path file;

    RestoreRun(ClientProgram program, Path file) {
        this.program = program;
        this.file = file;
    }

    /**
     * Restores into an empty database.
     *
     * @param options beside the usual ones, such as {@code --no-owner}
     * @param waiting is run now and then meanwhile
     * @throws BackupRefusedException with what the server refused
     */
    void into(Conninfo conninfo, List<String> options, Runnable waiting) {
        List<String> errors = errors(run(conninfo, command(conninfo, options), waiting));
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    /** As {@link #into}, in one transaction. */
    void whole(Conninfo conninfo, List<String> options, Runnable waiting) {
        List<String> command = new ArrayList<>(program.words());
        command.addAll(List.of("--no-password", "--single-transaction"));
        command.addAll(options);
        command.add("--dbname=" + (program.isLocal() ? conninfo.text() : conninfo.inside()));
        if (program.isLocal()) {
            command.add(file.toString());
        }
        List<String> errors = errors(run(conninfo, command, waiting));
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
    }

    private List<String> command(Conninfo conninfo, List<String> options) {
        List<String> command = new ArrayList<>(program.words());
        command.add("--no-password");
        command.addAll(options);
        if (program.isLocal()) {
            command.addAll(List.of("--jobs=" + JOBS, "--dbname=" + conninfo.text(), file.toString()));
        } else {
            command.add("--dbname=" + conninfo.inside());
        }
        return command;
    }

    /** What it complained about, if it did not end well. */
    private List<String> run(Conninfo conninfo, List<String> command, Runnable waiting) {
        ProgramRun.Streams streams = program.isLocal() ? ProgramRun.Streams.NONE : ProgramRun.Streams.from(file);
        try (ProgramRun run = ProgramRun.start("pg_restore", command, conninfo, streams)) {
            int code = run.await(file, bytes -> waiting.run());
            if (code == 0) {
                return List.of();
            }
            List<String> lines = run.complaints();
            return errors(lines).isEmpty() && !onlySettings(lines)
                    ? List.of("pg_restore: error: " + run.lastWords())
                    : lines;
        } catch (IOException e) {
            throw new BackupException("The wait for pg_restore failed: " + e.getMessage() + ".", e);
        }
    }

    /** A setting that only a newer server knows is none of the content (pg_restore 17 sets it everywhere). */
    static List<String> errors(List<String> lines) {
        List<String> errors = new ArrayList<>();
        for (String line : lines) {
            boolean error = line.contains("error: ") || line.contains("FATAL: ");
            if (error && !line.contains("unrecognized configuration parameter \"transaction_timeout\"")) {
                errors.add(line.replaceFirst("^.*?error: (could not execute query: )?(ERROR: +)?", ""));
            }
        }
        return errors;
    }

    private static boolean onlySettings(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("unrecognized configuration parameter"));
    }

    private static RuntimeException refused(List<String> errors) {
        String last = errors.get(errors.size() - 1);
        if (last.contains(ProgramRun.KILLED)) {
            return new BackupException(
                    "pg_restore " + last.substring(last.indexOf(ProgramRun.KILLED))
                            + ", and what it had restored is gone again; nothing is wrong with the backup.",
                    null);
        }
        Matcher missing = MISSING.matcher(String.join("\n", errors));
        if (missing.find()) {
            String name = missing.group(1) == null ? missing.group(2) : missing.group(1);
            return new BackupRefusedException(
                    "The backup cannot be proved here: the scratch server has no extension " + name + ".",
                    List.of(),
                    "Let db.scratch be the JDBC URL of a server that has it (db.scratch=jdbc:postgresql://…).",
                    "Or be content with the weaker proof, that the archive is whole and lists its content: db.backupProof=list.");
        }
        List<String> shown = errors.subList(0, Math.min(ERRORS_SHOWN, errors.size()));
        return new BackupRefusedException(
                "The backup cannot be restored as it is.",
                shown,
                "Look at what the server refused: it would do so on the day the backup is needed.",
                "If only the scratch server is to blame, name another one with db.scratch, or be content with"
                        + " db.backupProof=list.");
    }

    /**
     * Reads all of the archive: listing it would read no more than its beginning.
     *
     * @throws BackupRefusedException if it is not whole
     */
    void list() {
        List<String> command = new ArrayList<>(program.words());
        command.add("--file=-");
        if (program.isLocal()) {
            command.add(file.toString());
        }
        List<String> complaints = run(new Conninfo(java.util.Map.of(), java.util.Optional.empty()), command, () -> {});
        if (!complaints.isEmpty()) {
            throw new BackupRefusedException(
                    "The archive " + file.getFileName() + " is not whole.",
                    complaints,
                    "Take another backup: db:backup.");
        }
    }
}
