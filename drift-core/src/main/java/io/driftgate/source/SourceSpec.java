package io.driftgate.source;

import io.driftgate.script.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A source as users write it: {@code migrations@12}, {@code prod}, {@code jdbc:…}, {@code schema.json}, {@code schema.sql}. */
public sealed interface SourceSpec {

    /** The schema that replaying the migration directory gives, up to a version if one is given. */
    record Migrations(Optional<Version> version) implements SourceSpec {}

    /** A live database by the id of its environment. */
    record Environment(String id) implements SourceSpec {}

    /** A live database by URL. */
    record Jdbc(String url) implements SourceSpec {}

    /**
     * The snapshot that the last run stored in the history of a database.
     *
     * @param id the environment's whose history it is; empty: that of the database that the goal is about
     */
    record Recorded(String id) implements SourceSpec {}

    /** A snapshot file. */
    record Snapshot(Path file) implements SourceSpec {}

    /** A file or folder of SQL. */
    record Ddl(Path path) implements SourceSpec {}

    /**
     * Understands what a user wrote.
     *
     * @param parameter where it was written, for messages, such as {@code db.from}
     * @param base what relative paths are relative to
     * @throws SourceException if it is none of the forms
     */
    static SourceSpec parse(String text, String parameter, Set<String> environments, Path base) {
        if (text.equals("migrations")) {
            return new Migrations(Optional.empty());
        }
        if (text.startsWith("migrations@") && text.length() > "migrations@".length()) {
            return new Migrations(Optional.of(new Version(text.substring("migrations@".length()))));
        }
        if (text.equals("recorded")) {
            return new Recorded("");
        }
        if (environments.contains(text)) {
            return new Environment(text);
        }
        if (text.startsWith("jdbc:")) {
            return new Jdbc(text);
        }
        if (text.contains("://")) {
            throw new SourceException(
                    parameter + " is a URL that does not begin with jdbc:, so it is no source. Write it as a JDBC URL,"
                            + " such as jdbc:postgresql://host/database.");
        }
        return file(text, parameter, environments, base);
    }

    private static SourceSpec file(String text, String parameter, Set<String> environments, Path base) {
        Path path = base.resolve(text).normalize();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            return new Snapshot(path);
        }
        if (lower.endsWith(".sql") || Files.isDirectory(path)) {
            return new Ddl(path);
        }
        String known = environments.isEmpty()
                ? "an <environment> id (none is configured)"
                : "an <environment> id ("
                        + String.join(", ", environments.stream().sorted().toList()) + ")";
        throw new SourceException(parameter + " is \"" + text
                + "\", which is no source: it is neither migrations, migrations@VERSION, recorded, " + known
                + ", a jdbc: URL, a .json snapshot, nor a .sql file or folder at " + path + ".");
    }
}
