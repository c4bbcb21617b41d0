package io.driftgate.report;

import io.driftgate.diff.Difference;
import io.driftgate.diff.PropertyChange;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Severity;
import io.driftgate.policy.Waiver;
import io.driftgate.schema.Identifier;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One finding as a few lines: what it is, then expected and actual, side by side where both are short. */
final class FindingText {
    private static final int NAME_WIDTH = 20;
    private static final int VALUE_WIDTH = 38;

    private final Paint paint;
    private final List<String> lines;

    FindingText(Paint paint, List<String> lines) {
        this.paint = paint;
        this.lines = lines;
    }

    void add(Finding finding) {
        Difference difference = finding.difference();
        lines.add("  " + finding.code() + " " + what(finding) + suffix(finding));
        whole("expected", difference.expected());
        whole("actual", difference.actual());
        if (difference.properties().isEmpty() || difference.isOrderOnly()) {
            return;
        }
        lines.add("    " + " ".repeat(NAME_WIDTH) + pad("expected", VALUE_WIDTH) + "actual");
        difference.properties().forEach(this::property);
    }

    private String what(Finding finding) {
        Difference difference = finding.difference();
        String name = difference.object().label().replace('-', ' ') + " "
                + Identifier.quoteIfNeeded(difference.path().name())
                + (difference.path().arguments() == null
                        ? ""
                        : "(" + difference.path().arguments() + ")");
        return switch (difference.kind()) {
            case REMOVED -> name + ": " + paint.bad("missing");
            case ADDED ->
                name + ": " + (finding.severity() == Severity.INFO ? "not compared" : paint.bad("not expected"));
            case CHANGED ->
                difference.isOrderOnly() ? name + ": other column order" : name + ": " + paint.bad("changed");
            case RENAMED -> name + ": " + paint.bad("renamed") + ", expected as " + difference.renamedFrom();
        };
    }

    private static String suffix(Finding finding) {
        Waiver waiver = finding.waiver();
        if (waiver != null) {
            return " (waived: " + waiver.reason()
                    + (waiver.expires() == null ? "" : ", until " + waiver.expires())
                    + ")";
        }
        return finding.severity() == Severity.ERROR
                ? ""
                : " (" + finding.severity().name().toLowerCase(Locale.ROOT) + ")";
    }

    private void whole(String side, @Nullable String text) {
        if (text != null) {
            text.lines().forEach(line -> lines.add("    " + pad(side, NAME_WIDTH) + line));
        }
    }

    private void property(PropertyChange change) {
        String expected = orNone(change.expected());
        String actual = orNone(change.actual());
        String name = change.property().label().replace('-', ' ');
        if (expected.length() < VALUE_WIDTH && !expected.contains("\n") && !actual.contains("\n")) {
            lines.add("    " + pad(name, NAME_WIDTH) + pad(expected, VALUE_WIDTH) + actual);
            return;
        }
        lines.add("    " + name);
        block("expected", expected);
        block("actual", actual);
    }

    private void block(String side, String text) {
        text.lines().forEach(line -> lines.add("      " + pad(side, NAME_WIDTH - 2) + line));
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "(none)" : value;
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }
}
