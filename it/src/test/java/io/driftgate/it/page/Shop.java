package io.driftgate.it.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftCheck;
import io.driftgate.check.DriftResult;
import io.driftgate.check.Origins;
import io.driftgate.check.Verdict;
import io.driftgate.check.file.CheckFolder;
import io.driftgate.check.targets.TargetResult;
import io.driftgate.connection.ConnectionException;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.policy.PathPattern;
import io.driftgate.policy.Waiver;
import io.driftgate.report.DriftDetails;
import io.driftgate.report.DriftDocument;
import io.driftgate.report.OriginsJson;
import io.driftgate.report.nights.NightLog;
import io.driftgate.report.nights.Story;
import io.driftgate.schema.Engine;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchSettings;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A shop with databases of SQLite, one of which drifts, and the report of each night. */
final class Shop implements AutoCloseable {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final int NIGHTS = 14;
    private static final LocalDate LAST = FIRST.plusDays(NIGHTS - 1L);
    private static final Engine SQLITE = new Engine(Engine.SQLITE, "3");
    private static final Waiver TRIED = new Waiver(
            "DG4*", new PathPattern("main.customers.customers_name_tried"), "tried until <spring>", LAST.plusDays(6));
    private static final Waiver OVER = new Waiver("DG1*", new PathPattern("main.old"), "over", FIRST);

    private final Path folder;
    private final ScratchPool scratch;
    private final Sources sources;

    /** @param folder empty */
    Shop(Path folder) throws IOException {
        this.folder = folder;
        Path migrations = Files.createDirectories(folder.resolve("migrations"));
        for (Map.Entry<String, String> migration : ShopSql.MIGRATIONS.entrySet()) {
            Files.writeString(migrations.resolve(migration.getKey()), migration.getValue());
        }
        Path checks = Files.createDirectories(folder.resolve("checks/always"));
        Files.writeString(checks.resolve("names.sql"), ShopSql.CHECK);
        scratch = new ScratchPool(new ScratchSettings(
                ScratchSettings.AUTO, folder.resolve("cache").toAbsolutePath(), major -> {
                    throw new IllegalStateException("nothing here is PostgreSQL");
                }));
        sources = new Sources(
                new SourceSettings(
                        Map.of(),
                        migrations,
                        "auto",
                        Map.of(),
                        SourceSettings.DEFAULT_HISTORY_TABLE,
                        ReadScope.DEFAULT),
                scratch);
    }

    /** The report of the last of all nights. */
    ObjectNode nights() throws SQLException, IOException {
        run("prod", ShopSql.AT_3);
        run("archive", ShopSql.AT_3 + ShopSql.ALL);
        NightLog log = new NightLog(folder.resolve("nights.jsonl"));
        ObjectNode document = night(1, log);
        for (int night = 2; night <= NIGHTS; night++) {
            switch (night) {
                case 3 -> run("prod", ShopSql.HOTFIX);
                case 6 -> run("prod", ShopSql.HOTFIX_GONE + ShopSql.TRIED);
                case 8 -> run("prod", ShopSql.DRIFT.get(0));
                case 11 -> run("prod", String.join(";\n", ShopSql.DRIFT.subList(1, ShopSql.DRIFT.size())));
                default -> {} // nobody did anything
            }
            document = night(night, log);
        }
        return document;
    }

    private ObjectNode night(int night, NightLog log) throws IOException {
        Instant at = at(night);
        DriftDocument results = new DriftDocument(at);
        DriftCheck check = check();
        put("archive", database("archive"), check, at, results);
        put("prod", night == 9 ? unreachable() : database("prod"), check, at, results);
        put("staging " + ShopSql.SCRIPT, unreachable(), check, at, results);
        ObjectNode document = results.json();
        Story.tell(document, log);
        log.append(document, "drift-report");
        return document;
    }

    private static Instant at(int night) {
        return Instant.parse(FIRST.plusDays(night - 1L) + "T01:00:00Z");
    }

    private DriftCheck check() {
        return new DriftCheck(
                sources,
                new CheckSettings(Optional.of(SQLITE), Set.of(), List.of(), List.of(TRIED, OVER), LAST),
                scratch);
    }

    private void put(String id, Database database, DriftCheck check, Instant at, DriftDocument results) {
        DriftResult drift = null;
        String error = null;
        try {
            drift = check.verify(id, database, new SourceSpec.Migrations(Optional.empty()))
                    .with(check.always(database, new CheckFolder(folder.resolve("checks")), Duration.ofSeconds(9)));
        } catch (ConnectionException e) {
            error = e.getMessage();
        }
        ObjectNode target = results.add(
                new TargetResult(id, database.shownUrl(), at, Duration.ofMillis(1500), drift, error), "migrations");
        if (drift != null && drift.verdict() == Verdict.DRIFT && at.equals(at(NIGHTS))) {
            details(drift, target);
        }
    }

    private void details(DriftResult drift, ObjectNode target) {
        DriftDetails.put(drift, target);
        new OriginsJson(Origins.of(sources, drift.replayed(), drift.engine()), folder).put(drift, target);
        // SQLite knows no owners; other engines put them here.
        target.withArray("differences").forEach(difference -> ((ObjectNode) difference).put("owner", "app <owner>"));
    }

    /** Compares two files of DDL. */
    ObjectNode diff(String expected, String actual) throws IOException {
        Path from = Files.writeString(folder.resolve("expected.sql"), expected);
        Path to = Files.writeString(folder.resolve("actual.sql"), actual);
        DriftDocument results = new DriftDocument(at(NIGHTS));
        DriftResult result = check().diff(new SourceSpec.Ddl(from), new SourceSpec.Ddl(to));
        DriftDetails.put(result, results.add(result));
        return results.json();
    }

    private void run(String database, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database(database).url());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Database database(String name) {
        return Database.at("jdbc:sqlite:" + folder.resolve(name + ".db"));
    }

    private Database unreachable() {
        return Database.at("jdbc:sqlite:" + folder.resolve("no/such/folder/shop.db"));
    }

    @Override
    public void close() {
        scratch.close();
    }
}
