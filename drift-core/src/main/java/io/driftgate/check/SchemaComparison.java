package io.driftgate.check;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.Reload;
import io.driftgate.diff.DiffOptions;
import io.driftgate.diff.Differ;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.history.HistoryTables;
import io.driftgate.policy.Judgement;
import io.driftgate.policy.PathPattern;
import io.driftgate.policy.Policy;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Dialects;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchReload;
import io.driftgate.source.SourceException;
import io.driftgate.source.SourceSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares two schemas as a team means it: without history tables and unmanaged objects, in the engine's own words. */
public final class SchemaComparison {
    private static final List<Property> OF_SERVER = List.of(Property.OWNER, Property.PRIVILEGES, Property.COMMENT);

    private final CheckSettings settings;
    private final ScratchPool scratch;
    private final String historyTable;
    private final ReadScope scope;

    public SchemaComparison(CheckSettings settings, ScratchPool scratch, SourceSettings sources) {
        this.settings = settings;
        this.scratch = scratch;
        historyTable = sources.historyTable();
        scope = sources.scope();
    }

    /** @throws SourceException if a schema that was asked for is on neither side: nothing would be compared, and be clean */
    public Judgement judge(Schema expected, Schema actual) {
        requireSchemas(expected, actual);
        return compare(expected, actual);
    }

    /** As {@link #judge}, where a schema may be missing on both sides, to be made later. */
    public Judgement compare(Schema expected, Schema actual) {
        Schema wanted = managed(expected);
        Schema have = managed(actual);
        boolean anyCase = dialect(expected.engine(), actual.engine())
                .filter(Dialect::findsNamesInAnyCase)
                .isPresent();
        SchemaDiff diff =
                differ(expected.engine(), actual.engine()).diff(wanted, anyCase ? SameNames.in(wanted, have) : have);
        return new Policy(settings.waivers(), settings.today()).judge(diff);
    }

    /** What turns one schema into another of the same scratch server: texts are taken as they are. */
    public SchemaDiff changes(Schema before, Schema after) {
        BiFunction<Property, String, String> normalForm = Dialects.named(
                        after.engine().product())
                .<BiFunction<Property, String, String>>map(dialect -> dialect::normalForm)
                .orElse((property, sql) -> sql);
        return new Differ(new DiffOptions(settings.aspects(), normalForm, null)).diff(managed(before), managed(after));
    }

    /** @throws SourceException if a schema that was asked for is on neither side */
    public void requireSchemas(Schema expected, Schema actual) {
        if (!actual.engine().is(Engine.POSTGRESQL)) {
            return;
        }
        for (String wanted : scope.schemas()) {
            PathPattern pattern = new PathPattern(wanted);
            boolean known = Stream.of(expected, actual)
                    .flatMap(schema -> schema.objects().stream())
                    .anyMatch(object -> object.type() == ObjectType.SCHEMA && pattern.fits(object.path()));
            if (!known) {
                throw new SourceException(
                        "Neither side has a schema " + wanted + ". Correct db.schemas, which lists what is compared.");
            }
        }
    }

    /** Without the history tables, which a run keeps itself. */
    public Schema withoutHistory(Schema schema) {
        return HistoryTables.removed(schema, historyTable);
    }

    /** The schema without history tables and what is not managed. */
    public Schema managed(Schema schema) {
        Schema left = HistoryTables.removed(schema, historyTable);
        return settings.unmanaged().isEmpty()
                ? left
                : left.filter(
                        object -> settings.unmanaged().stream().noneMatch(pattern -> pattern.fits(object.path())));
    }

    /** The differences in what is not managed; none where all is. */
    public SchemaDiff unmanaged(Schema expected, Schema actual) {
        return settings.unmanaged().isEmpty()
                ? new SchemaDiff(List.of())
                : differ(expected.engine(), actual.engine()).diff(unmanaged(expected), unmanaged(actual));
    }

    private Schema unmanaged(Schema schema) {
        return schema.filter(object -> settings.unmanaged().stream().anyMatch(pattern -> pattern.fits(object.path())));
    }

    /** Of comments, owners and privileges those that nobody asked to compare. */
    public Set<ObjectType> notCompared() {
        return Stream.of(Property.Aspect.values())
                .filter(aspect -> !settings.aspects().contains(aspect))
                .flatMap(aspect -> aspect.object().stream())
                .collect(Collectors.toSet());
    }

    /** What of a step touches what is managed here, history tables by their name left out. */
    public SchemaDelta managed(SchemaDelta delta) {
        Set<SchemaObject.Key> histories = new HashSet<>();
        for (SchemaObject object : delta.put()) {
            if (HistoryTables.isOwnedByNamed(object, historyTable)) {
                histories.add(object.key());
            }
        }
        return delta.filter(key -> !histories.contains(key)
                && !HistoryTables.isNamed(key, historyTable)
                && settings.unmanaged().stream().noneMatch(pattern -> pattern.fits(key.path())));
    }

    /**
     * Whether two steps do the same to what is managed here, letter for letter: what nobody asked to compare, such as the owner,
     * who is another one in every database, does not count.
     */
    public boolean isSame(SchemaDelta expected, SchemaDelta actual) {
        return compared(managed(expected)).equals(compared(managed(actual)));
    }

    private SchemaDelta compared(SchemaDelta delta) {
        return new SchemaDelta(
                delta.removed(), delta.put().stream().map(this::compared).collect(Collectors.toSet()));
    }

    private SchemaObject compared(SchemaObject object) {
        SchemaObject left = object;
        for (Property property : OF_SERVER) {
            left = settings.aspects().contains(property.aspect()) ? left : left.with(property, null);
        }
        return left;
    }

    /** The one that both sides share. */
    private static Optional<Dialect> dialect(Engine expected, Engine actual) {
        return expected.is(actual.product()) ? Dialects.named(actual.product()) : Optional.empty();
    }

    private Differ differ(Engine expected, Engine actual) {
        Optional<Dialect> dialect = dialect(expected, actual);
        BiFunction<Property, String, String> normalForm = dialect.<BiFunction<Property, String, String>>map(
                        found -> found::normalForm)
                .orElse((property, sql) -> sql);
        Engine newer = expected.major() > actual.major() ? expected : actual;
        Reload reload = dialect.isPresent() ? new ScratchReload(scratch, newer) : null;
        return new Differ(new DiffOptions(settings.aspects(), normalForm, reload));
    }
}
