package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.connection.Database;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.source.LetPass;
import io.driftgate.source.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what a database has with what its migrations promise, and words the result. */
final class Comparer {
    private final SchemaComparison comparison;
    private final String id;
    private final String shownUrl;
    private final String directory;

    /** @param directory where the migrations come from, for people */
    private Comparer(SchemaComparison comparison, String id, String shownUrl, String directory) {
        this.comparison = comparison;
        this.id = id;
        this.shownUrl = shownUrl;
        this.directory = directory;
    }

    static Comparer of(SchemaComparison comparison, String id, Database database, MigrationDirectory directory) {
        return of(comparison, id, database.shownUrl(), directory.directory());
    }

    static Comparer of(SchemaComparison comparison, String id, String shownUrl, Path directory) {
        return new Comparer(comparison, id, shownUrl, directory.toString());
    }

    String id() {
        return id;
    }

    DriftResult compare(@Nullable String version, Schema expected, Schema actual) {
        return result(version, "migrations" + (version == null ? "" : "@" + version), expected, actual);
    }

    private DriftResult result(@Nullable String version, String label, Schema expected, Schema actual) {
        return new DriftResult(
                id,
                version,
                actual.engine(),
                new Reading(label, directory, expected),
                new Reading(id, shownUrl, actual),
                comparison.compare(expected, actual),
                List.of(),
                List.of(),
                List.of());
    }

    /** As {@link #compare}, without the differences that stood before. */
    DriftResult compare(@Nullable String version, Schema expected, Schema actual, Deviations before) {
        return without(compare(version, expected, actual), before);
    }

    /** The same without the differences that stood before. */
    static DriftResult without(DriftResult all, Deviations before) {
        List<Finding> left = all.judgement().findings().stream()
                .filter(finding -> !before.has(finding.difference()))
                .toList();
        Judgement judgement = new Judgement(left, List.of(), List.of());
        return new DriftResult(
                all.id(),
                all.version(),
                all.engine(),
                all.expected(),
                all.actual(),
                judgement,
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * All that differs, also what shows only once that is expected to which it belongs.
     *
     * @param result has a table as one difference, with all that belongs to it
     */
    Judgement inside(DriftResult result) {
        Schema found = result.actual().schema();
        List<SchemaObject> owners = result.judgement().findings().stream()
                .map(Finding::difference)
                .filter(difference -> difference.kind() == DifferenceKind.ADDED
                        && !difference.object().isMember())
                .flatMap(difference -> found.find(difference.key()).stream())
                .toList();
        if (owners.isEmpty()) {
            return result.judgement();
        }
        Schema expected = result.expected().schema();
        List<SchemaObject> more = new ArrayList<>(expected.objects());
        more.addAll(owners);
        DriftResult inside = compare(result.version(), expected.withObjects(more), found);
        return result.judgement().and(inside.judgement().findings());
    }

    /** Whether nothing differs, not even what is let pass elsewhere. */
    boolean isAlike(Schema expected, Schema actual) {
        return comparison.compare(expected, actual).findings().isEmpty();
    }

    /** Whether two steps did the same to what is managed here. */
    boolean isSame(SchemaDelta expected, SchemaDelta actual) {
        return comparison.isSame(expected, actual);
    }

    /** Without the history and what is not managed. */
    Schema managed(Schema schema) {
        return comparison.managed(schema);
    }

    /**
     * What of a schema that a run leaves is never taken for what its migrations made.
     *
     * @param strange what is known not to be theirs
     */
    LetPass letPass(Schema expected, Schema actual, Set<SchemaObject.Key> strange) {
        Set<SchemaObject.Key> all = new HashSet<>(strange);
        comparison.unmanaged(expected, actual).differences().forEach(difference -> all.add(difference.key()));
        return new LetPass(all, comparison.notCompared());
    }

    /** As {@link #letPass(Schema, Schema, Set)}, of what is let stand. */
    LetPass letPass(DriftResult result) {
        return letPass(
                result.expected().schema(),
                result.actual().schema(),
                result.judgement().findings().stream()
                        .map(finding -> finding.difference().key())
                        .collect(Collectors.toSet()));
    }

    SchemaDiff changes(Schema before, Schema after) {
        return comparison.changes(before, after);
    }
}
