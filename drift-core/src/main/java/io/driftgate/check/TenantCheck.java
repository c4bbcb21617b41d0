package io.driftgate.check;

import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.history.History;
import io.driftgate.history.HistoryReader;
import io.driftgate.policy.Judgement;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Dialects;
import io.driftgate.source.ErrorText;
import io.driftgate.source.MovedSchema;
import io.driftgate.source.Reading;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.SourceException;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The drift check of schemas that are expected to be alike, one a tenant. What is expected of one follows from its own
 * history, or from that of the default schema where it has none, and is what the migrations give in a schema of any name.
 * Thread-safe.
 */
public final class TenantCheck {
    /** In seconds. */
    private static final int PATIENCE = 5;

    private final Sources sources;
    private final ScratchPool scratch;
    private final CheckSettings settings;
    private final SchemaComparison comparison;
    private final ExpectedSchema expected;
    private final Map<Asked, Promise> promises = new ConcurrentHashMap<>();

    /** @param sources of which the scope says by patterns which schemas are tenants */
    public TenantCheck(Sources sources, CheckSettings settings, ScratchPool scratch) {
        this.sources = sources;
        this.scratch = scratch;
        this.settings = settings;
        // Which schemas there are is known: no tenant is to have those of the others.
        comparison = new SchemaComparison(settings, scratch, sources.settings().with(ReadScope.DEFAULT));
        expected = new ExpectedSchema(sources);
    }

    /** What tells the expectations of tenants apart. */
    private record Asked(SourceSpec spec, Engine engine, Optional<History> history) {}

    /** What is expected of all tenants with one history. */
    private record Promise(ExpectedSchema.Expectation want, String template, MovedSchema objects) {

        /** Without what no file decides any more. */
        Schema decided(Schema have) {
            return want.undecided().equals(Undecided.NOTHING)
                    ? have
                    : have.filter(object -> !want.undecided().isAbout(atTemplate(object.path())));
        }

        private ObjectPath atTemplate(ObjectPath path) {
            List<String> parts = new ArrayList<>(path.parts());
            parts.set(0, template);
            return new ObjectPath(parts, path.arguments());
        }
    }

    /**
     * The tenants of a database, sorted.
     *
     * @throws SourceException if there is none, or the engine has no schemas that could be tenants
     */
    public List<String> tenants(Database database, Connection connection) throws SQLException {
        Dialect dialect = dialect(database, connection);
        ReadScope scope = sources.settings().scope();
        List<String> tenants = dialect.schemas(connection, scope);
        if (tenants.isEmpty()) {
            throw new SourceException(database.shownUrl() + " has no schema " + String.join(" or ", scope.schemas())
                    + ". Correct db.schemas, whose patterns say which schemas are tenants.");
        }
        return tenants;
    }

    private static Dialect dialect(Database database, Connection connection) throws SQLException {
        return Dialects.of(connection)
                .filter(found -> found.product().equals(Engine.POSTGRESQL))
                .orElseThrow(() -> new SourceException(
                        database.shownUrl() + " is no PostgreSQL database, and only there schemas can be tenants."
                                + " Write db.schemas without *, or leave it out."));
    }

    /** Hears of each tenant how its check went. */
    public interface Listener {
        void checked(String tenant, DriftResult result);

        /** @param why in one sentence; the others go on */
        void failed(String tenant, String why);
    }

    /**
     * Checks some tenants of a database, read at one go.
     *
     * @throws SQLException if the connection is lost; tenants that nothing was told of are not checked
     */
    public void verify(
            Database database, Connection connection, List<String> tenants, SourceSpec spec, Listener listener)
            throws SQLException {
        scratch.resemble(connection);
        Schema found = SchemaReader.read(connection, new ReadScope(tenants));
        Map<String, List<SchemaObject>> bySchema = bySchema(found);
        Shared shared = new Shared(connection);
        for (String tenant : tenants) {
            Schema have = new Schema(found.engine(), List.of(tenant), bySchema.getOrDefault(tenant, List.of()));
            DriftResult result;
            try {
                Optional<History> own = history(connection, have);
                result = verify(database, tenant, have, spec, own.isEmpty() ? shared.history() : own);
            } catch (SQLException e) {
                if (!connection.isValid(PATIENCE)) {
                    throw e;
                }
                listener.failed(
                        tenant,
                        "The history of " + tenant + " cannot be read: " + ErrorText.of(e)
                                + ". Grant SELECT on its history table, and USAGE on its schema, to the role that verifies.");
                continue;
            } catch (RuntimeException e) {
                listener.failed(tenant, e.getMessage() == null ? e.toString() : e.getMessage());
                continue;
            }
            listener.checked(tenant, LastChanges.in(result, connection));
        }
    }

    /** The history of the default schema, read once if any tenant needs it. */
    private final class Shared {
        private final Connection connection;
        private @Nullable Optional<History> read;

        Shared(Connection connection) {
            this.connection = connection;
        }

        Optional<History> history() throws SQLException {
            if (read == null) {
                read = TenantCheck.this.history(connection, SchemaReader.read(connection, ReadScope.DEFAULT));
            }
            return read;
        }
    }

    private static Map<String, List<SchemaObject>> bySchema(Schema found) {
        Map<String, List<SchemaObject>> map = new HashMap<>();
        for (SchemaObject object : found.objects()) {
            String schema = object.path().first();
            if (MovedSchema.isIn(schema, object)) {
                map.computeIfAbsent(schema, name -> new ArrayList<>()).add(object);
            }
        }
        return map;
    }

    /** Without the tenant's name in it, so that tenants at one version are asked for once. */
    private Optional<History> history(Connection connection, Schema have) throws SQLException {
        return HistoryReader.read(
                        connection,
                        have,
                        sources.settings().historyTable(),
                        sources.settings().flyway())
                .map(history -> new History(
                        history.tool(), ObjectPath.of(history.table().name()), history.entries()));
    }

    private DriftResult verify(
            Database database, String tenant, Schema have, SourceSpec spec, Optional<History> history) {
        Engine engine = settings.engine().orElse(have.engine());
        Promise promise = promises.computeIfAbsent(new Asked(spec, engine, history), this::promise);
        ExpectedSchema.Expectation want = promise.want();
        Schema wanted = promise.objects().at(tenant);
        Judgement judgement = comparison.judge(wanted, promise.decided(have));
        return new DriftResult(
                        tenant,
                        want.version(),
                        have.engine(),
                        new Reading(want.reading().label(), want.reading().database(), wanted),
                        new Reading(tenant, database.shownUrl(), have),
                        judgement,
                        want.refusals(),
                        want.pending(),
                        want.notes())
                .replaying(want.replayed());
    }

    private Promise promise(Asked asked) {
        ExpectedSchema.Expectation want = expected.of(asked.spec(), asked.engine(), asked.history());
        Schema schema = want.reading().schema();
        Schema decided = schema.filter(object -> !want.undecided().isAbout(object.path()));
        String template = template(want.reading());
        return new Promise(want, template, MovedSchema.of(scratch, decided, template));
    }

    /** The one schema that the expected objects are in. */
    private static String template(Reading reading) {
        TreeSet<String> filled = new TreeSet<>();
        for (SchemaObject object : reading.schema().objects()) {
            if (object.path().parts().size() > 1) {
                filled.add(object.path().first());
            }
        }
        if (filled.size() > 1) {
            throw new SourceException(reading.label() + " has objects in the schemas " + String.join(", ", filled)
                    + ", so nothing says which of them is a tenant's. Let db.expected be a source with one schema.");
        }
        return filled.isEmpty() ? "public" : filled.first();
    }
}
