package io.driftgate.migration;

import io.driftgate.dialect.Dialect;
import io.driftgate.script.Migration;
import io.driftgate.script.SqlStatement;
import io.driftgate.source.Steps;
import java.util.List;

/**
 * The parts of a migration that does not run in one transaction.
 *
 * @param statements all of its file; none where it is code
 * @param marks one more than there are statements: what tells that so many of them are done
 */
record Parts(Steps.Step step, List<SqlStatement> statements, List<String> marks) {

    static Parts of(Steps.Step step, Dialect dialect) {
        List<SqlStatement> statements = HalfDone.statements(step.migration(), dialect);
        return new Parts(step, statements, Marks.of(statements));
    }

    Migration migration() {
        return step.migration();
    }

    int count() {
        return step.units().size();
    }

    Steps.Unit unit(int number) {
        return step.units().get(number);
    }

    /** The statement with which a part begins. */
    SqlStatement first(int number) {
        return statements.get(unit(number).from());
    }

    /** What is to be recorded once a part is done. */
    Ledger.Begun done(int number) {
        return new Ledger.Begun(number + 1, marks.get(unit(number).to()));
    }
}
