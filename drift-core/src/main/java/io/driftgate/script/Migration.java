package io.driftgate.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One migration of a directory.
 *
 * @param kind when it runs
 * @param version as the file name has it; the file's stem where several files share a number or one has none; for a
 *     repeatable one its description
 * @param description the rest of the name with underscores as spaces, or the header {@code Purpose}
 * @param file where its statements stand
 * @param parts what it runs
 * @param headers what its first comment says
 */
public record Migration(Kind kind, Version version, String description, Path file, Parts parts, Headers headers) {

    /** When a migration runs. */
    public enum Kind {
        /** Once, in the order of the directory. */
        VERSIONED,
        /** Instead of all versions up to its own, on an empty database. */
        BASELINE,
        /** After all versioned ones, again whenever its text changes. */
        REPEATABLE
    }

    /**
     * What a migration runs.
     *
     * @param up placeholders filled in
     * @param down how it is undone, if the directory says so
     * @param verify statements that fail if it is not there
     * @param source what its checksum is taken of: the whole file as it is; of a repeatable one with placeholders filled in
     */
    public record Parts(Step up, Optional<Down> down, Optional<Script> verify, Step source) {}

    /**
     * The way back.
     *
     * @param undoes the versions that are gone afterwards, in the order of the directory; usually just the migration's own
     */
    public record Down(Step step, List<Version> undoes) {
        public Down {
            undoes = List.copyOf(undoes);
        }
    }

    Migration withDown(Step step, List<Version> undoes) {
        Parts more = new Parts(parts.up(), Optional.of(new Down(step, undoes)), parts.verify(), parts.source());
        return new Migration(kind, version, description, file, more, headers);
    }

    /** A migration of the same version that runs something else and has no way back, such as this one's own. */
    public Migration running(Step step) {
        Parts own = new Parts(step, Optional.empty(), Optional.empty(), step);
        return new Migration(kind, version, description, file, own, headers);
    }

    Migration withVerify(Script verify) {
        Parts more = new Parts(parts.up(), parts.down(), Optional.of(verify), parts.source());
        return new Migration(kind, version, description, file, more, headers);
    }

    public Step up() {
        return parts.up();
    }

    public Optional<Down> down() {
        return parts.down();
    }

    public Optional<Script> verify() {
        return parts.verify();
    }

    /**
     * The statements of the way up.
     *
     * @throws IllegalStateException if it is code
     */
    public Script script() {
        if (up() instanceof Script script) {
            return script;
        }
        throw new IllegalStateException(name() + " is no script");
    }

    /** Whether the way up is code, of which no text can be compared with what was applied. */
    public boolean isCode() {
        return up() instanceof Code;
    }

    /** Whether the way up runs in one transaction. */
    public boolean isTransactional() {
        return up().isTransactional();
    }

    /** SHA-256 over its text with line ends normalised, as 64 hex digits. */
    public String checksum() {
        return Checksum.sha256(parts.source());
    }

    /** How messages name it. */
    public String name() {
        return up().name();
    }

    /** The name of its file without endings, or of its folder: {@code 008_seed_data}, {@code 20240102030405_orders}. */
    public String stem() {
        String name = up().name();
        int slash = name.lastIndexOf('/');
        boolean inFolder = slash >= 0 && (name.endsWith("/up.sql") || name.endsWith("/migration.sql"));
        if (inFolder) {
            return name.substring(0, slash);
        }
        String stem = SqlFile.stem(name.substring(slash + 1));
        return UpDownName.of(stem)
                .filter(parts -> parts.role().equals("up"))
                .map(UpDownName::base)
                .orElse(stem);
    }

    /** Whether a history that lists this name means this migration. */
    public boolean isNamed(String listed) {
        return version.isSameAs(new Version(listed)) || stem().equals(listed);
    }
}
