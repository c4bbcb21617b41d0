package io.driftgate.check;

import io.driftgate.dialect.Dialect;
import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.policy.Finding;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.source.Dialects;
import io.driftgate.source.ScratchTrial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds, for each difference, the one statement that would bring the database back and the one that would make a migration
 * of it. Only what a scratch database has shown to take away that difference, and to do nothing else, is a remedy.
 */
public final class Remedies {
    /** Each statement is tried in turn; of more differences than these nobody reads every one. */
    private static final int MOST = 40;

    private final ScratchTrial trial;
    private final SchemaComparison comparison;

    public Remedies(ScratchTrial trial, SchemaComparison comparison) {
        this.trial = trial;
        this.comparison = comparison;
    }

    /**
     * What would take a difference away.
     *
     * @param revert run on the database, brings it back
     * @param adopt as a migration, makes the difference expected
     */
    public record Remedy(Optional<String> revert, Optional<String> adopt) {
        static final Remedy NONE = new Remedy(Optional.empty(), Optional.empty());
    }

    /** What makes a difference the same one before and after a statement. */
    private record Key(DifferenceKind kind, ObjectType object, ObjectPath path) {
        static Key of(Difference difference) {
            return new Key(difference.kind(), difference.object(), difference.path());
        }
    }

    /** One for each finding of the result, in their order. */
    public List<Remedy> of(DriftResult result) {
        List<Finding> findings = result.judgement().findings();
        Engine engine = result.actual().schema().engine();
        Optional<Dialect> dialect = Dialects.named(engine.product());
        if (dialect.isEmpty() || findings.stream().filter(Finding::isDrift).count() > MOST) {
            return findings.stream().map(finding -> Remedy.NONE).toList();
        }
        Schema expected = result.expected().schema();
        Schema actual = on(engine, result.actual().schema());
        Map<Key, String> reverts = proved(dialect.get(), differences(findings, false), on(engine, expected), actual);
        Map<Key, String> adopts = proved(dialect.get(), differences(findings, true), actual, on(engine, expected));
        List<Remedy> remedies = new ArrayList<>();
        for (Finding finding : findings) {
            remedies.add(new Remedy(
                    Optional.ofNullable(reverts.get(Key.of(finding.difference()))),
                    Optional.ofNullable(adopts.get(Key.of(finding.difference().mirrored())))));
        }
        return remedies;
    }

    /** Both are tried on one engine, the database's. */
    private static Schema on(Engine engine, Schema schema) {
        return new Schema(engine, schema.schemas(), schema.objects());
    }

    private static List<Difference> differences(List<Finding> findings, boolean mirrored) {
        return findings.stream()
                .filter(Finding::isDrift)
                .map(Finding::difference)
                .map(difference -> mirrored ? difference.mirrored() : difference)
                .toList();
    }

    /** A statement with the difference that it is for. */
    private record Candidate(Difference difference, String sql) {}

    /** The statements, run on {@code changed}, after which it differs from {@code wanted} as before but for the one. */
    private Map<Key, String> proved(Dialect dialect, List<Difference> differences, Schema wanted, Schema changed) {
        OneStatement statements = new OneStatement(dialect);
        List<Candidate> candidates = new ArrayList<>();
        for (Difference difference : differences) {
            statements
                    .candidates(difference, comparison.managed(wanted), comparison.managed(changed))
                    .forEach(sql -> candidates.add(new Candidate(difference, sql)));
        }
        if (candidates.isEmpty()) {
            return Map.of();
        }
        Optional<ScratchTrial.Tried> target = trial.run(wanted, List.of());
        Optional<ScratchTrial.Tried> tried =
                trial.run(changed, candidates.stream().map(Candidate::sql).toList());
        if (target.isEmpty() || tried.isEmpty()) {
            return Map.of();
        }
        Map<Key, String> proved = new HashMap<>();
        Set<Key> before = keys(target.get().before(), tried.get().before());
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Key key = Key.of(candidate.difference());
            Optional<Set<Key>> left =
                    tried.get().after().get(i).map(after -> keys(target.get().before(), after));
            if (before.contains(key) && left.isPresent() && isOnlyGone(key, before, left.get(), differences)) {
                proved.putIfAbsent(key, candidate.sql());
            }
        }
        return proved;
    }

    /** Whether nothing is new, and of what is drift only this one is gone: texts that followed from it may be gone with it. */
    private static boolean isOnlyGone(Key key, Set<Key> before, Set<Key> after, List<Difference> drift) {
        return !after.contains(key)
                && before.containsAll(after)
                && drift.stream()
                        .map(Key::of)
                        .filter(other -> !other.equals(key) && before.contains(other))
                        .allMatch(after::contains);
    }

    private Set<Key> keys(Schema wanted, Schema changed) {
        SchemaDiff diff = comparison.changes(wanted, changed);
        Set<Key> keys = new HashSet<>();
        diff.differences().stream()
                .filter(difference -> !difference.isOrderOnly())
                .forEach(difference -> keys.add(Key.of(difference)));
        return keys;
    }
}
