package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.Verdict;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.history.History;
import io.driftgate.history.HistoryTool;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.source.Reading;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a database must be before anything is applied to it. Each gate answers with its no, or nothing. */
final class Gates {
    private static final int SHOWN = 10;

    private final Sources sources;
    private final SchemaComparison comparison;

    Gates(Sources sources, SchemaComparison comparison) {
        this.sources = sources;
        this.comparison = comparison;
    }

    /** The history must be ours. */
    Optional<Refused> own(Position now) {
        Optional<History> foreign = now.history().filter(history -> history.tool() != HistoryTool.DRIFTGATE);
        if (foreign.isPresent()) {
            String tool = foreign.get().tool().label();
            return Optional.of(Refused.because(
                    "The history of this database is kept by " + tool + ", in "
                            + foreign.get().table() + ".",
                    List.of(),
                    "Go on migrating with " + tool + "; db:verify checks the result beside it.",
                    "Or take its history over with db:baseline."));
        }
        Optional<History> byHand =
                now.history().filter(history -> !HistoryTable.hasAllColumns(now.found(), history.table()));
        if (byHand.isPresent()) {
            return Optional.of(Refused.because(
                    "The table " + byHand.get().table()
                            + " was not made by driftgate: it lacks columns that a run needs.",
                    List.of(),
                    "Take it over with db:baseline, which keeps it beside and marks what it lists."));
        }
        return Optional.empty();
    }

    /** The history must be ours, and must match the files. */
    Optional<Refused> history(Position now) {
        Optional<Refused> foreign = own(now);
        if (foreign.isPresent()) {
            return foreign;
        }
        if (!now.match().refusals().isEmpty()) {
            return Optional.of(Refused.because(
                    "The history does not match the migration files.",
                    now.match().refusals(),
                    "db:repair says what the schema says about it, and settles it."));
        }
        return Optional.empty();
    }

    /** Nothing may be half applied. */
    Optional<Refused> started(Position now) {
        List<Migration> started = now.match().started();
        if (started.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Refused.because(
                UnitStep.names(started) + " was begun and not finished.",
                List.of(),
                "Finish it with db:migrate, or settle it with db:repair, before anything is undone."));
    }

    /** Nothing may be half undone. */
    Optional<Refused> undoing(Position now) {
        List<Migration> undoing = now.match().undoing();
        if (undoing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Refused.because(
                "Undoing " + UnitStep.names(undoing) + " was begun and not finished.",
                List.of(),
                "Remove what stopped it, and run db:rollback again: it goes on where it ended."));
    }

    /** A database without a history must be empty; asked before the rehearsal, which builds on that. */
    Optional<Refused> known(Position now, Comparer comparer) {
        return now.history().isPresent() ? Optional.empty() : empty(now.found(), comparer);
    }

    private Optional<Refused> empty(Schema found, Comparer comparer) {
        Schema nothing = sources.steps(List.of(), List.of(), found.engine()).before();
        DriftResult drift = comparer.compare(null, nothing, found);
        if (drift.verdict() == Verdict.CLEAN || Prepared.isAll(drift)) {
            return Optional.empty();
        }
        List<String> objects = drift.judgement().findings().stream()
                .map(finding -> finding.difference().object().label() + " "
                        + finding.difference().path())
                .toList();
        return Optional.of(Refused.because(
                "The database has no history of migrations and is not empty: " + stand(objects.size()) + " in it.",
                shown(objects),
                "Put it under care with db:baseline: as it is, or as the version that it equals (-Ddb.target=VERSION).",
                "Or, where others look after these, leave them out of every comparison with db.unmanaged."));
    }

    private static List<String> shown(List<String> objects) {
        if (objects.size() <= SHOWN) {
            return objects;
        }
        List<String> some = new ArrayList<>(objects.subList(0, SHOWN));
        some.add("and " + (objects.size() - SHOWN) + " more");
        return some;
    }

    private static String stand(int objects) {
        return objects == 1 ? "1 object stands" : objects + " objects stand";
    }

    /** Before anything is applied, the schema must be what the applied migrations promise. */
    Optional<Refused> drift(Situation now, DriftResult drift) {
        comparison.requireSchemas(now.steps().after(), now.found());
        if (now.history().isPresent() || !Prepared.isAll(drift)) {
            return drift(drift, Direction.FORWARD);
        }
        List<String> strange = Prepared.notMade(now, drift);
        return strange.isEmpty()
                ? Optional.empty()
                : Optional.of(Refused.because(
                        "The database has no history of migrations and is not empty: no migration makes what stands in it.",
                        strange,
                        "Put CREATE EXTENSION IF NOT EXISTS, or CREATE SCHEMA IF NOT EXISTS, into the first migration: it does"
                                + " nothing here, and makes it in every other database.",
                        "Or leave it out of every comparison with db.unmanaged."));
    }

    /** The schema must be what the applied migrations promise. */
    Optional<Refused> drift(DriftResult drift, Direction direction) {
        if (drift.verdict() == Verdict.CLEAN) {
            return Optional.empty();
        }
        return Optional.of(Refused.drift(
                "The database is not what its applied migrations promise; nothing was "
                        + (direction == Direction.BACK ? "undone." : "applied."),
                drift,
                "Adopt the change: put it into a migration (db:new, with the statements that db:ddl shows) and mark that as applied"
                        + " (db:repair -Ddb.version=VERSION -Ddb.as=applied).",
                "Or revert it: change the database back to what is expected, then run " + direction.goal()
                        + " again."));
    }

    /**
     * No view may become unreadable. Asks the database only where the rehearsal has one, and says nothing where the database has tables
     * or columns that the rehearsal does not know: a view may read these.
     */
    Optional<Refused> views(Situation now, Dialect dialect, Connection connection) throws SQLException {
        Map<String, String> after = now.steps().unreadable();
        if (after.isEmpty() || !isKnown(now)) {
            return Optional.empty();
        }
        Set<String> before = dialect.holdings().unreadable(connection).keySet();
        List<String> lost = LostViews.of(now.found(), before, after);
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(Refused.because(
                        "After this run views could not be read any more; nothing was applied.",
                        lost,
                        LostViews.REMEDY));
    }

    private boolean isKnown(Situation now) {
        Schema before = now.steps().before();
        Schema after = now.steps().after();
        return comparison.withoutHistory(now.found()).objects().stream()
                .filter(object -> object.type().isRelation() || object.type() == ObjectType.COLUMN)
                .allMatch(object -> before.find(object.key()).isPresent()
                        || after.find(object.key()).isPresent());
    }

    /** The schema after all that is pending must be the reference. */
    Optional<Refused> reference(Situation now, SourceSpec reference, Comparer comparer) {
        Schema after = now.steps().after();
        Reading expected = sources.read(reference, new ReadScope(after.schemas()), Optional.of(after.engine()));
        DriftResult result = new DriftResult(
                comparer.id() + " after all pending migrations",
                now.version(),
                after.engine(),
                expected,
                new Reading("migrations", sources.settings().migrations().toString(), after),
                comparison.judge(expected.schema(), after),
                List.of(),
                List.of(),
                List.of());
        if (result.verdict() == Verdict.CLEAN) {
            return Optional.empty();
        }
        return Optional.of(Refused.drift(
                "After all pending migrations the schema would not be " + expected.label() + "; nothing was applied.",
                result,
                "Correct the pending migrations until they give what " + expected.label()
                        + " has, or correct db.reference."));
    }
}
