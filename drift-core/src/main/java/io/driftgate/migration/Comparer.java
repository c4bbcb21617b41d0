package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.connection.Database;
import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.source.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    DriftResult compare(@Nullable String version, Schema expected, Schema actual, Judgement before) {
        return without(compare(version, expected, actual), before);
    }

    /** The same without the differences that stood before. */
    static DriftResult without(DriftResult all, Judgement before) {
        Set<Object> stood = new HashSet<>();
        before.findings().forEach(finding -> stood.add(sameness(finding.difference())));
        List<Finding> left = all.judgement().findings().stream()
                .filter(finding -> !stood.contains(sameness(finding.difference())))
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

    /** The text of what nobody expects follows what it reads, such as a renamed column: it is the same one all the same. */
    static Object sameness(Difference difference) {
        return difference.kind() == DifferenceKind.ADDED
                ? new SchemaObject.Key(difference.object(), difference.path())
                : difference;
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
                .flatMap(
                        difference -> found.find(new SchemaObject.Key(difference.object(), difference.path())).stream())
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

    SchemaDiff changes(Schema before, Schema after) {
        return comparison.changes(before, after);
    }
}
