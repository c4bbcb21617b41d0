package io.driftgate.script;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a directory names its migrations. */
public enum Layout {
    FLYWAY("V1_2__name.sql, R__name.sql, B5__name.sql, U1_2__name.sql", new FlywayLayout()),
    NUMBERED("001_name.sql, 20251215_1000_name.sql, 001_rollback.sql, 001_name.down.sql", new NumberedLayout()),
    GOLANG_MIGRATE("000001_name.up.sql, 000001_name.down.sql, 000001_name.sqlite.up.sql", new UpDownLayout(false)),
    GOOSE("00001_name.sql with -- +goose Up", new SectionLayout(SectionStyle.GOOSE)),
    DBMATE("20240102030405_name.sql with -- migrate:up", new SectionLayout(SectionStyle.DBMATE)),
    SQL_MIGRATE("1_name.sql with -- +migrate Up", new SectionLayout(SectionStyle.SQL_MIGRATE)),
    DIESEL("2024-01-02-030405_name/up.sql, 2024-01-02-030405_name/down.sql", new FolderLayout("up.sql")),
    /** Never found by itself: its files are those of golang-migrate, or numbered ones. */
    SQLX("20240102030405_name.up.sql, 20240102030405_name.sql", new UpDownLayout(true)),
    PRISMA("20240102030405_name/migration.sql", new FolderLayout("migration.sql"));

    private final String looksLike;
    private final LayoutReader reader;

    Layout(String looksLike, LayoutReader reader) {
        this.looksLike = looksLike;
        this.reader = reader;
    }

    /** @throws MigrationsException if there is no layout of that label */
    static Layout named(String label) {
        return Arrays.stream(values())
                .filter(layout -> layout.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new MigrationsException("db.layout is \"" + label + "\", which is none of "
                        + Arrays.stream(values()).map(Layout::label).collect(Collectors.joining(", ")) + ", auto."));
    }

    /** Names that this layout recognises, for messages. */
    public String looksLike() {
        return looksLike;
    }

    /** As {@code db.layout} takes it: {@code golang-migrate}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    LayoutReader reader() {
        return reader;
    }
}
