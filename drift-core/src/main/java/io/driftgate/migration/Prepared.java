package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.policy.Finding;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands in a database before its first migration because the role that migrates must not make it: an administrator has made
 * the extensions and empty schemas that the migrations ask for with {@code CREATE … IF NOT EXISTS}.
 */
final class Prepared {

    private Prepared() {}

    /** Whether all that stands in a database without a history may be such. */
    static boolean isAll(DriftResult drift) {
        return drift.judgement().findings().stream()
                .filter(Finding::isDrift)
                .allMatch(finding -> mayBe(finding.difference()));
    }

    /** Those that no migration of this run asks for. */
    static List<String> notMade(Situation now, DriftResult drift) {
        Set<SchemaObject.Key> made =
                now.steps().after().objects().stream().map(SchemaObject::key).collect(Collectors.toSet());
        return drift.judgement().findings().stream()
                .filter(Finding::isDrift)
                .map(Finding::difference)
                .filter(difference -> !made.contains(new SchemaObject.Key(difference.object(), difference.path())))
                .map(difference -> difference.object().label() + " " + difference.path())
                .toList();
    }

    private static boolean mayBe(Difference difference) {
        boolean made = difference.object() == ObjectType.EXTENSION || difference.object() == ObjectType.SCHEMA;
        return made && difference.kind() == DifferenceKind.ADDED;
    }
}
