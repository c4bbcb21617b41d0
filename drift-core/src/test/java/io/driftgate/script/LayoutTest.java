package io.driftgate.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every layout is found by itself, with its versions, order and parts. */
class LayoutTest {
    @TempDir
    Path folder;

    private MigrationFolder migrations;

    @BeforeEach
    void folder() {
        migrations = new MigrationFolder(folder).files("README.md", ".gitkeep", "._V1__mac.sql", "old.sql~");
    }

    private void isRead(Layout layout, String... lines) {
        isRead(migrations.read(), layout, lines);
    }

    private static void isRead(MigrationDirectory directory, Layout layout, String... lines) {
        assertEquals(layout, directory.layout());
        assertEquals(List.of(lines), MigrationFolder.lines(directory));
    }

    @Test
    void flyway() {
        migrations
                .files("V2__orders.sql", "V10__total.sql", "V1_2__note.sql", "V1.10__tax.sql", "V3.sql")
                .files("U10__total.sql", "R__views.sql", "R__a_view.sql", "B5__start.sql", "later/V11__moved.sql")
                .files("afterMigrate.sql", "V10__total.sql.conf", "U4__gone.sql");

        isRead(
                Layout.FLYWAY,
                "1.2 \"note\" V1_2__note.sql",
                "1.10 \"tax\" V1.10__tax.sql",
                "2 \"orders\" V2__orders.sql",
                "3 \"\" V3.sql",
                "BASELINE 5 \"start\" B5__start.sql",
                "10 \"total\" V10__total.sql, down U10__total.sql of [10]",
                "11 \"moved\" V11__moved.sql",
                "REPEATABLE a view \"a view\" R__a_view.sql",
                "REPEATABLE views \"views\" R__views.sql");
        assertEquals(
                List.of(
                        "afterMigrate.sql is a callback of Flyway and is left out.",
                        "U4__gone.sql undoes a version that no file has, and is left out."),
                migrations.read().notes());
        assertEquals(
                List.of("B5__start.sql", "V10__total.sql", "V11__moved.sql", "R__a_view.sql", "R__views.sql"),
                migrations.read().fromEmpty().stream().map(Migration::name).toList());
    }

    @Test
    void numbered() {
        migrations
                .files(
                        "001_orders.sql",
                        "002_total.sql",
                        "10_scale_down.sql",
                        "20251215_1000_phase1_initial.sql",
                        "3.sql")
                .files("001_rollback.sql", "002_total.down.sql", "002_verify.sql", "3_down.sql", "099_rollback.sql");

        isRead(
                Layout.NUMBERED,
                "001 \"orders\" 001_orders.sql, down 001_rollback.sql of [001]",
                "002 \"total\" 002_total.sql, down 002_total.down.sql of [002], verify 002_verify.sql",
                "3 \"\" 3.sql, down 3_down.sql of [3]",
                "10 \"scale down\" 10_scale_down.sql",
                "20251215_1000 \"phase1 initial\" 20251215_1000_phase1_initial.sql");
        assertEquals(
                List.of("099_rollback.sql belongs to no migration and is left out."),
                migrations.read().notes());
    }

    @Test
    void numberedByDatesAndSemver() {
        migrations.files("2024-01-02-orders.sql", "2024-01-02-120000-later.sql", "2023-12-31_first.sql");
        isRead(
                Layout.NUMBERED,
                "2023-12-31 \"first\" 2023-12-31_first.sql",
                "2024-01-02 \"orders\" 2024-01-02-orders.sql",
                "2024-01-02-120000 \"later\" 2024-01-02-120000-later.sql");
    }

    @Test
    void golangMigrate() {
        migrations
                .files("000001_orders.up.sql", "000001_orders.down.sql", "000010_total.up.sql", "000009_tax.up.sql")
                .files("000003_x.up.go", "000003_x.down.sql", "main.go");

        isRead(
                Layout.GOLANG_MIGRATE,
                "000001 \"orders\" 000001_orders.up.sql, down 000001_orders.down.sql of [000001]",
                "000009 \"tax\" 000009_tax.up.sql",
                "000010 \"total\" 000010_total.up.sql");
        assertEquals(
                List.of(
                        "000003_x.up.go is no SQL and is left out.",
                        "000003_x.down.sql has no way up beside it and is left out."),
                migrations.read().notes());
    }

    @Test
    void golangMigrateForSeveralEngines() {
        migrations
                .files("1_a.up.sql", "1_a.down.sql", "1_a.sqlite3.up.sql", "2_b.mysql.up.sql", "2_b.mysql.down.sql")
                .files("3_c.postgres.autocommit.up.sql", "3_c.autocommit.up.sql", "3_c.sqlite.up.sql", "3_c.down.sql")
                .files("4_d.1.up.sql");

        isRead(
                Layout.GOLANG_MIGRATE,
                "1 \"a\" 1_a.sqlite3.up.sql, down 1_a.down.sql of [1]",
                "3 \"c\" 3_c.sqlite.up.sql, down 3_c.down.sql of [3]",
                "4 \"d.1\" 4_d.1.up.sql");
        isRead(
                migrations.read("auto", "PostgreSQL"),
                Layout.GOLANG_MIGRATE,
                "1 \"a\" 1_a.up.sql, down 1_a.down.sql of [1]",
                "3 \"c\" 3_c.postgres.autocommit.up.sql outside, down 3_c.down.sql of [3]",
                "4 \"d.1\" 4_d.1.up.sql");
        assertEquals(List.of(), migrations.read().notes());
    }

    @Test
    void golangMigrateWithOneVersionTwiceInOrder() {
        migrations
                .files("1_a.up.sql", "1_a.down.sql", "1_b.up.sql", "1_b.down.sql")
                .file("migrations.order", "1_b.up.sql", "1_a.up.sql");

        isRead(
                Layout.GOLANG_MIGRATE,
                "1_b \"b\" 1_b.up.sql, down 1_b.down.sql of [1_b]",
                "1_a \"a\" 1_a.up.sql, down 1_a.down.sql of [1_a]");
        assertEquals(2, migrations.read().upTo(new Version("1")).size());
    }

    @Test
    void goose() {
        migrations
                .file("00002_b.sql", "-- +goose NO TRANSACTION", "-- +goose Up", "VACUUM;")
                .file("00001_a.sql", "/* first", " one */", "-- +goose Up", "SELECT 1;", "-- +goose Down", "SELECT 2;");

        isRead(Layout.GOOSE, "00001 \"a\" 00001_a.sql, down 00001_a.sql of [00001]", "00002 \"b\" 00002_b.sql outside");
    }

    @Test
    void dbmate() {
        migrations
                .file("20240102030405_a.sql", "-- migrate:up transaction:false", "VACUUM;", "-- migrate:down")
                .file("20240102030406_b.sql", "-- migrate:up", "SELECT 1;");

        isRead(
                Layout.DBMATE,
                "20240102030405 \"a\" 20240102030405_a.sql outside, down 20240102030405_a.sql of [20240102030405]",
                "20240102030406 \"b\" 20240102030406_b.sql");
    }

    @Test
    void sqlMigrate() {
        migrations
                .file("2_b.sql", "-- +migrate Up", "SELECT 1;", "-- +migrate Down notransaction", "VACUUM;")
                .file("1_a.sql", "-- +migrate Up notransaction", "VACUUM;")
                .file("later.sql", "-- +migrate Up", "SELECT 1;");

        isRead(
                Layout.SQL_MIGRATE,
                "1 \"a\" 1_a.sql outside",
                "2 \"b\" 2_b.sql, down 2_b.sql outside of [2]",
                "later \"later\" later.sql");
    }

    @Test
    void dieselIgnoresDashesAndOrdersAsText() {
        migrations
                .files("00000000000000_initial/up.sql", "00000000000000_initial/down.sql")
                .files("2025-12-31-105118-0000_long/up.sql", "2026-01-02-105118_short/up.sql")
                .file("2025-12-31-105118-0000_long/metadata.toml", "run_in_transaction = false # VACUUM");

        isRead(
                Layout.DIESEL,
                "00000000000000 \"initial\" 00000000000000_initial/up.sql, down 00000000000000_initial/down.sql of"
                        + " [00000000000000]",
                "202512311051180000 \"long\" 2025-12-31-105118-0000_long/up.sql outside",
                "20260102105118 \"short\" 2026-01-02-105118_short/up.sql");
        assertEquals(
                "2026-01-02-105118_short", migrations.read().migrations().get(2).stem());
    }

    @Test
    void prisma() {
        migrations
                .files("20240102030405_a/migration.sql", "20240102030405_b/migration.sql", "0_init/migration.sql")
                .file("migration_lock.toml", "provider = \"sqlite\"");

        isRead(
                Layout.PRISMA,
                "0 \"init\" 0_init/migration.sql",
                "20240102030405_a \"a\" 20240102030405_a/migration.sql",
                "20240102030405_b \"b\" 20240102030405_b/migration.sql");
    }

    @Test
    void sqlx() {
        migrations
                .file("20240102_a.sql", "-- no-transaction", "VACUUM;")
                .files("20240103_b.up.sql", "20240103_b.down.sql");

        isRead(
                migrations.read("sqlx", "SQLite"),
                Layout.SQLX,
                "20240102 \"a\" 20240102_a.sql outside",
                "20240103 \"b\" 20240103_b.up.sql, down 20240103_b.down.sql of [20240103]");
    }
}
