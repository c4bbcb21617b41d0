package io.driftgate.report;

import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.policy.Severity;
import io.driftgate.policy.Waiver;
import io.driftgate.schema.ObjectPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A result as lines for people: grouped by table, expected and actual side by side, the remedy at the end. */
public final class TextReport {
    /** How long the waiver that is offered for pasting would hold, in days. */
    private static final int OFFERED_DAYS = 30;

    private final Paint paint;
    private final String waiverFile;
    private final LocalDate today;

    /**
     * @param waiverFile where a waiver would be pasted
     * @param today the day from which an offered waiver is dated
     */
    public TextReport(Paint paint, String waiverFile, LocalDate today) {
        this.paint = paint;
        this.waiverFile = waiverFile;
        this.today = today;
    }

    /** Only what differs, without head and remedies. */
    public List<String> lines(Judgement judgement) {
        List<String> lines = new ArrayList<>();
        groups(judgement).forEach((table, findings) -> {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(paint.strong(table));
            findings.forEach(finding -> new FindingText(paint, lines).add(finding));
        });
        return lines;
    }

    public List<String> lines(DriftResult result) {
        List<String> lines = new ArrayList<>();
        head(result, lines);
        groups(result.judgement()).forEach((table, findings) -> {
            lines.add("");
            lines.add(paint.strong(table));
            findings.forEach(finding -> new FindingText(paint, lines).add(finding));
        });
        result.refusals().forEach(refusal -> {
            lines.add("");
            lines.add(paint.bad("history: ") + refusal);
        });
        tail(result, lines);
        return lines;
    }

    private void head(DriftResult result, List<String> lines) {
        boolean clean = result.verdict() == Verdict.CLEAN;
        String verdict = result.verdict().label().toUpperCase(Locale.ROOT);
        String version = result.version() == null ? "" : ", version " + result.version();
        lines.add(paint.strong(result.id()) + ": " + (clean ? paint.good(verdict) : paint.bad(verdict)));
        lines.add("  actual    " + result.actual().database() + " (" + result.engine() + version + ")");
        lines.add("  expected  " + result.expected().label() + " from "
                + result.expected().database());
        if (!result.pending().isEmpty()) {
            lines.add("  pending   " + String.join(", ", result.pending()));
        }
        result.notes().forEach(note -> lines.add("  note      " + note));
    }

    private static Map<String, List<Finding>> groups(Judgement judgement) {
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : judgement.findings()) {
            groups.computeIfAbsent(group(finding.difference()), table -> new ArrayList<>())
                    .add(finding);
        }
        return groups;
    }

    private static String group(Difference difference) {
        ObjectPath path = difference.path();
        return path.parts().size() > 2
                ? ObjectPath.of(path.parts().get(0), path.parts().get(1)).toString()
                : path.toString();
    }

    /** Waivers that fit no difference of any of these; a waiver is for all of them. */
    public static List<String> unused(List<DriftResult> results) {
        Set<Waiver> unused = new LinkedHashSet<>();
        results.forEach(result -> unused.addAll(result.judgement().unused()));
        results.forEach(result -> unused.retainAll(result.judgement().unused()));
        return unused.stream()
                .map(waiver -> "The waiver " + waiver + " fits no difference. Take it out.")
                .toList();
    }

    private void tail(DriftResult result, List<String> lines) {
        Judgement judgement = result.judgement();
        for (Waiver waiver : judgement.expired()) {
            lines.add("");
            lines.add("The waiver " + waiver + " expired on " + waiver.expires() + " and waives nothing.");
        }
        lines.add("");
        lines.add(summary(result));
        lines.addAll(ChecksText.lines(result.checks(), paint));
        if (judgement.isDrift()) {
            remedy(judgement, lines);
        }
    }

    private static String summary(DriftResult result) {
        Judgement judgement = result.judgement();
        if (judgement.findings().stream().noneMatch(finding -> finding.severity() != Severity.INFO)) {
            return result.refusals().isEmpty()
                    ? "No differences."
                    : "The schema has no differences, but the history does not match the files.";
        }
        List<String> counts = new ArrayList<>();
        count(counts, judgement.count(DifferenceKind.REMOVED), "missing");
        count(counts, judgement.count(DifferenceKind.ADDED), "not expected");
        count(counts, judgement.count(DifferenceKind.CHANGED), "changed");
        count(counts, judgement.count(DifferenceKind.RENAMED), "renamed");
        count(counts, judgement.waived(), "waived");
        return "Differences: " + String.join(", ", counts) + ".";
    }

    private static void count(List<String> counts, long number, String what) {
        if (number > 0) {
            counts.add(number + " " + what);
        }
    }

    private void remedy(Judgement judgement, List<String> lines) {
        Finding first = judgement.findings().stream()
                .filter(Finding::isDrift)
                .findFirst()
                .orElseThrow();
        lines.add("Either put the change into a migration, or change the database back.");
        lines.add("To let a difference stand for a while, add it to " + waiverFile + ":");
        lines.add("  - code: " + first.code());
        lines.add("    object: " + yaml(first.difference().path().toString()));
        lines.add("    reason: <why it may stand>");
        lines.add("    expires: " + today.plusDays(OFFERED_DAYS));
    }

    private static String yaml(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
