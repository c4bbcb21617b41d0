package io.driftgate.check;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.Reload;
import io.driftgate.diff.DiffOptions;
import io.driftgate.diff.Differ;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.history.HistoryTables;
import io.driftgate.policy.Judgement;
import io.driftgate.policy.Policy;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.source.Dialects;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchReload;
import java.util.Optional;
import java.util.function.BiFunction;

/** Compares two schemas as a team means it: without history tables and unmanaged objects, in the engine's own words. */
final class SchemaComparison {
    private final CheckSettings settings;
    private final ScratchPool scratch;
    private final String historyTable;

    SchemaComparison(CheckSettings settings, ScratchPool scratch, String historyTable) {
        this.settings = settings;
        this.scratch = scratch;
        this.historyTable = historyTable;
    }

    Judgement judge(Schema expected, Schema actual) {
        SchemaDiff diff = differ(expected.engine(), actual.engine()).diff(managed(expected), managed(actual));
        return new Policy(settings.waivers(), settings.today()).judge(diff);
    }

    private Schema managed(Schema schema) {
        Schema left = HistoryTables.removed(schema, historyTable);
        return settings.unmanaged().isEmpty()
                ? left
                : left.filter(
                        object -> settings.unmanaged().stream().noneMatch(pattern -> pattern.fits(object.path())));
    }

    private Differ differ(Engine expected, Engine actual) {
        Optional<Dialect> dialect = expected.is(actual.product()) ? Dialects.named(actual.product()) : Optional.empty();
        BiFunction<Property, String, String> normalForm = dialect.<BiFunction<Property, String, String>>map(
                        found -> found::normalForm)
                .orElse((property, sql) -> sql);
        Engine newer = expected.major() > actual.major() ? expected : actual;
        Reload reload = dialect.isPresent() ? new ScratchReload(scratch, newer) : null;
        return new Differ(new DiffOptions(settings.aspects(), normalForm, reload));
    }
}
