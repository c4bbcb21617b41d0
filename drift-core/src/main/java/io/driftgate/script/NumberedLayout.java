package io.driftgate.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code 001_name.sql}, undone by {@code 001_rollback.sql} or {@code 001_name.down.sql}. Files that share a number, or have
 * none, are ordered by their {@code Dependencies:} headers and {@code migrations.order}, and called by their stems.
 */
final class NumberedLayout implements LayoutReader {

    static boolean recognises(SqlFile file) {
        boolean beside = NumberedFiles.Suffix.of(file)
                .filter(NumberedFiles.Suffix::isCertain)
                .isPresent();
        boolean named = NumberedName.of(file.stem()).isPresent()
                || file.head().headers().dependencies().isPresent();
        return named && !beside;
    }

    @Override
    public Found read(LayoutInput input) {
        NumberedFiles found = NumberedFiles.of(input.files());
        List<SqlFile> ordered = new NumberedOrder(found.migrations(), input).ordered();
        List<Migration> migrations = new ArrayList<>();
        Map<Version, Long> sharing = found.sharing();
        ordered.forEach(file -> migrations.add(migration(input, file, sharing)));
        List<String> notes = new ArrayList<>(input.unreadable());
        found.besides().forEach(beside -> attach(input, beside, migrations, notes));
        return new Found(migrations, notes);
    }

    private static Migration migration(LayoutInput input, SqlFile file, Map<Version, Long> sharing) {
        Optional<NumberedName> name = NumberedName.of(file.stem());
        Version version = name.map(NumberedName::version)
                .filter(number -> sharing.getOrDefault(number, 1L) == 1)
                .orElse(new Version(file.stem()));
        String rest = name.map(NumberedName::description).orElse(file.stem()).replace('_', ' ');
        return new Migration(
                Migration.Kind.VERSIONED,
                version,
                file.head().headers().purpose().orElse(rest),
                file.path(),
                new Migration.Parts(input.filledIn(file), Optional.empty(), Optional.empty(), input.whole(file)),
                file.head().headers());
    }

    /** A file that belongs to one migration, or to all that share a number. */
    private static void attach(
            LayoutInput input, NumberedFiles.Beside beside, List<Migration> migrations, List<String> notes) {
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i < migrations.size(); i++) {
            if (beside.belongsTo(migrations.get(i), migrations)) {
                targets.add(i);
            }
        }
        if (targets.isEmpty()) {
            notes.add(beside.file() + " belongs to no migration and is left out.");
        }
        List<Version> versions =
                targets.stream().map(i -> migrations.get(i).version()).toList();
        Script script = input.filledIn(beside.file());
        for (int target : targets) {
            Migration migration = migrations.get(target);
            if (beside.suffix().isVerify()) {
                migrations.set(target, migration.withVerify(script));
            } else if (migration.down().isPresent()) {
                throw Twins.twoWaysBack(migration, beside.file(), input);
            } else {
                migrations.set(target, migration.withDown(script, versions));
            }
        }
    }
}
