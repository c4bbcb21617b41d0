package io.driftgate.migration;

import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.script.Version;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds out what a run would do to a database, in scratch; changes nothing. */
final class SituationReader {
    private final Sources sources;

    SituationReader(Sources sources) {
        this.sources = sources;
    }

    /**
     * What is pending.
     *
     * @param position where the database stands; without a history it is as {@link Gates#known} demands
     * @param target the version to go to; empty means the newest
     * @throws io.driftgate.script.MigrationsException if the directory has no such version
     * @throws MigrationException if a migration does not run in an empty database
     */
    Situation pending(Connection connection, Position position, Optional<Version> target) throws SQLException {
        List<Migration> pending = target.map(version -> upTo(position, version))
                .orElse(position.match().pending());
        return read(connection, position, pending);
    }

    /**
     * What some steps do after those that are applied.
     *
     * @throws MigrationException if one of them does not run in scratch
     */
    Situation read(Connection connection, Position position, List<Migration> todo) throws SQLException {
        Schema found = position.found();
        Steps steps = steps(position, todo);
        ReadScope scope = union(found, steps.after(), steps.before());
        Schema whole = scope.schemas().equals(found.schemas()) ? found : SchemaReader.read(connection, scope);
        return new Situation(position, whole, scope, steps);
    }

    /** A history that does not match the files is the better reason why they cannot be replayed. */
    private Steps steps(Position position, List<Migration> todo) {
        try {
            return sources.steps(
                    ReplayBase.of(position, sources), todo, position.found().engine());
        } catch (ScriptException e) {
            List<String> refusals = position.match().refusals();
            if (refusals.isEmpty()) {
                throw new MigrationException(
                        String.valueOf(e.getMessage()).replaceFirst("\\.$", "")
                                + ". This was the rehearsal in an empty scratch database; the database itself was not touched."
                                + RehearsalRemedy.of(e, position.found()),
                        e);
            }
            throw new MigrationException(
                    String.join(" ", refusals) + " The others cannot be replayed without it: " + e.getMessage()
                            + ". Nothing was changed.",
                    e);
        }
    }

    /** Repeatable ones only where the target is the newest version. */
    private static List<Migration> upTo(Position position, Version target) {
        List<Migration> run = position.directory().upTo(target);
        return position.match().pending().stream()
                .filter(migration -> migration.kind() == Migration.Kind.REPEATABLE
                        ? run.contains(migration)
                        : position.directory().isUpTo(migration, target))
                .toList();
    }

    static ReadScope union(Schema... schemas) {
        TreeSet<String> all = new TreeSet<>();
        for (Schema schema : schemas) {
            all.addAll(schema.schemas());
        }
        return new ReadScope(List.copyOf(all));
    }
}
