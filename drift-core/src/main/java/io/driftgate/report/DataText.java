package io.driftgate.report;

import io.driftgate.check.data.DataEffect;
import io.driftgate.check.data.DataFinding;
import io.driftgate.script.Migration;
import java.util.ArrayList;
import java.util.List;

/** What rows mean for migrations, as lines for people. */
final class DataText {
    private final Paint paint;

    DataText(Paint paint) {
        this.paint = paint;
    }

    /** Below a migration of a plan. */
    List<String> below(Migration migration, List<DataFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.migration().equals(migration))
                .map(finding -> "  " + label(finding.effect()) + finding.message() + finding.shownKeys())
                .toList();
    }

    /** What a run tells beside a refusal: what goes, and what is open. */
    List<String> warnings(List<DataFinding> findings) {
        List<String> lines = new ArrayList<>();
        for (DataFinding finding : findings) {
            if (finding.effect() != DataEffect.FAILS) {
                lines.add(label(finding.effect()) + finding.sentence());
            }
        }
        return lines;
    }

    private String label(DataEffect effect) {
        return switch (effect) {
            case FAILS -> paint.bad("! fails: ");
            case LOST -> paint.bad("! lost: ");
            case OPEN -> "? open: ";
        };
    }
}
