package io.driftgate.check.data;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.RowEffect;
import io.driftgate.dialect.RowSql;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.source.ErrorText;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Asks the target about its rows before anything is applied; changes nothing. */
public final class DataCheck {
    private final Dialect dialect;
    private final DataSettings settings;

    public DataCheck(Dialect dialect, DataSettings settings) {
        this.dialect = dialect;
        this.settings = settings;
    }

    /**
     * What the target's rows mean for the pending migrations, in their order.
     *
     * @param found the target's schema
     * @param changes what the step of a number changes as a whole
     * @throws SQLException if the connection is lost; a question that is not answered is a finding
     */
    public List<DataFinding> findings(Connection connection, Schema found, Steps steps, IntFunction<SchemaDiff> changes)
            throws SQLException {
        if (settings.mode() == DataSettings.Mode.SKIP || last(steps) < 0 || found.count(ObjectType.TABLE) == 0) {
            return List.of();
        }
        return dialect.reading(connection, inside -> {
            RowSql sql = dialect.rows();
            RowCounter counter = new RowCounter(inside, sql, settings.limit());
            execute(inside, sql.limit(settings.limit()));
            execute(inside, sql.unhidden());
            List<DataFinding> findings = new ArrayList<>();
            TargetRows rows = new TargetRows(found, steps.before(), sql);
            Schema before = steps.before();
            for (int i = 0; i <= last(steps); i++) {
                Steps.Step step = steps.steps().get(i);
                Asking asking = new Asking(counter, sql, rows, step.migration(), findings);
                rows.begin();
                before = asking.parts(step, before);
                if (mayLose(step)) {
                    asking.losses(changes.apply(i), step, before, dialect.findsNamesInAnyCase());
                }
                asking.emptied(step, before);
            }
            return findings;
        });
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The number of the last step that rows matter to; -1 if none. */
    private static int last(Steps steps) {
        int last = -1;
        for (int i = 0; i < steps.steps().size(); i++) {
            Steps.Step step = steps.steps().get(i);
            if (mayLose(step)
                    || step.units().stream().anyMatch(unit -> !unit.parts().isEmpty())) {
                last = i;
            }
        }
        return last;
    }

    private static boolean mayLose(Steps.Step step) {
        return step.units().stream()
                        .flatMap(unit -> unit.delta().removed().stream())
                        .anyMatch(key -> key.type() == ObjectType.TABLE || key.type() == ObjectType.COLUMN)
                || step.units().stream()
                        .flatMap(unit -> unit.parts().stream())
                        .flatMap(part -> part.delta().removed().stream())
                        .anyMatch(key -> key.type() == ObjectType.COLUMN);
    }

    /** What one migration asks. */
    private record Asking(
            RowCounter counter, RowSql sql, TargetRows rows, Migration migration, List<DataFinding> findings) {
        private static final String EARLIER = "the migrations may change these rows before";
        private static final String VALUE = "an expression in it fails for a row";
        private static final String CODE = "it is code, which may do anything to them";

        Schema parts(Steps.Step step, Schema start) throws SQLException {
            Schema stands = start;
            for (Steps.Unit unit : step.units()) {
                long writing = unit.parts().stream()
                        .filter(part -> part.effect() != RowEffect.NONE)
                        .count();
                boolean rebuilds = unit.parts().stream()
                        .flatMap(part -> part.delta().removed().stream())
                        .anyMatch(key -> key.type() == ObjectType.TABLE);
                Schema before = stands;
                for (Steps.Part part : unit.parts()) {
                    Schema after = part.delta().applyTo(before);
                    part(new Change(part, writing == 1, rebuilds, before, after, rows, sql));
                    before = after;
                }
                stands = unit.delta().applyTo(stands);
                rows.settle(unit.delta(), stands);
            }
            return stands;
        }

        private void part(Change change) throws SQLException {
            boolean anything = change.part().effect() == RowEffect.ANYTHING;
            if (anything && sql.convertsInPlace(change.part().text())) {
                inPlace(change.part().line());
            }
            List<Question> questions = new ArrayList<>();
            rows.look(change.after());
            if (Origins.renames(change.part(), change.before()).isEmpty()) {
                DataRules.ALL.forEach(rule -> questions.addAll(rule.questions(change)));
            }
            Set<ObjectPath> open = new HashSet<>();
            for (Question question : questions) {
                boolean table = question.probe().isOfStoredColumns()
                        ? rows.isUnwritten(question.table())
                        : rows.isKnown(question.table());
                boolean known = !anything
                        && table
                        && rows.meansTheSame(question.probe())
                        && question.others().stream().allMatch(rows::isKnown)
                        && !(question.probe() instanceof Probe.Unknown);
                if (known) {
                    answer(question, change.part().line());
                } else if (open.add(question.path())) {
                    open(question, change.part().line(), migration.isCode() ? CODE : EARLIER);
                }
            }
            if (migration.isCode() && questions.isEmpty()) {
                code();
            }
            rows.after(change.part());
        }

        /** Whatever it does, rows may matter to it. */
        private void code() {
            findings.add(new DataFinding(
                    DataEffect.OPEN,
                    migration,
                    1,
                    null,
                    null,
                    0,
                    "whether rows let it through is decided at run time, since " + CODE,
                    List.of(),
                    ""));
        }

        /** Which of the columns that are converted keep their type, nobody sees. */
        private void inPlace(int line) {
            findings.add(new DataFinding(
                    DataEffect.OPEN,
                    migration,
                    line,
                    null,
                    null,
                    0,
                    "whether all rows keep to what their table asks is decided at run time, since a column gets other values by"
                            + " USING and keeps its type",
                    List.of(),
                    ""));
        }

        void losses(SchemaDiff changes, Steps.Step step, Schema after, boolean anyCase) throws SQLException {
            for (Question question : LossRule.questions(changes, step, after, rows, anyCase)) {
                answer(question, 1);
            }
            for (LossRule.Told column : HiddenLoss.of(step, after, rows)) {
                answer(column.question(), column.line());
            }
        }

        void emptied(Steps.Step step, Schema after) throws SQLException {
            for (LossRule.Told table : LossRule.emptied(step, after, rows)) {
                answer(table.question(), table.line());
            }
        }

        private void answer(Question question, int line) throws SQLException {
            try {
                RowCount count = counter.ask(question.probe(), question.key());
                if (count.rows() > 0 && question.effect() == DataEffect.OPEN) {
                    open(question, line, question.message().apply(count.rows()));
                } else if (count.rows() > 0) {
                    findings.add(new DataFinding(
                            question.effect(),
                            migration,
                            line,
                            question.table(),
                            question.path(),
                            count.rows(),
                            question.path() + ": " + question.message().apply(count.rows()),
                            count.keys(),
                            question.remedy()));
                }
            } catch (SQLException e) {
                if (!sql.isValueError(e)) {
                    open(question, line, sql.unanswered(e).orElse(ErrorText.of(e)));
                } else if (!isToldOf(question, line)) {
                    open(question, line, VALUE);
                }
            }
        }

        /** Whether it is known already that a value of the table stands against the statement. */
        private boolean isToldOf(Question question, int line) {
            return question.effect() == DataEffect.LOST
                    || findings.stream()
                            .anyMatch(finding -> finding.effect() == DataEffect.FAILS
                                    && finding.line() == line
                                    && finding.migration().equals(migration)
                                    && question.table().equals(finding.table()));
        }

        private void open(Question question, int line, String why) {
            findings.add(new DataFinding(
                    DataEffect.OPEN,
                    migration,
                    line,
                    question.table(),
                    question.path(),
                    0,
                    question.path() + ": " + question.open() + " is decided at run time, since " + why,
                    List.of(),
                    ""));
        }
    }
}
