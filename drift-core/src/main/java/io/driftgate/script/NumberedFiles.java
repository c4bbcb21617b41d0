package io.driftgate.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of a numbered directory, parted.
 *
 * @param besides ways back and checks
 */
record NumberedFiles(List<SqlFile> migrations, List<Beside> besides) {

    /** A file that runs with a migration. */
    record Beside(SqlFile file, Suffix suffix) {

        boolean belongsTo(Migration migration, List<Migration> all) {
            if (migration.stem().equals(suffix.base())) {
                return true;
            }
            boolean named = all.stream().anyMatch(other -> other.stem().equals(suffix.base()));
            Optional<NumberedName> base = NumberedName.of(suffix.base()).filter(NumberedName::isBare);
            return !named
                    && base.isPresent()
                    && NumberedName.of(migration.stem())
                            .filter(name -> name.version().isSameAs(base.get().version()))
                            .isPresent();
        }
    }

    /** {@code 001_rollback} and {@code 001_name.down} in their parts. */
    record Suffix(String base, String mark, String role) {
        private static final Pattern NAME =
                Pattern.compile("(.+)([._])(rollback|down|undo|revert|verify)", Pattern.CASE_INSENSITIVE);

        static Optional<Suffix> of(SqlFile file) {
            Matcher matcher = NAME.matcher(file.stem());
            return matcher.matches()
                    ? Optional.of(new Suffix(
                            matcher.group(1), matcher.group(2), matcher.group(3).toLowerCase(Locale.ROOT)))
                    : Optional.empty();
        }

        boolean isVerify() {
            return role.equals("verify");
        }

        private boolean isOfNumber() {
            return NumberedName.of(base).filter(NumberedName::isBare).isPresent();
        }

        /** Whether the name alone says it; {@code 012_scale_down.sql} may well be a migration. */
        boolean isCertain() {
            return mark.equals(".") || (role.equals("rollback") && isOfNumber());
        }
    }

    static NumberedFiles of(List<SqlFile> files) {
        Set<String> bases = new HashSet<>();
        for (SqlFile file : files) {
            if (Suffix.of(file).isEmpty()) {
                bases.add(file.stem());
                NumberedName.of(file.stem()).map(NumberedName::number).ifPresent(bases::add);
            }
        }
        List<SqlFile> migrations = new ArrayList<>();
        List<Beside> besides = new ArrayList<>();
        for (SqlFile file : files) {
            Suffix.of(file)
                    .filter(suffix -> suffix.isCertain() || bases.contains(suffix.base()))
                    .ifPresentOrElse(suffix -> besides.add(new Beside(file, suffix)), () -> migrations.add(file));
        }
        return new NumberedFiles(List.copyOf(migrations), List.copyOf(besides));
    }

    /** How many migrations have a number in common, by number. */
    Map<Version, Long> sharing() {
        return migrations.stream()
                .flatMap(file -> NumberedName.of(file.stem()).stream())
                .collect(Collectors.groupingBy(NumberedName::version, TreeMap::new, Collectors.counting()));
    }
}
