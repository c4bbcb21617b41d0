package io.driftgate.report;

import io.driftgate.check.post.PostCheck;
import io.driftgate.diff.Difference;
import io.driftgate.diff.PropertyChange;
import io.driftgate.migration.Baseline;
import io.driftgate.migration.Direction;
import io.driftgate.migration.Info;
import io.driftgate.migration.InfoLine;
import io.driftgate.migration.MigrationResult;
import io.driftgate.migration.MigrationState;
import io.driftgate.migration.Observed;
import io.driftgate.migration.Plan;
import io.driftgate.migration.Refused;
import io.driftgate.migration.Repair;
import io.driftgate.migration.Trial;
import io.driftgate.schema.Engine;
import io.driftgate.script.Migration;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run did, as lines for people. */
public final class MigrationText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Paint paint;
    private final TextReport drift;

    /** @param drift words the schema differences of a refusal */
    public MigrationText(Paint paint, TextReport drift) {
        this.paint = paint;
        this.drift = drift;
    }

    /** How a run ended. */
    public List<String> lines(MigrationResult result) {
        List<String> lines = new ArrayList<>();
        result.warnings().forEach(warning -> lines.add(paint.bad("Let pass by db.onDrift=warn: ") + warning));
        lines.addAll(HurdleText.lines(result.precautions().hurdles(), paint));
        lines.addAll(new DataText(paint).warnings(result.precautions().data()));
        if (!result.precautions().checks().isEmpty()) {
            lines.add(ChecksText.count(result.precautions().checks()));
        }
        if (result.refused().isPresent()) {
            refused(result.refused().get(), lines);
            lines.add("");
        }
        result.observed().ifPresent(observed -> observed(observed, lines));
        lines.add(paint.strong(result.id())
                + headline(result).substring(result.id().length()));
        result.backup().ifPresent(backup -> lines.addAll(new BackupText(paint).lines(backup)));
        return lines;
    }

    /** One sentence. */
    static String headline(MigrationResult result) {
        String version = result.version() == null ? "no version" : "version " + result.version();
        String from = result.from() == null ? "" : " from version " + result.from();
        String did = result.direction() == Direction.BACK ? " undone" : " applied";
        boolean inPart = result.observed()
                .filter(observed -> !observed.changes().isEmpty())
                .isPresent();
        String none = inPart ? "no migration was" + did + " to its end" : "nothing was" + did;
        return result.id() + ": "
                + (result.done().isEmpty() ? none : count(migrations(result)) + did + from)
                + "; the database stands at " + version + ".";
    }

    private static int migrations(MigrationResult result) {
        return result.done().stream().mapToInt(MigrationResult.Done::migrations).sum();
    }

    private void observed(Observed observed, List<String> lines) {
        lines.add("Changed: " + ChangeText.of(observed.counts()) + ".");
        for (PostCheck check : observed.checks()) {
            boolean failed = check.verdict() == PostCheck.Verdict.FAILED;
            String head = (failed ? paint.bad("FAILED") : "note") + ": " + check.name() + ": ";
            check.lines().forEach(line -> lines.add(head + line));
        }
    }

    private static String count(int migrations) {
        return migrations == 1 ? "1 migration" : migrations + " migrations";
    }

    /** A gate's no. */
    public List<String> lines(Refused refused) {
        List<String> lines = new ArrayList<>();
        refused(refused, lines);
        return lines;
    }

    /** How a database was put under care. */
    public List<String> lines(Baseline baseline) {
        List<String> lines = new ArrayList<>(baseline.notes());
        baseline.written()
                .ifPresent(file -> lines.add("Wrote its schema to " + file
                        + "; loaded into an empty database it gave exactly the same schema."));
        lines.add(paint.strong(baseline.id()) + ": "
                + (baseline.marked().isEmpty() ? "nothing" : names(baseline.marked()))
                + " recorded as applied. db:migrate goes on from here.");
        return lines;
    }

    private static String names(List<Migration> migrations) {
        return migrations.stream().map(Migration::name).collect(Collectors.joining(", "));
    }

    private void refused(Refused refused, List<String> lines) {
        lines.add(paint.bad("REFUSED: ") + refused.reason());
        refused.details().forEach(detail -> lines.add("  " + detail));
        refused.evidence().ifPresent(evidence -> {
            lines.add("");
            lines.addAll(drift.lines(evidence.judgement()));
            lines.add("");
        });
        refused.remedies().forEach(remedy -> lines.add("- " + remedy));
    }

    /** What does not fit in a history, or how it was settled. */
    public List<String> lines(Repair repair) {
        List<String> lines = new ArrayList<>();
        repair.refused().ifPresent(refused -> refused(refused, lines));
        repair.settled().ifPresent(lines::add);
        for (Repair.Entry entry : repair.entries()) {
            lines.add(paint.strong(entry.version()));
            lines.add("  history: " + entry.history() + ".");
            lines.add("  schema:  " + entry.schema() + ".");
            entry.remedies().forEach(remedy -> lines.add("  - " + remedy));
        }
        if (lines.isEmpty()) {
            lines.add(paint.strong(repair.id()) + ": the history matches the files; there is nothing to settle.");
        }
        return lines;
    }

    /** What came of trying a directory. */
    public List<String> lines(Trial trial) {
        List<String> lines = new ArrayList<>();
        for (Trial.Problem problem : trial.problems()) {
            lines.add(paint.bad("FAILED: ") + problem.text());
            problem.evidence().ifPresent(evidence -> {
                lines.add("");
                lines.addAll(drift.lines(evidence.judgement()));
                lines.add("");
            });
        }
        String ways = trial.undone() == trial.migrations()
                ? "each undone and applied again"
                : trial.undone() + " of them undone and applied again";
        int problems = trial.problems().size();
        lines.add(count(trial.migrations()) + " applied in a scratch database, " + ways
                + (problems == 0 ? "" : problems == 1 ? "; 1 problem" : "; " + problems + " problems") + ".");
        if (!trial.oneWay().isEmpty()) {
            lines.add("Without a way back: " + String.join(", ", trial.oneWay()) + ".");
        }
        return lines;
    }

    /** What a run would do. */
    public List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        String version = plan.version() == null ? "no version yet" : "version " + plan.version();
        lines.add(place(plan.id(), plan.database(), plan.engine()) + " stands at " + version + "; "
                + ProgressText.pending(plan.pending().size()) + ".");
        plan.notes().forEach(note -> lines.add("note: " + note));
        lines.addAll(HurdleText.lines(plan.precautions().hurdles(), paint));
        for (Plan.Planned planned : plan.pending()) {
            lines.add("");
            lines.add(paint.strong(name(planned.migration())) + (planned.atomic() ? "" : inParts(planned.units())));
            if (planned.changes().differences().isEmpty()) {
                lines.add("  changes no schema");
            }
            planned.changes().differences().forEach(change -> change(change, lines));
            lines.addAll(new DataText(paint)
                    .below(planned.migration(), plan.precautions().data()));
        }
        lines.add("");
        if (plan.blocked().isPresent()) {
            refused(plan.blocked().get(), lines);
        } else {
            lines.add(paint.good("Nothing blocks db:migrate."));
        }
        return lines;
    }

    private String place(String id, String database, Engine engine) {
        String where = id.equals(database) ? "" : ": " + database;
        return paint.strong(id) + where + " (" + engine + ")";
    }

    private static String inParts(int parts) {
        return parts == 1 ? ", not in a transaction" : ", in " + parts + " parts, not in one transaction";
    }

    private static void change(Difference change, List<String> lines) {
        String object = change.object().label().replace('-', ' ') + " " + change.path();
        switch (change.kind()) {
            case ADDED -> lines.add("  + " + first(change.actual(), object));
            case REMOVED -> lines.add("  - " + object);
            case RENAMED -> lines.add("  ~ " + object + ", until now " + change.renamedFrom());
            case CHANGED -> lines.add("  ~ " + object);
        }
        if (change.kind() == io.driftgate.diff.DifferenceKind.ADDED && change.actual() != null) {
            change.actual().lines().skip(1).forEach(line -> lines.add("    " + line));
        }
        for (PropertyChange property : change.properties()) {
            lines.add("      " + property.property().label().replace('-', ' ') + ": " + orNone(property.expected())
                    + " -> " + orNone(property.actual()));
        }
    }

    /** A column's or a constraint's own words name no table. */
    private static String first(@Nullable String whole, String object) {
        String line = whole == null ? "" : whole.lines().findFirst().orElse("");
        return whole == null || line.isEmpty() ? object : object + ": " + line;
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "(none)" : value;
    }

    /** A table of all migrations. */
    public List<String> lines(Info info) {
        List<String> lines = new ArrayList<>();
        String version = info.version() == null ? "no version yet" : "version " + info.version();
        String history = info.historyOf() == null ? "no history" : "history of " + info.historyOf();
        lines.add(place(info.id(), info.database(), info.engine()) + " stands at " + version + ", " + history + ".");
        lines.add("");
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("Version", "Description", "State", "Applied (UTC)", "By", "Took"));
        info.lines().forEach(line -> table.add(cells(line)));
        Columns.aligned(table).forEach(lines::add);
        info.refusals().forEach(refusal -> {
            lines.add("");
            lines.add(paint.bad("history: ") + refusal);
        });
        return lines;
    }

    private static List<String> cells(InfoLine line) {
        Long took = line.durationMillis();
        return List.of(
                line.version(),
                line.description(),
                state(line.state()),
                at(line.appliedAt()),
                line.appliedBy() == null ? "" : line.appliedBy(),
                took == null ? "" : Amounts.time(Duration.ofMillis(took)));
    }

    private static String state(MigrationState state) {
        return state.label();
    }

    private static String at(@Nullable Instant time) {
        return time == null ? "" : MINUTE.format(time);
    }

    static String name(Migration migration) {
        return migration.kind() == Migration.Kind.REPEATABLE
                ? "repeatable " + migration.description()
                : migration.version() + " " + migration.description();
    }
}
