package io.driftgate.script;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a directory names its migrations. */
public enum Layout {
    /** {@code V1_2__name.sql}, {@code R__name.sql}, {@code B5__name.sql}; {@code U…} undoes and is no migration. */
    FLYWAY("V1_2__name.sql, R__name.sql, B5__name.sql, U1_2__name.sql") {
        private final Pattern versioned = Pattern.compile("([VB])(\\d[\\d._]*)__(.+)\\.sql");
        private final Pattern repeatable = Pattern.compile("R__(.+)\\.sql");
        private final Pattern undo = Pattern.compile("U\\d[\\d._]*__.+\\.sql");

        @Override
        Optional<Name> parse(String file) {
            Matcher version = versioned.matcher(file);
            if (version.matches()) {
                Migration.Kind kind = version.group(1).equals("V") ? Migration.Kind.VERSIONED : Migration.Kind.BASELINE;
                return Optional.of(new Name(
                        kind,
                        version.group(2).replace('_', '.'),
                        version.group(3).replace('_', ' ')));
            }
            Matcher repeated = repeatable.matcher(file);
            return repeated.matches()
                    ? Optional.of(new Name(
                            Migration.Kind.REPEATABLE,
                            repeated.group(1).replace('_', ' '),
                            repeated.group(1).replace('_', ' ')))
                    : Optional.empty();
        }

        @Override
        boolean isBeside(String file) {
            return undo.matcher(file).matches();
        }
    },

    /** {@code 001_name.sql}, {@code 20251215_1000_name.sql}; {@code 001_rollback.sql} and {@code ….down.sql} undo. */
    NUMBERED("001_name.sql, 20251215_1000_name.sql, 001_rollback.sql, 001_name.down.sql") {
        private final Pattern name = Pattern.compile("(\\d{8}_\\d{4}(?:\\d\\d)?|\\d+)_(.+?)\\.sql");
        private final Pattern down = Pattern.compile("\\d+_rollback\\.sql|\\d.*\\.down\\.sql");

        @Override
        Optional<Name> parse(String file) {
            Matcher matcher = name.matcher(file);
            return !isBeside(file) && matcher.matches()
                    ? Optional.of(new Name(
                            Migration.Kind.VERSIONED,
                            matcher.group(1),
                            matcher.group(2).replace('_', ' ')))
                    : Optional.empty();
        }

        @Override
        boolean isBeside(String file) {
            return down.matcher(file).matches();
        }
    };

    private final String looksLike;

    Layout(String looksLike) {
        this.looksLike = looksLike;
    }

    /** What the file name says; empty if it is no migration of this layout. */
    abstract Optional<Name> parse(String file);

    /** Whether the file belongs to this layout without being a migration. */
    abstract boolean isBeside(String file);

    /** Names that this layout recognises, for messages. */
    public String looksLike() {
        return looksLike;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    record Name(Migration.Kind kind, String version, String description) {}
}
