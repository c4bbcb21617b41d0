package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.Verdict;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the schema lets a run begin: how it differs from what its history promises, and what would become of it. Used once. */
final class Admission {
    private final Situation now;
    private final Resumption resumption;
    private final DriftResult whole;
    private final DriftResult drift;
    private final Edited edited;
    private final boolean lenient;
    private final Supplier<CopyRehearsal> rehearsal;
    private @Nullable CopyRehearsal copy;

    private Admission(
            Situation now,
            Resumption resumption,
            DriftResult whole,
            DriftResult drift,
            Edited edited,
            boolean lenient,
            Supplier<CopyRehearsal> rehearsal) {
        this.now = now;
        this.resumption = resumption;
        this.whole = whole;
        this.drift = drift;
        this.edited = edited;
        this.lenient = lenient;
        this.rehearsal = rehearsal;
    }

    /**
     * Compares.
     *
     * @param connection to the database that the situation is about
     * @param lenient whether differences that stand are let pass
     */
    static Admission of(
            Situation now,
            Resumption resumption,
            Sources sources,
            SchemaComparison comparison,
            Connection connection,
            boolean lenient)
            throws SQLException {
        DriftResult whole = resumption.drift();
        Edited edited = Edited.of(now, sources);
        DriftResult drift =
                OldTexts.of(edited, now.position(), sources, connection).without(whole);
        return new Admission(
                now,
                resumption,
                whole,
                drift,
                edited,
                lenient,
                () -> edited.files().isEmpty() && !letsDriftPass(lenient, drift)
                        ? CopyRehearsal.NONE
                        : CopyRehearsal.of(now, sources, comparison));
    }

    Situation now() {
        return now;
    }

    Edited edited() {
        return edited;
    }

    /** All differences, also those that somebody can explain. */
    Stood stood(Gates gates, Comparer comparer) {
        List<Finding> passing = passing(gates, comparer);
        Judgement all = edited == Edited.NONE ? whole.judgement() : comparer.inside(whole);
        return new Stood(
                Deviations.of(all),
                passing,
                Stream.concat(drift.judgement().findings().stream(), passing.stream())
                        .map(finding -> finding.difference().key())
                        .collect(Collectors.toSet()));
    }

    /** What the schema must be after the last step, where the steps themselves do not say all of it. */
    Optional<Promise> promise() {
        return edited.promise(now, Deviations.of((lenient ? whole : drift).judgement()));
    }

    /** Made when somebody asks for it first: it takes a scratch database of its own. */
    CopyRehearsal copy() {
        if (copy == null) {
            copy = rehearsal.get();
        }
        return copy;
    }

    /** What the steps did on a copy, where the end is proved beside: alone it would prove that they do here what they do here. */
    Optional<Steps> copied() {
        return promise().flatMap(any -> copy().steps());
    }

    /** What the steps do here to drift that is let pass, too; empty where there is none, or it is not known. */
    Optional<Steps> here() {
        return letsDriftPass(lenient, drift) ? copy().trusted() : Optional.empty();
    }

    private static boolean letsDriftPass(boolean lenient, DriftResult drift) {
        return lenient && drift.verdict() == Verdict.DRIFT;
    }

    /** Whether what was begun, if anything was, can go on. */
    boolean goesOn() {
        return resumption.changed().isEmpty();
    }

    /** What each step changes, as far as it can be known, in words of the comparison. */
    List<SchemaDiff> changes(SchemaComparison comparison) {
        Steps steps = now.steps();
        return copy().changes(comparison).orElseGet(() -> {
            List<SchemaDiff> changes = new StepChanges(comparison, steps).all();
            return IntStream.range(0, changes.size())
                    .mapToObj(i -> edited.changes(steps.steps().get(i).migration(), now.found(), comparison)
                            .orElse(changes.get(i)))
                    .toList();
        });
    }

    /** Why it does not; empty if it does. */
    Optional<Refused> refused(Gates gates, Optional<SourceSpec> reference, Comparer comparer) {
        return Resumption.leftOut(now)
                .or(resumption::changed)
                .or(() -> lenient ? Optional.empty() : gates.drift(now, drift))
                .or(() -> reference.flatMap(spec -> gates.reference(now, spec, comparer)))
                .or(() -> lenient ? Optional.empty() : edited.unreplayable(now))
                .or(() -> lenient ? Optional.empty() : promise().flatMap(end -> copy().refused(end, comparer)));
    }

    /** The differences that stand and are let pass, where drift is: nobody can explain them, or they may outlast the run. */
    List<Finding> passing(Gates gates, Comparer comparer) {
        if (!lenient) {
            return List.of();
        }
        List<Finding> passing = new ArrayList<>();
        if (gates.drift(now, drift).isPresent()) {
            passing.addAll(drift.judgement().findings());
        }
        if (edited == Edited.NONE) {
            return passing.stream().filter(Finding::isDrift).toList();
        }
        Optional<Deviations> lasting = promise().flatMap(end -> copy().lasting(end, comparer));
        whole.judgement().findings().stream()
                .filter(finding -> !passing.contains(finding)
                        && lasting.map(all -> all.has(finding.difference())).orElse(true))
                .forEach(passing::add);
        return passing.stream().filter(Finding::isDrift).toList();
    }
}
