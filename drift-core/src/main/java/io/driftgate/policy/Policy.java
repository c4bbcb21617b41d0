package io.driftgate.policy;

import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what differences mean: code, severity, words, and whether a waiver lets them stand. Immutable. */
public final class Policy {
    private final List<Waiver> waivers;
    private final LocalDate today;

    /** @param today the day in UTC by which waivers expire */
    public Policy(List<Waiver> waivers, LocalDate today) {
        this.waivers = List.copyOf(waivers);
        this.today = today;
    }

    public Judgement judge(SchemaDiff diff) {
        Set<Waiver> used = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (Difference difference : diff.differences()) {
            findings.add(judge(difference, used));
        }
        List<Waiver> expired =
                waivers.stream().filter(waiver -> waiver.isExpired(today)).toList();
        List<Waiver> unused = waivers.stream()
                .filter(waiver -> !waiver.isExpired(today) && !used.contains(waiver))
                .toList();
        return new Judgement(findings, expired, unused);
    }

    /** What to tell of a schema that only the database has and that nobody asked to compare. */
    public static Finding notCompared(String schema) {
        ObjectPath path = ObjectPath.of(schema);
        Difference difference =
                new Difference(DifferenceKind.ADDED, ObjectType.SCHEMA, path, null, List.of(), null, "schema " + path);
        return new Finding(
                difference,
                Code.FOREIGN_SCHEMA,
                Severity.INFO,
                path + ": the schema is in the database only and was not compared.",
                "Add it to db.schemas to compare it.",
                null);
    }

    private Finding judge(Difference difference, Set<Waiver> used) {
        Code code = Code.of(difference);
        Severity severity = difference.isOrderOnly() ? Severity.INFO : Severity.ERROR;
        Waiver waiver = severity == Severity.INFO ? null : waiver(code, difference);
        if (waiver != null) {
            used.add(waiver);
        }
        return new Finding(
                difference, code, severity, Wording.message(difference), Wording.suggestion(difference, code), waiver);
    }

    private @Nullable Waiver waiver(Code code, Difference difference) {
        return waivers.stream()
                .filter(waiver -> !waiver.isExpired(today) && waiver.covers(code, difference))
                .findFirst()
                .orElse(null);
    }
}
