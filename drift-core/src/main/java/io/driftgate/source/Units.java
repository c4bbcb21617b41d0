package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.TransactionControl;
import io.driftgate.script.Migration;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts a script that does not run in one transaction into what runs together. */
public final class Units {
    private final Migration migration;
    private final ScriptFrame frame;
    private final Dialect dialect;

    public Units(Migration migration, ScriptFrame frame, Dialect dialect) {
        this.migration = migration;
        this.frame = frame;
        this.dialect = dialect;
    }

    /**
     * Statements that run together.
     *
     * @param alone whether it is one statement outside of any transaction
     */
    record Range(int from, int to, boolean alone) {}

    /** A script, cut. */
    record Cut(List<SqlStatement> statements, List<Range> ranges) {}

    /** The statements, without those for which our own transactions stand. */
    public List<SqlStatement> statements() throws IOException {
        if (!migration.isTransactional()) {
            return bySemicolon().statements();
        }
        List<SqlStatement> kept = new ArrayList<>();
        int[] index = {0};
        dialect.splitter().split(migration.script(), statement -> {
            if (!frame.isOurs(index[0]++)) {
                kept.add(statement);
            }
        });
        return kept;
    }

    /** Every statement alone, but for those between a BEGIN and its COMMIT. */
    Cut bySemicolon() throws IOException {
        Map<Integer, TransactionControl> control = new HashMap<>();
        frame.control().forEach(found -> control.put(found.index(), found.kind()));
        List<SqlStatement> kept = new ArrayList<>();
        List<Range> ranges = new ArrayList<>();
        int[] index = {0};
        int[] begun = {-1};
        dialect.splitter().split(migration.script(), statement -> {
            TransactionControl kind = control.getOrDefault(index[0]++, TransactionControl.NONE);
            if (kind == TransactionControl.BEGIN) {
                begun[0] = kept.size();
            } else if (kind == TransactionControl.COMMIT) {
                if (kept.size() > begun[0]) {
                    ranges.add(new Range(begun[0], kept.size(), false));
                }
                begun[0] = -1;
            } else {
                kept.add(statement);
                if (begun[0] < 0) {
                    ranges.add(new Range(kept.size() - 1, kept.size(), true));
                }
            }
        });
        if (begun[0] >= 0 && kept.size() > begun[0]) {
            ranges.add(new Range(begun[0], kept.size(), false));
        }
        return new Cut(kept, ranges);
    }
}
