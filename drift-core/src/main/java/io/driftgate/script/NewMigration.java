package io.driftgate.script;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names a new migration the way a directory names its own: the next number as wide as the last, or the time. */
public final class NewMigration {
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern TIME = Pattern.compile("\\d{14}");
    private static final Pattern MINUTE = Pattern.compile("\\d{8}_\\d{4}");

    private final Path directory;
    private final Layout layout;
    private final Optional<String> newest;
    private final boolean dashes;
    private final boolean twoFiles;

    private NewMigration(Path directory, Layout layout, Optional<String> newest, boolean dashes, boolean twoFiles) {
        this.directory = directory;
        this.layout = layout;
        this.newest = newest;
        this.dashes = dashes;
        this.twoFiles = twoFiles;
    }

    /** In a directory that has migrations already. */
    public static NewMigration in(MigrationDirectory directory) {
        List<Migration> all = directory.migrations().stream()
                .filter(migration -> migration.kind() != Migration.Kind.REPEATABLE)
                .toList();
        Optional<Migration> last = all.stream()
                .filter(migration -> directory.layout() != Layout.NUMBERED
                        || NumberedName.of(migration.stem()).isPresent())
                .reduce((former, later) -> later);
        boolean dashes = last.map(migration -> migration.stem().matches("\\d{4}-\\d\\d-\\d\\d-\\d{6}.*"))
                .orElse(false);
        boolean twoFiles =
                last.map(migration -> migration.name().endsWith(".up.sql")).orElse(false);
        return new NewMigration(
                directory.directory(),
                directory.layout(),
                last.map(migration -> NumberedName.of(migration.stem())
                        .map(NumberedName::number)
                        .orElse(migration.version().text())),
                dashes,
                twoFiles);
    }

    /** In a directory that is empty or does not exist: as Flyway names them. */
    public static NewMigration inEmpty(Path directory) {
        return new NewMigration(directory, Layout.FLYWAY, Optional.empty(), false, false);
    }

    /**
     * The files of a new migration with what they begin with, the way up first.
     *
     * @param description any words
     * @param now for directories whose versions are times, in UTC
     */
    public Map<Path, String> files(String description, Instant now) {
        String name = NO_NAME.matcher(description.strip())
                .replaceAll("_")
                .replaceAll("^_|_$", "")
                .toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw new MigrationsException(
                    "A new migration needs a name of letters or digits: set db.description, such as add_phone.");
        }
        return files(next(now), name, description.strip());
    }

    private Map<Path, String> files(String version, String name, String purpose) {
        String up = "-- " + purpose + "\n";
        String down = "-- Undoes: " + purpose + "\n";
        Map<Path, String> files = new LinkedHashMap<>();
        switch (layout) {
            case FLYWAY -> files.put(directory.resolve("V" + version + "__" + name + ".sql"), up);
            case NUMBERED -> {
                files.put(directory.resolve(version + "_" + name + ".sql"), "-- Purpose: " + purpose + "\n");
                files.put(directory.resolve(version + "_" + name + ".down.sql"), down);
            }
            case GOLANG_MIGRATE ->
                both(files, version + "_" + name + ".up.sql", up, version + "_" + name + ".down.sql", down);
            case SQLX -> {
                if (twoFiles) {
                    both(files, version + "_" + name + ".up.sql", up, version + "_" + name + ".down.sql", down);
                } else {
                    files.put(directory.resolve(version + "_" + name + ".sql"), up);
                }
            }
            case GOOSE -> files.put(sections(version, name), "-- +goose Up\n" + up + "\n-- +goose Down\n" + down);
            case DBMATE -> files.put(sections(version, name), "-- migrate:up\n" + up + "\n-- migrate:down\n" + down);
            case SQL_MIGRATE ->
                files.put(sections(version, name), "-- +migrate Up\n" + up + "\n-- +migrate Down\n" + down);
            case DIESEL -> both(files, version + "_" + name + "/up.sql", up, version + "_" + name + "/down.sql", down);
            case PRISMA -> files.put(directory.resolve(version + "_" + name + "/migration.sql"), up);
        }
        return files;
    }

    private Path sections(String version, String name) {
        return directory.resolve(version + "_" + name + ".sql");
    }

    private void both(Map<Path, String> files, String up, String upText, String down, String downText) {
        files.put(directory.resolve(up), upText);
        files.put(directory.resolve(down), downText);
    }

    private String next(Instant now) {
        if (newest.isEmpty()) {
            return layout == Layout.FLYWAY ? "1" : layout == Layout.NUMBERED ? "001" : time("yyyyMMddHHmmss", now);
        }
        String last = newest.get();
        if (dashes) {
            return time("yyyy-MM-dd-HHmmss", now);
        }
        if (TIME.matcher(last).matches()) {
            return time("yyyyMMddHHmmss", now);
        }
        return MINUTE.matcher(last).matches() ? time("yyyyMMdd_HHmm", now) : increased(last);
    }

    private static String time(String pattern, Instant now) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(now);
    }

    /** The first number one higher, as wide as it was; what follows it goes. */
    private static String increased(String version) {
        int end = 0;
        while (end < version.length() && Character.isDigit(version.charAt(end))) {
            end++;
        }
        String number = end == 0 ? "0" : version.substring(0, end);
        String next =
                new java.math.BigInteger(number).add(java.math.BigInteger.ONE).toString();
        return "0".repeat(Math.max(0, number.length() - next.length())) + next;
    }

    /** The file of a baseline, which runs before every other migration. */
    public Path baseline() {
        String zeros = newest.map(last -> last.replaceAll("\\d", "0")).orElse("");
        return switch (layout) {
            case FLYWAY -> directory.resolve(newest.isEmpty() ? "B1__baseline.sql" : "B0__baseline.sql");
            case GOLANG_MIGRATE -> directory.resolve(zeros + "_baseline.up.sql");
            case SQLX -> directory.resolve(zeros + (twoFiles ? "_baseline.up.sql" : "_baseline.sql"));
            case DIESEL -> directory.resolve(zeros + "_baseline/up.sql");
            case PRISMA -> directory.resolve(zeros + "_baseline/migration.sql");
            case NUMBERED, GOOSE, DBMATE, SQL_MIGRATE -> directory.resolve(zeros + "_baseline.sql");
        };
    }

    /** The text of a baseline of these statements. */
    public String baselineText(String statements) {
        return switch (layout) {
            case GOOSE -> "-- +goose Up\n-- +goose StatementBegin\n" + statements + "-- +goose StatementEnd\n";
            case DBMATE -> "-- migrate:up\n" + statements;
            case SQL_MIGRATE ->
                "-- +migrate Up\n-- +migrate StatementBegin\n" + statements + "-- +migrate StatementEnd\n";
            default -> statements;
        };
    }
}
