package io.driftgate.migration;

import io.driftgate.dialect.ReadScope;
import io.driftgate.history.History;
import io.driftgate.history.HistoryMatch;
import io.driftgate.history.HistoryReader;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.script.ScriptException;
import io.driftgate.script.Version;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out where a database stands; changes nothing. */
final class SituationReader {
    private final Sources sources;

    SituationReader(Sources sources) {
        this.sources = sources;
    }

    /**
     * @param target the version to go to; empty means the newest
     * @throws io.driftgate.script.MigrationsException if the directory has no such version
     */
    Situation read(Connection connection, Optional<Version> target) throws SQLException {
        Schema found = SchemaReader.read(connection, sources.settings().scope());
        Optional<History> history = HistoryReader.read(
                connection,
                found,
                sources.settings().historyTable(),
                sources.settings().flyway());
        MigrationDirectory directory = sources.directory(found.engine());
        HistoryMatch match = history.map(known ->
                        HistoryMatch.of(directory, known, sources.settings().flyway()))
                .orElseGet(() -> HistoryMatch.none(directory));
        List<Migration> pending =
                target.map(version -> upTo(directory, match, version)).orElse(match.pending());
        Steps steps = steps(match, pending, found.engine());
        ReadScope scope = union(found, steps.after(), steps.before());
        Schema whole = scope.schemas().equals(found.schemas()) ? found : SchemaReader.read(connection, scope);
        return new Situation(whole, scope, history, directory, match, steps, newest(directory, match));
    }

    /** A history that does not match the files is the better reason why they cannot be replayed. */
    private Steps steps(HistoryMatch match, List<Migration> pending, Engine engine) {
        try {
            return sources.steps(match.applied(), pending, engine);
        } catch (ScriptException e) {
            if (match.refusals().isEmpty()) {
                throw e;
            }
            throw new MigrationException(
                    String.join(" ", match.refusals()) + " The others cannot be replayed without it: " + e.getMessage()
                            + ". Nothing was changed.",
                    e);
        }
    }

    /** Repeatable ones only where the target is the newest version. */
    private static List<Migration> upTo(MigrationDirectory directory, HistoryMatch match, Version target) {
        List<Migration> run = directory.upTo(target);
        return match.pending().stream()
                .filter(migration -> migration.kind() == Migration.Kind.REPEATABLE
                        ? run.contains(migration)
                        : directory.isUpTo(migration, target))
                .toList();
    }

    static ReadScope union(Schema... schemas) {
        TreeSet<String> all = new TreeSet<>();
        for (Schema schema : schemas) {
            all.addAll(schema.schemas());
        }
        return new ReadScope(List.copyOf(all));
    }

    /** By the directory's order, which need not be that of versions. */
    static @Nullable String newest(MigrationDirectory directory, HistoryMatch match) {
        return match.applied().stream()
                .filter(migration -> migration.kind() != Migration.Kind.REPEATABLE)
                .max(Comparator.comparing(directory.migrations()::indexOf))
                .map(migration -> migration.version().text())
                .orElse(null);
    }
}
